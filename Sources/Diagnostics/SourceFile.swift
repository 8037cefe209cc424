/// The text of one file (or of one expression on the command line) under the name it is reported by.
///
/// A class since a file is one thing however many places point into it; it never changes.
package final class SourceFile: Sendable, Hashable {
    /// The path as the user would write it, or a name in angle brackets such as `<standard input>`.
    package let name: String
    /// The bytes as read; the readers refuse what is not valid UTF-8.
    package let bytes: [UInt8]
    /// The number of the first line: more than 1 for a piece of a file that is read record by record.
    private let firstLine: Int
    private let lineStarts: [Int]

    package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
        self.name = name
        self.bytes = bytes
        self.firstLine = firstLine
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        lineStarts = starts
    }

    package convenience init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    package static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }
    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// How many lines the file has; an empty file has one.
    package var lineCount: Int { lineStarts.count }

    /// The line (from `firstLine`) that holds a byte offset; an offset past the end lies on the last line.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + firstLine
    }

    /// Line and column (code points, from 1) of a byte offset.
    package func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = line(at: offset)
        let column = Self.scalarCount(bytes[lineStarts[line - firstLine]..<offset])
        return SourcePosition(line: line, column: column + 1)
    }

    /// The span of a line (from `firstLine`) without its line end.
    package func spanOfLine(_ line: Int) -> SourceSpan {
        let index = line - firstLine
        guard lineStarts.indices.contains(index) else { return SourceSpan(bytes.count, bytes.count) }
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return SourceSpan(start, end)
    }

    /// The text of a span; broken UTF-8 is shown with replacement characters.
    package func text(_ span: SourceSpan) -> String {
        let start = min(max(span.start, 0), bytes.count)
        let end = min(max(span.end, start), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
    }
}
