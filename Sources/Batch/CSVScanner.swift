import FEEL

/// Reads records of a CSV file from their bytes straight into a program's columns.
///
/// What it cannot read at a glance (another way of writing a number, a quote within a cell, a cell too many) it does not
/// judge: the record is marked as odd, and read again in full. Unchecked pointers; whoever calls it sees to it that the bytes
/// end with a line end and that `padding` bytes behind it may be read.
final class CSVScanner {
    /// Bytes that must be readable behind the last record.
    static let padding = 16
    private let cells: UnsafeMutablePointer<ScanForm>
    private let columnCount: Int
    private let odd: UnsafeMutablePointer<UInt8>
    private let texts = ByteTexts()
    private let absences: [UnsafeMutablePointer<UInt8>]
    /// Where each record begins, and where it ends without its line end.
    let starts: UnsafeMutablePointer<Int>
    let ends: UnsafeMutablePointer<Int>

    init(_ memory: ColumnMemory, _ forms: [CellForm], columnCount: Int) {
        self.columnCount = columnCount
        odd = memory.odd
        absences = forms.map { memory.narrow($0.absence) }
        cells = .allocate(capacity: max(columnCount, 1))
        cells.initialize(repeating: ScanForm(memory), count: max(columnCount, 1))
        for form in forms where form.column < columnCount {
            cells[form.column] = ScanForm(form, memory, texts)
        }
        starts = .allocate(capacity: ColumnProgram.batchSize)
        ends = .allocate(capacity: ColumnProgram.batchSize)
    }

    deinit {
        cells.deallocate()
        starts.deallocate()
        ends.deallocate()
    }

    /// Reads up to `ColumnProgram.batchSize` records; `position` is then at the next one.
    ///
    /// - Parameter isPlain: whether all bytes are ASCII and none of them is NUL; else each record is looked at.
    func scan(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, to end: Int, isPlain: Bool) -> Int {
        for absence in absences { absence.update(repeating: 0, count: ColumnProgram.batchSize) }
        var p = position
        var row = 0
        while row < ColumnProgram.batchSize, p < end {
            let start = p
            if bytes[p] <= UInt8(ascii: " "), let next = Self.blank(bytes, p) {
                p = next
                continue
            }
            starts[row] = start
            if let stop = record(bytes, start, row), isPlain || Self.isText(bytes, start, stop) {
                odd[row] = 0
                ends[row] = stop
                p = stop &+ (bytes[stop] == Self.carriageReturn ? 2 : 1)
            } else {
                odd[row] = 1
                let stop = Self.endOfRecord(bytes, start, end)
                ends[row] = stop > start && bytes[stop &- 1] == Self.carriageReturn ? stop &- 1 : stop
                p = stop &+ 1
            }
            row &+= 1
        }
        position = min(p, end)
        return row
    }

    @inline(__always) static var quote: UInt8 { UInt8(ascii: "\"") }
    @inline(__always) static var comma: UInt8 { UInt8(ascii: ",") }
    @inline(__always) static var lineFeed: UInt8 { UInt8(ascii: "\n") }
    @inline(__always) static var carriageReturn: UInt8 { UInt8(ascii: "\r") }

    /// The next line's place when this one holds nothing but spaces.
    private static func blank(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int? {
        var p = start
        while bytes[p] == UInt8(ascii: " ") { p &+= 1 }
        if bytes[p] == carriageReturn, bytes[p &+ 1] == lineFeed { p &+= 1 }
        return bytes[p] == lineFeed ? p &+ 1 : nil
    }

    /// The end of a record in which quotes are still to be paired; at the latest the last line end.
    static func endOfRecord(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var p = start
        var isQuoted = false
        while p < end &- 1 {
            let byte = bytes[p]
            if byte == quote { isQuoted.toggle() } else if byte == lineFeed, !isQuoted { return p }
            p &+= 1
        }
        return end &- 1
    }

    /// Reads a record's cells; where it ends, or nil when it is odd.
    @inline(__always)
    private func record(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ row: Int) -> Int? {
        var p = start
        var form = cells
        let last = cells + (columnCount &- 1)
        while true {
            guard ScanForm.read(form, bytes, &p, row) else { return nil }
            if form == last { break }
            guard bytes[p] == Self.comma else { return nil }
            p &+= 1
            form += 1
        }
        if bytes[p] == Self.lineFeed { return p }
        return bytes[p] == Self.carriageReturn && bytes[p &+ 1] == Self.lineFeed ? p : nil
    }

    /// Whether bytes are UTF-8 without NUL.
    static func isText(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ stop: Int) -> Bool {
        var p = start
        while p < stop, bytes[p] &- 1 < 0x7F { p &+= 1 }
        guard p < stop else { return true }
        let rest = UnsafeBufferPointer(start: bytes + p, count: stop - p)
        return !rest.contains(0) && String(validating: rest, as: UTF8.self) != nil
    }
}
