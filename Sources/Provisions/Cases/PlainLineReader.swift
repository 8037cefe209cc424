package import FEEL

/// Reads CSV lines of a portfolio's records straight into the values of their fields, where a line holds nothing but plain
/// cells: no quotes within a cell, and every cell what a cell of its type usually is.
package struct PlainLineReader {
    /// Beside the header's columns: the field that each is, if any, and how its cells are read.
    private let columns: [(field: Int, reader: CellReader)?]
    /// What a record is that mentions nothing.
    private let blank: [Value]
    /// Fields that every record has to mention.
    private let required: [Int]
    private let zone: Zone

    /// Nil where a column is part of a field.
    package init?(_ columns: CaseColumns, of portfolio: PlannedPortfolio, zone: Zone) {
        let fields = portfolio.fields.map(\.input)
        var readers: [(field: Int, reader: CellReader)?] = []
        for column in columns.columns {
            guard column.type != nil else {
                readers.append(nil)
                continue
            }
            guard column.path.count == 1, let field = fields.firstIndex(where: { $0.name == column.path[0] })
            else { return nil }
            readers.append((field, CellReader(field: fields[field], zone: zone)))
        }
        self.columns = readers
        self.zone = zone
        blank = Array(repeating: .absent, count: fields.count)
        required = fields.indices.filter { fields[$0].mustBeGiven }
    }

    /// The values of a record's fields, `Value.absent` for those that it does not mention; nil when the line needs a
    /// closer look.
    ///
    /// - Parameter line: without its end.
    package func values(of line: UnsafeBufferPointer<UInt8>, in heap: Heap) -> [Value]? {
        guard Self.isPlain(line) else { return nil }
        var values = blank
        var start = 0
        for (index, column) in columns.enumerated() {
            guard let cell = Self.cell(of: line, from: start) else { return nil }
            guard (cell.end < line.count) == (index < columns.count - 1) else { return nil }
            if let column, cell.end > start {
                let text = UnsafeBufferPointer(rebasing: line[cell.text])
                guard let value = column.reader.value(of: text, in: heap) else { return nil }
                values[column.field] = value
            }
            start = cell.end + 1
        }
        return required.allSatisfy { !values[$0].isAbsent } ? values : nil
    }

    /// The text of the cell that begins at a place, and where the comma after it or the line's end is; nil where there is
    /// no cell, or one with quotes within.
    @inline(__always)
    private static func cell(of line: UnsafeBufferPointer<UInt8>, from start: Int) -> (
        text: Range<Int>, end: Int
    )? {
        guard start <= line.count else { return nil }
        var end = start
        if start < line.count, line[start] == quote {
            end += 1
            while end < line.count, line[end] != quote { end += 1 }
            guard end < line.count, end + 1 == line.count || line[end + 1] == comma else { return nil }
            return (start + 1..<end, end + 1)
        }
        while end < line.count, line[end] != comma {
            if line[end] == quote { return nil }
            end += 1
        }
        return (start..<end, end)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")

    /// Whether nothing in a line needs a closer look before its cells do: it is UTF-8 without control characters that mean
    /// something.
    private static func isPlain(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var isASCII = true
        for byte in line {
            if byte == 0 || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") { return false }
            if byte >= 0x80 { isASCII = false }
        }
        return isASCII || String(validating: line, as: UTF8.self) != nil
    }
}
