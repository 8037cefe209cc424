import Diagnostics
import LocatedYAML

/// The white space of a YAML file that says nothing: at the ends of lines, at the end of the file, behind colons and
/// dashes, and how far lines are indented. Scalars over several lines keep what is inside them, comments stay.
struct YAMLLayout {
    private let file: SourceFile
    private let root: YAMLNode
    /// Without their ends.
    private let lines: [Range<Int>]
    private var multilineScalars: [Range<Int>] = []

    private var bytes: [UInt8] { file.bytes }

    init(_ file: SourceFile, _ root: YAMLNode) {
        self.file = file
        self.root = root
        lines = (1...file.lineCount).map { line in
            let span = file.spanOfLine(line)
            return span.start..<span.end
        }
        visit(root) { node in
            guard let scalar = node.scalar else { return }
            let span = clamped(scalar.span)
            guard let first = bytes[span].firstIndex(of: Self.newline) else { return }
            // The line of a block's `|` or `>-` is not part of its text.
            let isBlock = scalar.style == .literal || scalar.style == .folded
            multilineScalars.append((isBlock ? first + 1 : span.lowerBound)..<span.upperBound)
        }
    }

    // MARK: - Ends

    /// No spaces at the ends of lines, one line end at the end of the file.
    var ends: [TextEdit] {
        let end = fileEnd
        var edits = end.map { [$0] } ?? []
        for line in lines where !isInScalar(line) && line.lowerBound < end?.range.lowerBound ?? bytes.count {
            let last = bytes[line].lastIndex { $0 != Self.space }.map { $0 + 1 } ?? line.lowerBound
            if last < line.upperBound { edits.append(TextEdit(last..<line.upperBound, "")) }
        }
        return edits
    }

    private var fileEnd: TextEdit? {
        let isBlank: (UInt8) -> Bool = { [Self.space, Self.newline, UInt8(ascii: "\r")].contains($0) }
        guard let last = bytes.lastIndex(where: { !isBlank($0) }) else { return nil }
        let rest = last + 1..<bytes.count
        return Array(bytes[rest]) == [Self.newline] || Array(bytes[rest]) == Array("\r\n".utf8)
            ? nil : TextEdit(rest, "\n")
    }

    private func isInScalar(_ line: Range<Int>) -> Bool {
        multilineScalars.contains { $0.overlaps(line) || $0.contains(line.lowerBound) }
    }

    private func visit(_ node: YAMLNode, _ body: (YAMLNode) -> Void) {
        body(node)
        for item in node.items ?? [] { visit(item, body) }
        for entry in node.entries ?? [] { visit(entry.value, body) }
    }

    private func clamped(_ span: SourceSpan) -> Range<Int> {
        let start = min(max(span.start, 0), bytes.count)
        return start..<min(max(span.end, start), bytes.count)
    }

    // MARK: - Gaps

    /// One space behind a colon and behind a dash, none before a colon.
    var gaps: [TextEdit] {
        var edits: [TextEdit] = []
        visit(root) { node in
            for entry in node.entries ?? [] where entry.value.span.end > entry.value.span.start {
                edits += gap(clamped(entry.keySpan).upperBound..<clamped(entry.value.span).lowerBound, ":")
            }
            guard !isFlow(node) else { return }
            for item in node.items ?? [] where isFlow(item) || item.scalar != nil {
                if let dash = dash(of: item) { edits += gap(dash..<clamped(item.span).lowerBound, "-") }
            }
        }
        return edits
    }

    /// What stands between two things on one line, if it is only a sign and spaces of which there are too many.
    private func gap(_ range: Range<Int>, _ sign: String) -> [TextEdit] {
        guard range.count > 2, range.upperBound <= bytes.count else { return [] }
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard text.hasSuffix(" "), text.filter({ $0 != " " }) == sign else { return [] }
        return [TextEdit(range, sign + " ")]
    }

    /// Where the dash of a list item stands.
    private func dash(of item: YAMLNode) -> Int? {
        var position = clamped(item.span).lowerBound - 1
        while position >= 0, bytes[position] == Self.space { position -= 1 }
        return position >= 0 && bytes[position] == UInt8(ascii: "-") ? position : nil
    }

    private func isFlow(_ node: YAMLNode) -> Bool {
        let span = clamped(node.span)
        guard node.scalar == nil, let first = bytes[span].first else { return false }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    // MARK: - Indentation

    /// Two spaces a level. Lines that begin nothing go along with the line before them, comments with the one behind.
    var indentation: [TextEdit] {
        var wanted: [Int: Int] = [:]
        place(root, depth: 0, into: &wanted)
        var shift = 0
        let shifts = lines.indices.map { line in
            if let level = wanted[line] { shift = level * 2 - indent(of: line) }
            return shift
        }
        return lines.indices.compactMap { moved($0, by: isComment($0) ? following($0, shifts) : shifts[$0]) }
    }

    private func place(_ node: YAMLNode, depth: Int, into wanted: inout [Int: Int]) {
        guard !isFlow(node) else { return }
        for entry in node.entries ?? [] {
            begin(clamped(entry.keySpan).lowerBound, depth, &wanted)
            beginScalar(entry.value, depth + 1, &wanted)
            place(entry.value, depth: depth + 1, into: &wanted)
        }
        for item in node.items ?? [] {
            if let dash = dash(of: item) { begin(dash, depth, &wanted) }
            beginScalar(item, depth + 1, &wanted)
            place(item, depth: depth + 1, into: &wanted)
        }
    }

    /// A value below its key, and the text of a block, are one level in.
    private func beginScalar(_ node: YAMLNode, _ depth: Int, _ wanted: inout [Int: Int]) {
        let span = clamped(node.span)
        if isFlow(node) || node.scalar != nil { begin(span.lowerBound, depth, &wanted) }
        guard let style = node.scalar?.style, style == .literal || style == .folded else { return }
        let first = lines.indices.first { line in
            lines[line].lowerBound > span.lowerBound && indent(of: line) < lines[line].count
        }
        if let first, lines[first].lowerBound < span.upperBound { wanted[first] = depth }
    }

    /// A line is at the level of what begins it.
    private func begin(_ offset: Int, _ depth: Int, _ wanted: inout [Int: Int]) {
        let line = file.line(at: offset) - 1
        if lines[line].lowerBound + indent(of: line) == offset { wanted[line] = depth }
    }

    private func indent(of line: Int) -> Int { bytes[lines[line]].prefix { $0 == Self.space }.count }

    private func isComment(_ line: Int) -> Bool {
        bytes[lines[line]].dropFirst(indent(of: line)).first == UInt8(ascii: "#")
            && !isInScalar(lines[line])
    }

    private func following(_ line: Int, _ shifts: [Int]) -> Int {
        let next = lines.indices.first { $0 > line && !isComment($0) && indent(of: $0) < lines[$0].count }
        return next.map { shifts[$0] } ?? 0
    }

    private func moved(_ line: Int, by shift: Int) -> TextEdit? {
        let range = lines[line]
        guard shift != 0, indent(of: line) < range.count else { return nil }
        let indent = max(0, indent(of: line) + shift)
        let end = range.lowerBound + self.indent(of: line)
        return TextEdit(range.lowerBound..<end, String(repeating: " ", count: indent))
    }

    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")
}
