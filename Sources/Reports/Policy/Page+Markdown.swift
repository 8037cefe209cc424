extension Page {
    /// GitHub-flavoured Markdown.
    var markdown: String {
        "# \(Self.escaped(title))\n"
            + blocks.filter(\.isText).map { "\n" + Self.markdown($0) }.joined()
    }

    private static func markdown(_ block: Block) -> String {
        switch block {
        case .heading(let text): "## \(escaped(text))\n"
        case .paragraph(let text): escaped(text) + "\n"
        case .lines(let lines): lines.map { "- \(escaped($0))\n" }.joined()
        case .table(let heading, let rows): table(heading, rows)
        case .figure: ""
        }
    }

    private static func table(_ heading: [String], _ rows: [[String]]) -> String {
        let count = max(heading.count, rows.map(\.count).max() ?? 0)
        let head = heading.isEmpty ? Array(repeating: "", count: count) : heading
        let rule = Array(repeating: "---", count: count)
        return [head.map(escaped), rule].map(line).joined() + rows.map { line($0.map(escaped)) }.joined()
    }

    private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    /// Signs that Markdown would take for its own.
    private static func escaped(_ text: String) -> String {
        text.map { "\\`*_[]<>|#".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
