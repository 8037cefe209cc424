package import FEEL

/// Reads CSV lines of a portfolio's records straight into the values of their fields, where a line holds nothing but plain
/// cells: no quotes, and every cell what a cell of its type usually is.
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
            guard start <= line.count else { return nil }
            var end = start
            while end < line.count, line[end] != UInt8(ascii: ",") { end += 1 }
            guard (end < line.count) == (index < columns.count - 1) else { return nil }
            if let column, end > start {
                let cell = UnsafeBufferPointer(rebasing: line[start..<end])
                guard let value = column.reader.value(of: cell, in: heap) else { return nil }
                values[column.field] = value
            }
            start = end + 1
        }
        return required.allSatisfy { !values[$0].isAbsent } ? values : nil
    }

    /// Whether a line of CSV is its cells with commas between them, and nothing else: UTF-8 without quotes and control
    /// characters that mean something.
    package static func isPlain(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var isASCII = true
        for byte in line {
            if byte == UInt8(ascii: "\"") || byte == 0 || byte == UInt8(ascii: "\r")
                || byte == UInt8(ascii: "\n")
            {
                return false
            }
            if byte >= 0x80 { isASCII = false }
        }
        return isASCII || String(validating: line, as: UTF8.self) != nil
    }
}
