import Batch
import Diagnostics
import LocatedCSV
import LocatedYAML
import Provisions
import Proviso

extension RecordForm {
    /// The one that an option names; else by the file's name.
    static func named(_ name: String?, path: String) throws(CommandFailure) -> RecordForm {
        guard let name else { return path.lowercased().hasSuffix(".csv") ? .csv : .ndjson }
        guard let form = RecordForm(rawValue: name) else {
            throw .usage(.unknownFormat(name, known: allCases.map(\.rawValue)))
        }
        return form
    }
}

/// The records of a file, one after another, each as the mapping that a case is.
struct RecordReader {
    let form: RecordForm
    /// Of a CSV file.
    private(set) var columns: CaseColumns?
    private var lines: LineReader
    private let name: String
    /// Lines that turned out not to belong to the record before, the next one last.
    private var returned: [(bytes: [UInt8], number: Int)] = []
    /// More than any honest record.
    private static let mostBytes = 16 << 20

    /// - Parameters:
    ///   - inputs: what a record may hold.
    ///   - own: further columns that mean something.
    init(_ path: String, _ form: RecordForm, inputs: [Input], own: [String]) throws(CommandFailure) {
        self.form = form
        name = Files.name(of: path)
        do throws(FileProblem) {
            lines = try LineReader(path)
            guard form == .csv else { return }
        } catch {
            throw .usage(.unreadableFile(error))
        }
        let log = DiagnosticLog()
        let (header, problems) = try heading()
        log.report(problems)
        if let header { columns = CaseColumns(header, inputs: inputs, own: own, log: log) }
        guard !log.hasErrors else { throw .invalid(log.sorted) }
    }

    /// Whether what comes next has been read already.
    var hasRecordAtHand: Bool { !returned.isEmpty || lines.hasLineAtHand }

    private mutating func heading() throws(CommandFailure) -> (CSVRecord?, [Diagnostic]) {
        do throws(FileProblem) {
            guard let file = try nextFile() else {
                return (nil, [.noHeader(at: SourcePlace(SourceFile(name: name, text: ""), .beginning))])
            }
            return CSVReader.read(file)
        } catch {
            throw .usage(.unreadableFile(error))
        }
    }

    /// Nil at the end of the file.
    mutating func next() throws(FileProblem) -> Record? {
        guard let file = try nextFile() else { return nil }
        return RecordDecoder(form: form, columns: columns).record(file)
    }

    /// The next record that is not taken by a quicker way; nil at the end of the file.
    ///
    /// - Parameter take: is given a line of CSV, without its end, and its number.
    mutating func next(butThose take: (UnsafeBufferPointer<UInt8>, Int) -> Bool) throws(FileProblem)
        -> Record?
    {
        if form == .csv, returned.isEmpty { try lines.pass(while: take) }
        return try next()
    }

    /// The bytes of one record; of CSV as many lines as its quotes hold together.
    private mutating func nextFile() throws(FileProblem) -> SourceFile? {
        guard let first = try nextLine() else { return nil }
        guard form == .csv, CSVRecord.isOpen(first.bytes) else { return file(first.bytes, first.number) }
        var bytes = first.bytes
        var rest: [(bytes: [UInt8], number: Int)] = []
        var isOpen = true
        while isOpen, bytes.count <= Self.mostBytes, let line = try nextLine(blank: true) {
            bytes += [0x0A] + line.bytes
            rest.append(line)
            if CSVRecord.isOpen(line.bytes) { isOpen = false }
        }
        guard isOpen else { return file(bytes, first.number) }
        // The quote is never closed: only its own line is lost.
        returned += rest.reversed().filter { !LineReader.isBlank($0.bytes) }
        return file(first.bytes, first.number)
    }

    private func file(_ bytes: [UInt8], _ number: Int) -> SourceFile {
        SourceFile(name: name, bytes: bytes, firstLine: number)
    }

    private mutating func nextLine(blank: Bool = false) throws(FileProblem) -> (bytes: [UInt8], number: Int)?
    {
        if let line = returned.popLast() { return line }
        guard var bytes = blank ? try lines.next() : try lines.nextFilled() else { return nil }
        if lines.count == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        return (bytes, lines.count)
    }
}
