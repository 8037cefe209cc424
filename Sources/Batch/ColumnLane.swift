import Diagnostics
import LocatedCSV
import LocatedYAML
import Provisions

/// Reads records from their bytes into columns.
protocol RecordScanner {
    /// Where each record begins, and where it ends without its line end.
    var starts: UnsafeMutablePointer<Int> { get }
    var ends: UnsafeMutablePointer<Int> { get }

    /// Reads the next records, at most `ColumnProgram.batchSize`; `position` is then behind them.
    ///
    /// - Parameter isPlain: whether all bytes are ASCII and none of them is NUL; else each record is looked at.
    func scan(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, to end: Int, isPlain: Bool) -> Int
}

extension CSVScanner: RecordScanner {}
extension JSONScanner: RecordScanner {}

/// How records of one form go through columns: read into them, and written out of them.
protocol ColumnLane {
    associatedtype Scanner: RecordScanner
    var memory: ColumnMemory { get }
    var scanner: Scanner { get }
    var hasEligibility: Bool { get }

    /// The narrow register that is 1 where a record that is not odd is neither eligible nor ineligible.
    var undetermined: Narrow? { get }

    /// Writes the outcome of a record that is not odd; gives 1 where it is eligible, else 0.
    func write(_ row: Int, of bytes: UnsafePointer<UInt8>, to output: ByteBuffer) -> Int
}

extension ColumnLane {
    /// How many of a batch's first records are decided, and neither eligible nor ineligible.
    func undeterminedCount(_ rows: Int) -> Int {
        guard let undetermined else { return 0 }
        return (0..<rows).reduce(0) { $0 &+ (memory.odd[$1] == 0 && undetermined[$1] != 0 ? 1 : 0) }
    }
}

/// One of the lanes, by its own type: a loop over records is then written for each, and calls nothing it could inline.
enum RecordLane {
    case csv(CSVLane)
    case json(JSONLane)
    case jsonToCSV(JSONToCSVLane)
}

extension BatchJob {
    /// The columns and what goes in and out of them, for one thread; nil where records are decided row by row.
    func lane() -> RecordLane? {
        guard let columns else { return nil }
        let memory = ColumnMemory(columns.program)
        guard let header = decoder.columns else {
            let scanner = JSONScanner(memory, columns)
            guard target == .ndjson else {
                let writer = OutcomeWriter(columns, memory)
                return .jsonToCSV(JSONToCSVLane(memory: memory, scanner: scanner, writer: writer))
            }
            let writer = JSONOutcomeWriter(columns, memory, plan)
            return .json(JSONLane(memory: memory, scanner: scanner, writer: writer))
        }
        return .csv(
            CSVLane(
                memory: memory,
                scanner: CSVScanner(memory, columns.cells, columnCount: header.columns.count),
                writer: OutcomeWriter(columns, memory)))
    }
}

struct CSVLane: ColumnLane {
    let memory: ColumnMemory
    let scanner: CSVScanner
    let writer: OutcomeWriter

    var hasEligibility: Bool { writer.hasEligibility }
    var undetermined: Narrow? { writer.undetermined }

    @inline(__always)
    func write(_ row: Int, of bytes: UnsafePointer<UInt8>, to output: ByteBuffer) -> Int {
        let start = scanner.starts[row]
        return writer.write(bytes + start, scanner.ends[row] &- start, row: row, to: output)
    }
}

struct JSONLane: ColumnLane {
    let memory: ColumnMemory
    let scanner: JSONScanner
    let writer: JSONOutcomeWriter

    var hasEligibility: Bool { writer.hasEligibility }
    var undetermined: Narrow? { writer.undetermined }

    @inline(__always)
    func write(_ row: Int, of bytes: UnsafePointer<UInt8>, to output: ByteBuffer) -> Int {
        let id = scanner.ids[row]
        return writer.write(
            id: UnsafeBufferPointer(start: bytes + id.lowerBound, count: id.count), row: row, to: output)
    }
}

/// JSON in, CSV out: the record's id stands in front of its outcome.
struct JSONToCSVLane: ColumnLane {
    let memory: ColumnMemory
    let scanner: JSONScanner
    let writer: OutcomeWriter

    var hasEligibility: Bool { writer.hasEligibility }
    var undetermined: Narrow? { writer.undetermined }

    @inline(__always)
    func write(_ row: Int, of bytes: UnsafePointer<UInt8>, to output: ByteBuffer) -> Int {
        let id = scanner.ids[row]
        let isQuoted = id.count >= 2 && bytes[id.lowerBound] == CSVScanner.quote
        let (start, count) = isQuoted ? (id.lowerBound + 1, id.count - 2) : (id.lowerBound, id.count)
        let text = UnsafeBufferPointer(start: bytes + start, count: count)
        if text.contains(where: Self.isSpecial) { return write(cell(bytes, id), row: row, to: output) }
        return writer.write(bytes + start, count, row: row, to: output)
    }

    /// Whether a byte is written otherwise in the one than in the other.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x5C || byte == CSVScanner.comma || byte == CSVScanner.quote || byte < 0x20
    }

    private func write(_ cell: [UInt8], row: Int, to output: ByteBuffer) -> Int {
        cell.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { writer.write($0, bytes.count, row: row, to: output) } ?? 0
        }
    }

    private func cell(_ bytes: UnsafePointer<UInt8>, _ id: Range<Int>) -> [UInt8] {
        let json = Array(UnsafeBufferPointer(start: bytes + id.lowerBound, count: id.count))
        let text = JSONReader.read(SourceFile(name: "", bytes: json)).0?.scalar?.text ?? ""
        var cell: [UInt8] = []
        CSVWriter.write(text, to: &cell)
        return cell
    }
}
