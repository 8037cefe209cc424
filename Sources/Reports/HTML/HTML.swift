import Diagnostics

/// Pieces of HTML, and the one shell that every page of ours stands in: a file that needs no other, readable on a phone
/// and on paper.
struct HTML {
    /// - Parameters:
    ///   - style: what the page needs beyond the common rules.
    ///   - body: HTML, behind the heading.
    static func page(title: String, _ language: Language, style: String = "", body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language == .zh ? "zh-CN" : "en")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>
        \(common)\(style.isEmpty ? "" : "\n" + style)
        </style>
        </head>
        <body>
        <main>
        <h1>\(escaped(title))</h1>
        \(body)</main>
        </body>
        </html>

        """
    }

    private static let common = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
        body { margin: 0; font: 16px/1.65 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
        .table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .925rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; white-space: nowrap; } tr:nth-child(even) td { background: var(--soft); }
        ul { padding-left: 1.2rem; } li { font-variant-numeric: tabular-nums; }
        @media (max-width: 40rem) { table { font-size: .85rem; } td { overflow-wrap: anywhere; min-width: 3.6rem; } }
        @media print { main { max-width: none; padding: 0; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
        """

    /// A table of texts; no head for an empty heading.
    static func table(_ heading: [String], _ rows: [[String]]) -> String {
        table(heading, html: rows.map { $0.map(escaped) })
    }

    /// A table of cells that are HTML.
    static func table(_ heading: [String], html rows: [[String]]) -> String {
        let head = heading.isEmpty ? "" : "<thead>\(row(heading.map(escaped), "th"))</thead>\n"
        return "<div class=\"table\"><table>\n\(head)<tbody>\n"
            + rows.map { row($0, "td") + "\n" }.joined() + "</tbody>\n</table></div>\n"
    }

    private static func row(_ cells: [String], _ tag: String) -> String {
        "<tr>" + cells.map { "<\(tag)>\($0)</\(tag)>" }.joined() + "</tr>"
    }

    private static let entities: [Character: String] = [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
    ]

    /// A text as HTML shows it, in an attribute too.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
        return text.map { entities[$0] ?? String($0) }.joined()
    }
}
