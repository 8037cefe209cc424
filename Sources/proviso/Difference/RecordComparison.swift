import Analysis
import Batch
import Diagnostics
import FEEL
import LocatedCSV
import LocatedYAML
import Proviso
import Provisions
import Reports

/// A file of records decided by two versions of a policy and by those between, piece by piece, in columns where the policies
/// allow it. Memory holds one piece and its outcomes, whatever the file's size.
struct RecordComparison {
    private let comparison: PolicyComparison
    private let clause: ChangeContract.Clause?
    private let options: RecordOptions

    init(_ comparison: PolicyComparison, _ clause: ChangeContract.Clause?, _ options: RecordOptions) {
        (self.comparison, self.clause, self.options) = (comparison, clause, options)
    }

    /// - Parameter field: the column by whose values there are totals.
    func compare(_ path: String, asOf date: CalendarDate?, by field: String?) throws(CommandFailure)
        -> TreeDifference.Compared
    {
        guard let (terms, plans) = comparison.combinations, let before = plans.first, let after = plans.last
        else {
            throw .invalid(comparison.problems)
        }
        let input = try options.open(path, inputs: after.policy.inputs)
        let group = try field.map { field throws(CommandFailure) in try place(of: field, in: input) }
        let name = input.columns?.header.cells.firstIndex { $0.text == "id" }
        let shape = OutcomeShape(before, after)
        var difference = OutcomeDifference(shape, terms, clause: clause)
        var lanes = plans.map { ComparisonLane(input.job(plan: $0, asOf: date, target: .csv), shape) }
        var rows = plans.map { _ in OutcomeRow(shape) }
        var (reader, number) = (input.reader, 0)
        let piece = Piece()
        do throws(FileProblem) {
            while try reader.next(into: piece) {
                for index in lanes.indices { lanes[index].decide(piece) }
                piece.eachRecord(isCSV: input.form == .csv) { record in
                    for index in lanes.indices { lanes[index].next(record, into: &rows[index]) }
                    number += 1
                    let mark = OutcomeDifference.CaseMark(size: record.count, index: number) { [number] in
                        name.map { record.cell($0) } ?? "#\(number)"
                    }
                    difference.add(rows, mark, group: group.map { record.cell($0) })
                }
            }
        } catch {
            throw .usage(.unreadableFile(error))
        }
        return .init(source: .file(input.name), difference: difference, groupedBy: field)
    }
}

extension RecordComparison {
    /// Where a column stands among those of the file.
    private func place(of field: String, in input: RecordInput) throws(CommandFailure) -> Int {
        let names = input.columns?.header.cells.map(\.text) ?? []
        guard let place = names.firstIndex(of: field) else {
            throw .usage(.unknownColumn(field, known: names))
        }
        return place
    }
}

/// One version of a policy at work on pieces of the file.
struct ComparisonLane {
    private let worker: BatchWorker
    /// Of each cell of an outcome, its column.
    private let places: [Int]
    /// How many cells of a line are the record's own.
    private let ownCells: Int
    private var position = 0

    init(_ job: BatchJob, _ shape: OutcomeShape) {
        worker = BatchWorker(job)
        ownCells = job.decoder.columns?.header.cells.count ?? 1
        places = shape.places(of: CSVReport.heading(job.plan))
    }

    mutating func decide(_ piece: Piece) {
        worker.output.removeAll()
        position = 0
        worker.decide(piece.bytes, piece.count, line: piece.line, isOneRecord: piece.isOneRecord)
    }

    /// Takes the outcome of the next record apart.
    mutating func next(_ record: UnsafeRawBufferPointer, into row: inout OutcomeRow) {
        let bytes = worker.output.bytes
        guard position < bytes.count, let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        let end = BatchPiece.endOfRecord(start, position, bytes.count)
        let content = BatchPiece.contentEnd(start, position, end)
        let line = UnsafeRawBufferPointer(rebasing: bytes[position..<content])
        row.read(UnsafeRawBufferPointer(rebasing: line[outcome(of: record, in: line)...]), places)
        position = end + 1
    }

    /// Where the outcome begins: behind the record as it was read, or as it was written anew.
    private func outcome(of record: UnsafeRawBufferPointer, in line: UnsafeRawBufferPointer) -> Int {
        if line.count > record.count, line[record.count] == UInt8(ascii: ","),
            line.prefix(record.count).elementsEqual(record)
        {
            return record.count + 1
        }
        return line.endOfCells(ownCells)
    }
}

extension UnsafeRawBufferPointer {
    /// The place behind so many cells of a line of CSV and the comma after them.
    fileprivate func endOfCells(_ count: Int) -> Int {
        guard count > 0 else { return 0 }
        var (left, isQuoted) = (count, false)
        for index in indices where left > 0 {
            if self[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard self[index] == UInt8(ascii: ","), !isQuoted else { continue }
            left -= 1
            if left == 0 { return index + 1 }
        }
        return self.count
    }

    /// A cell of a line of CSV, without quotes.
    func cell(_ number: Int) -> String {
        let start = endOfCells(number)
        let rest = UnsafeRawBufferPointer(rebasing: self[start...])
        var end = rest.endOfCells(1)
        if end > 0, end < rest.count || rest.last == UInt8(ascii: ",") { end -= 1 }
        let text = String(decoding: rest[..<end], as: UTF8.self)
        return text.hasPrefix("\"") ? String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"") : text
    }
}
