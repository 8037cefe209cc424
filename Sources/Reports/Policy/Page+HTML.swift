import Diagnostics

extension Page {
    /// One file that needs no other; readable on a phone and on paper.
    func html(_ language: Language) -> String {
        let body = blocks.map(Self.html).joined()
        return """
            <!DOCTYPE html>
            <html lang="\(language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            <h1>\(Self.escaped(title))</h1>
            \(body)</main>
            </body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
        body { margin: 0; font: 16px/1.65 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
        .table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .925rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; white-space: nowrap; } tr:nth-child(even) td { background: var(--soft); }
        ul { padding-left: 1.2rem; } li { font-variant-numeric: tabular-nums; }
        @media print { main { max-width: none; padding: 0; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
        """

    private static func html(_ block: Block) -> String {
        switch block {
        case .heading(let text): "<h2>\(escaped(text))</h2>\n"
        case .paragraph(let text): "<p>\(escaped(text))</p>\n"
        case .lines(let lines): "<ul>\n" + lines.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
        case .table(let heading, let rows): table(heading, rows)
        }
    }

    private static func table(_ heading: [String], _ rows: [[String]]) -> String {
        let head = heading.isEmpty ? "" : "<thead>\(row(heading, "th"))</thead>\n"
        return "<div class=\"table\"><table>\n\(head)<tbody>\n"
            + rows.map { row($0, "td") + "\n" }.joined() + "</tbody>\n</table></div>\n"
    }

    private static func row(_ cells: [String], _ tag: String) -> String {
        "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>"
    }

    private static let entities: [Character: String] = [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;",
    ]

    private static func escaped(_ text: String) -> String { text.map { entities[$0] ?? String($0) }.joined() }
}
