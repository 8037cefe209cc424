import Diagnostics

/// Scalars in a block of lines: literal `|` and folded `>` (YAML 1.1 §9.2).
extension ScalarOrigins {
    /// What becomes of the line ends after the last line.
    private enum Chomping { case strip, clip, keep }

    /// `value` is what libyaml read: it tells how far the block is indented.
    mutating func block(value: [UInt8], folded: Bool) {
        let chomping = header()
        let indent = indentation(of: value)
        var lineEnd: SourceSpan?
        var emptyLines = takeEmptyLines(indent: indent)
        var beganBlank = false
        while position < limit, column == indent {
            let joins = folded && !beganBlank && !isAtBlank
            joinLines(lineEnd, emptyLines, joins: joins)
            beganBlank = isAtBlank
            copy(upTo: endOfLine(from: position))
            lineEnd = takeLineEnd()
            emptyLines = takeEmptyLines(indent: indent)
        }
        if chomping != .strip, let lineEnd { writeLineEnd(lineEnd) }
        if chomping == .keep { emptyLines.forEach { writeLineEnd($0) } }
    }

    /// Writes what stands between two lines: the line end, or the space it becomes, or nothing if empty
    /// lines follow.
    private mutating func joinLines(_ lineEnd: SourceSpan?, _ emptyLines: [SourceSpan], joins: Bool) {
        if let lineEnd, !joins { writeLineEnd(lineEnd) }
        if let lineEnd, joins, emptyLines.isEmpty {
            write([UInt8(ascii: " ")], for: SourceSpan(lineEnd.start, position))
        }
        emptyLines.forEach { writeLineEnd($0) }
    }

    /// A carriage return before the line feed is not part of the value.
    private mutating func writeLineEnd(_ span: SourceSpan) {
        if span.end - span.start == 1 { copy(span) } else { write([UInt8(ascii: "\n")], for: span) }
    }

    /// Passes the line of the indicator.
    private mutating func header() -> Chomping {
        let line = bytes[position..<endOfLine(from: position)].prefix { $0 != UInt8(ascii: "#") }
        position = nextLine(from: position)
        if line.contains(UInt8(ascii: "-")) { return .strip }
        return line.contains(UInt8(ascii: "+")) ? .keep : .clip
    }

    /// How many spaces each line loses.
    ///
    /// The rules ask for the column of the parent node, which libyaml keeps to itself; the value tells as
    /// well: its first line that is not empty shows how many of the spaces in the source are left.
    private func indentation(of value: [UInt8]) -> Int {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") }
        let emptyLines = value.prefix { $0 == UInt8(ascii: "\n") }.count
        guard emptyLines < value.count else { return Int.max }
        var line = position
        for _ in 0..<emptyLines { line = nextLine(from: line) }
        let written = bytes[line..<limit].prefix(while: isSpace).count
        return written - value[emptyLines...].prefix(while: isSpace).count
    }

    /// Passes empty lines, and the indentation of the line after them; answers the empty lines' ends.
    private mutating func takeEmptyLines(indent: Int) -> [SourceSpan] {
        var lineEnds: [SourceSpan] = []
        while true {
            var column = 0
            while column < indent, peek() == UInt8(ascii: " ") {
                position += 1
                column += 1
            }
            guard let lineEnd = takeLineEnd() else { return lineEnds }
            lineEnds.append(lineEnd)
        }
    }

    private mutating func takeLineEnd() -> SourceSpan? {
        let length = lineEndLength()
        defer { position += length }
        return length > 0 ? SourceSpan(position, position + length) : nil
    }

    /// How far the position is into its line.
    private var column: Int {
        position - (bytes[..<position].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
    }

    /// Where the line's end begins, or the scalar's end.
    private func endOfLine(from offset: Int) -> Int {
        guard let feed = bytes[offset..<limit].firstIndex(of: UInt8(ascii: "\n")) else { return limit }
        return feed > offset && bytes[feed - 1] == UInt8(ascii: "\r") ? feed - 1 : feed
    }

    private func nextLine(from offset: Int) -> Int {
        bytes[offset..<limit].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? limit
    }
}
