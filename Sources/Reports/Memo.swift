import Diagnostics

/// A text in lines and aligned columns, as wide as they show on a terminal.
struct Memo {
    private(set) var lines: [String] = []

    mutating func line(_ text: String, indent: Int = 0) {
        lines.append(text.isEmpty ? "" : String(repeating: " ", count: indent) + text)
    }

    mutating func blank() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// A heading with a blank line above.
    mutating func heading(_ text: String) {
        blank()
        line(text)
    }

    /// Rows whose second column starts at one place.
    mutating func table(_ rows: [(label: String, value: String)], indent: Int = 0) {
        let width = rows.map { displayWidth($0.label) }.max() ?? 0
        for row in rows { line(padded(row.label, to: width) + "  " + row.value, indent: indent) }
    }

    /// With a line end behind every line.
    var text: String { lines.map { $0 + "\n" }.joined() }
}
