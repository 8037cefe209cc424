/// Diagnostics as a person reads them: code and message, place, the source line, a caret row that sits right under
/// Chinese text too, the notes, the help.
package struct DiagnosticRenderer: Sendable {
    /// Terminal colours, off by default.
    package var colour: Bool

    package init(colour: Bool = false) { self.colour = colour }

    package func render(_ diagnostic: Diagnostic) -> String {
        var lines = [paint("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", colour(of: diagnostic.severity))
            + ": " + diagnostic.message]
        if let place = diagnostic.place { lines += excerpt(place, marker: "^") }
        for note in diagnostic.notes {
            lines.append("  note: \(note.message)")
            lines += excerpt(note.place, marker: "-")
        }
        if let help = diagnostic.help { lines.append("  \(paint("help", .cyan)): \(help)") }
        return lines.joined(separator: "\n")
    }

    /// All of them, a blank line between, in the order of file and place.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(render).joined(separator: "\n\n")
    }

    private func excerpt(_ place: SourcePlace, marker: Character) -> [String] {
        let position = place.position
        let where_ = "  \(place.file.name):\(position.line):\(position.column)"
        let lineSpan = place.file.spanOfLine(position.line)
        let number = String(position.line)
        let gutter = String(repeating: " ", count: max(3, number.count))
        let pad = String(repeating: " ", count: gutter.count - number.count)
        let start = min(max(place.span.start, lineSpan.start), lineSpan.end)
        let end = min(max(place.span.end, start), lineSpan.end)
        let window = Window(file: place.file, line: lineSpan, from: start, to: end)
        let carets = String(repeating: marker, count: max(1, displayWidth(window.marked)))
        return [
            where_,
            " \(pad)\(number) │ \(window.text)",
            " \(gutter) │ \(String(repeating: " ", count: displayWidth(window.before)))\(paint(carets, .red))",
        ]
    }

    /// The part of a source line that is shown: all of it, or what surrounds the marked text of a very long one.
    private struct Window {
        let before: String
        let marked: String
        let text: String

        init(file: SourceFile, line: SourceSpan, from: Int, to: Int) {
            let visible = { (text: String) in
                String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" || $0.value < 0x20 ? " " : $0 }))
            }
            var head = visible(file.text(SourceSpan(line.start, from)))
            var middle = visible(file.text(SourceSpan(from, to)))
            var tail = visible(file.text(SourceSpan(to, line.end)))
            if head.unicodeScalars.count > 80 { head = "…" + String(head.unicodeScalars.suffix(60)) }
            if middle.unicodeScalars.count > 120 { middle = String(middle.unicodeScalars.prefix(119)) + "…" }
            if tail.unicodeScalars.count > 80 { tail = String(tail.unicodeScalars.prefix(60)) + "…" }
            before = head
            marked = middle
            text = head + middle + tail
        }
    }

    private enum Paint: String { case red = "31", yellow = "33", cyan = "36" }

    private func colour(of severity: Severity) -> Paint {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }

    private func paint(_ text: String, _ paint: Paint) -> String {
        colour ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }
}
