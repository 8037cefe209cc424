import Diagnostics

/// A line of a file before and after an edit, the edited part underlined in both.
struct EditedLine {
    private let file: SourceFile
    private let span: SourceSpan
    private let after: String
    /// So much of the line is shown on each side.
    private static let margin = 36
    private static let most = 72

    init(_ place: SourcePlace, after: String) {
        file = place.file
        span = place.span
        self.after = after
    }

    var lines: [String] {
        let number = file.line(at: span.start)
        let line = file.spanOfLine(number)
        let head = Self.tail(of: file.text(SourceSpan(line.start, span.start)))
        let isLong = span.end > line.end
        let before = Self.head(
            of: file.text(SourceSpan(span.start, min(span.end, line.end))), Self.most, isLong)
        let rest = isLong ? "" : Self.head(of: file.text(SourceSpan(span.end, line.end)), Self.margin, false)
        let first =
            after.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        let written = Self.head(of: first, Self.most, first.utf8.count < after.utf8.count)
        let gutter = padded("", to: String(number).count)
        var lines = [" \(number) │ \(head)\(before)\(rest)", " \(gutter) │ \(Self.mark(head, before, "^"))"]
        guard !after.isEmpty else { return lines }
        lines += [" \(gutter) → \(head)\(written)\(rest)", " \(gutter) │ \(Self.mark(head, written, "^"))"]
        return lines
    }

    private static func mark(_ head: String, _ part: String, _ sign: Character) -> String {
        padded("", to: displayWidth(head)) + String(repeating: sign, count: max(1, displayWidth(part)))
    }

    private static func tail(of text: String) -> String {
        let scalars = text.unicodeScalars
        return scalars.count > margin ? "…" + String(scalars.suffix(margin)) : text
    }

    private static func head(of text: String, _ most: Int, _ goesOn: Bool) -> String {
        let scalars = text.unicodeScalars
        return scalars.count > most ? String(scalars.prefix(most)) + "…" : text + (goesOn ? "…" : "")
    }
}
