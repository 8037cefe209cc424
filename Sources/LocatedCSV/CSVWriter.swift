/// Writes cells as RFC 4180 has them.
package enum CSVWriter {
    package static func record(_ cells: [String]) -> String {
        var text: [UInt8] = []
        write(cells, to: &text)
        end(&text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Adds cells with commas between them.
    package static func write(_ cells: [String], to text: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { comma(&text) }
            write(cell, to: &text)
        }
    }

    package static func write(_ cell: String, to text: inout [UInt8]) {
        var cell = cell
        cell.withUTF8 { write($0, to: &text) }
    }

    /// Adds a cell, with quotes where it needs them.
    ///
    /// - Parameter cell: valid UTF-8.
    package static func write(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
        guard cell.contains(where: needsQuotes) else {
            text += cell
            return
        }
        text.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { text.append(byte) }
            text.append(byte)
        }
        text.append(UInt8(ascii: "\""))
    }

    package static func comma(_ text: inout [UInt8]) { text.append(UInt8(ascii: ",")) }

    /// Adds a record's end.
    package static func end(_ text: inout [UInt8]) {
        text.append(UInt8(ascii: "\r"))
        text.append(UInt8(ascii: "\n"))
    }

    @inline(__always)
    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == 0x0D || byte == 0x0A
    }
}
