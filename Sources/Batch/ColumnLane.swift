import Provisions

/// How records of one form go through columns: read into them, and written out of them.
protocol ColumnLane {
    var memory: ColumnMemory { get }
    var hasEligibility: Bool { get }

    /// Reads the next records, at most `ColumnProgram.batchSize`; `position` is then behind them.
    func scan(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, to end: Int, isPlain: Bool) -> Int

    /// Where a record that has been read stands, without its line end.
    func record(_ row: Int) -> Range<Int>

    /// Writes the outcome of a record that is not odd; gives 1 where it is eligible, else 0.
    func write(_ row: Int, of bytes: UnsafePointer<UInt8>, to output: ByteBuffer) -> Int
}

/// One of the lanes, by its own type: a loop over records is then written for each, and calls nothing it could inline.
enum RecordLane {
    case csv(CSVLane)
    case json(JSONLane)
}

extension BatchJob {
    /// The columns and what goes in and out of them, for one thread; nil where records are decided row by row.
    func lane() -> RecordLane? {
        guard let columns else { return nil }
        let memory = ColumnMemory(columns.program)
        guard let header = decoder.columns else {
            return .json(
                JSONLane(
                    memory: memory, scanner: JSONScanner(memory, columns),
                    writer: JSONOutcomeWriter(columns, memory, plan)))
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

    func scan(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, to end: Int, isPlain: Bool) -> Int {
        scanner.scan(bytes, &position, to: end, isPlain: isPlain)
    }

    @inline(__always)
    func record(_ row: Int) -> Range<Int> { scanner.starts[row]..<scanner.ends[row] }

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

    func scan(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, to end: Int, isPlain: Bool) -> Int {
        scanner.scan(bytes, &position, to: end, isPlain: isPlain)
    }

    @inline(__always)
    func record(_ row: Int) -> Range<Int> { scanner.starts[row]..<scanner.ends[row] }

    @inline(__always)
    func write(_ row: Int, of bytes: UnsafePointer<UInt8>, to output: ByteBuffer) -> Int {
        let id = scanner.ids[row]
        return writer.write(
            id: UnsafeBufferPointer(start: bytes + id.lowerBound, count: id.count), row: row, to: output)
    }
}
