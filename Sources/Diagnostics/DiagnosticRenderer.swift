/// Diagnostics as a person reads them: code and message, place, the source line, a caret row that sits right under
/// Chinese text too, the notes, the help.
package struct DiagnosticRenderer: Sendable {
    /// Terminal colours, off by default.
    package var colour: Bool

    package init(colour: Bool = false) { self.colour = colour }

    package func render(_ diagnostic: Diagnostic) -> String {
        var lines = [
            paint("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", colour(of: diagnostic.severity))
                + ": " + visible(diagnostic.message)
        ]
        if let place = diagnostic.place { lines += excerpt(place, marker: "^") }
        for note in diagnostic.notes {
            lines.append("  note: \(visible(note.message))")
            lines += excerpt(note.place, marker: "-")
        }
        if let help = diagnostic.help {
            lines.append("  \(paint("help", .cyan)): \(visible(help, lineEnds: true))")
        }
        return lines.joined(separator: "\n")
    }

    /// All of them, a blank line between, in the order of file name and place; those without a place come first.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        let keyed = diagnostics.enumerated().map { index, diagnostic in
            let place = diagnostic.place
            return (key: (place?.file.name ?? "", place?.span.start ?? 0, index), diagnostic: diagnostic)
        }
        return keyed.sorted { $0.key < $1.key }.map { render($0.diagnostic) }.joined(separator: "\n\n")
    }

    private func excerpt(_ place: SourcePlace, marker: Character) -> [String] {
        let position = place.position
        let heading = "  \(place.file.name):\(position.line):\(position.column)"
        let lineSpan = place.file.spanOfLine(position.line)
        let number = String(position.line)
        let gutter = String(repeating: " ", count: max(3, number.count))
        let pad = String(repeating: " ", count: gutter.count - number.count)
        let start = min(max(place.span.start, lineSpan.start), lineSpan.end)
        let end = min(max(place.span.end, start), lineSpan.end)
        let window = Window(file: place.file, line: lineSpan, from: start, to: end)
        let carets = String(repeating: marker, count: max(1, displayWidth(window.marked)))
        return [
            heading,
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
            let start = file.characterStart(at: max(line.start, from - 400))
            let end = file.characterStart(at: min(line.end, to + 400))
            var head = visible(file.text(SourceSpan(start, from)))
            var middle = visible(file.text(SourceSpan(from, min(to, file.characterStart(at: from + 600)))))
            var tail = visible(file.text(SourceSpan(to, end)))
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

/// A text as it can stand in one line of a terminal: what would move the cursor or turn the writing round shows
/// as a space, so that carets stay in place.
private func visible(_ text: String, lineEnds: Bool = false) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        shown.append(moves(scalar) && !(lineEnds && scalar == "\n") ? " " : scalar)
    }
    return String(shown)
}

private func moves(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
}

extension SourceFile {
    /// The nearest offset at or before another where a character begins; the file's end at most.
    fileprivate func characterStart(at offset: Int) -> Int {
        var offset = min(max(offset, 0), bytes.count)
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
