import Diagnostics

/// Tabs where only spaces are allowed: everywhere but in quoted texts, in the lines of a block, and in
/// comments.
///
/// YAML lets a tab stand between a colon and a value but not before a key, and nobody sees the difference.
struct TabCheck {
    private let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []

    /// Looks at the file up to `end`; `tokens` are the scalars in the order of the file.
    init(_ file: SourceFile, tokens: [ScalarToken], upTo end: Int) {
        self.file = file
        guard file.bytes[..<min(end, file.bytes.count)].contains(UInt8(ascii: "\t")) else { return }
        var offset = 0
        for token in tokens where token.span.end <= end {
            checkBetween(offset, token.span.start)
            checkInside(token)
            offset = max(offset, token.span.end)
        }
        checkBetween(offset, min(end, file.bytes.count))
    }

    /// Outside scalars `#` begins a comment.
    private mutating func checkBetween(_ start: Int, _ end: Int) {
        var offset = start
        while offset < end {
            switch file.bytes[offset] {
            case UInt8(ascii: "#"): offset = endOfLine(from: offset, upTo: end)
            case UInt8(ascii: "\t"): offset = report(from: offset)
            default: offset += 1
            }
        }
    }

    private mutating func checkInside(_ token: ScalarToken) {
        switch token.style {
        case .plain, .jsonNumber: checkPlain(token.span)
        case .literal, .folded:
            checkBetween(token.span.start, endOfLine(from: token.span.start, upTo: token.span.end))
        case .singleQuoted, .doubleQuoted: break
        }
    }

    private mutating func checkPlain(_ span: SourceSpan) {
        var offset = span.start
        while offset < span.end {
            offset = file.bytes[offset] == UInt8(ascii: "\t") ? report(from: offset) : offset + 1
        }
    }

    /// Reports tabs in a row once; answers where they end.
    private mutating func report(from start: Int) -> Int {
        let end = file.bytes[start...].firstIndex { $0 != UInt8(ascii: "\t") } ?? file.bytes.count
        if diagnostics.count <= ReadingLimits.diagnostics {
            diagnostics.append(.tab(at: SourcePlace(file, SourceSpan(start, end))))
        }
        return end
    }

    private func endOfLine(from offset: Int, upTo end: Int) -> Int {
        file.bytes[offset..<max(offset, end)].firstIndex(of: UInt8(ascii: "\n")) ?? max(offset, end)
    }
}
