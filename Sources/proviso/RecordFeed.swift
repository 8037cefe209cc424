import Batch
import Diagnostics
import FEEL
import LocatedCSV
import LocatedYAML
import Provisions
import Proviso

/// Feeds a file's records to an evaluator of a policy over records.
struct RecordFeed {
    private let path: String
    private let format: RecordOptions

    /// What is written out again.
    struct Table {
        /// Of a CSV file.
        let header: [String]?
        fileprivate let kept: KeptRecords

        /// Where a record stands; nil for none.
        func place(_ row: Int) -> SourcePlace? {
            guard let file = kept.file(row) else { return nil }
            if header == nil, let node = JSONReader.read(file).0 { return node.place }
            return SourcePlace(file, SourceSpan(0, file.bytes.count))
        }

        /// Adds the cells of a CSV record to a text.
        func write(_ row: Int, to text: inout [UInt8]) {
            if kept.writePlain(row, to: &text) { return }
            let record = kept.file(row).flatMap { CSVReader.read($0).0 }
            CSVWriter.write(record?.cells.map(\.text) ?? [], to: &text)
        }
    }

    init(_ path: String, _ format: RecordOptions) {
        self.path = path
        self.format = format
    }

    func feed(_ evaluator: PolicyEvaluator) throws(CommandFailure) -> Table {
        let policy = evaluator.plan.policy
        let input = try format.open(path, inputs: policy.portfolio?.records.fields ?? [], own: [])
        let quick = input.columns.flatMap { evaluator.plainLineReader($0) }
        var reader = RecordReader(input)
        let log = DiagnosticLog()
        let cases = CaseReader(policy: policy, log: log)
        var kept = KeptRecords(path: path)
        evaluator.beginRecords()
        while let record = try next(&reader, quick, evaluator, &kept) {
            log.report(record.problems)
            guard let node = record.node, let datum = cases.record(node) else { continue }
            try CommandFailure.unlessLimited { () throws(LimitExceeded) in try evaluator.feed(datum) }
            kept.keep(record.bytes, line: record.line)
        }
        guard !log.hasErrors else { throw .invalid(log.diagnostics) }
        return Table(header: input.columns?.header.cells.map(\.text), kept: kept)
    }

    /// The next record that needs a closer look; those before are fed and kept.
    private func next(
        _ reader: inout RecordReader, _ quick: PlainLineReader?, _ evaluator: PolicyEvaluator,
        _ kept: inout KeptRecords
    ) throws(CommandFailure) -> Record? {
        do throws(FileProblem) {
            try kept.checkRoom()
            return try reader.next { line, number in
                guard let quick, kept.hasRoom, evaluator.feed(line, by: quick) else { return false }
                kept.keep(line, line: number)
                return true
            }
        } catch {
            throw .usage(.unreadableFile(error))
        }
    }
}
