import Diagnostics

extension Page {
    /// One file that needs no other.
    func html(_ language: Language, style: String = "") -> String {
        HTML.page(title: title, language, style: style, body: blocks.map(Self.html).joined())
    }

    /// A block alone.
    static func html(_ block: Block) -> String {
        switch block {
        case .heading(let text): "<h2>\(HTML.escaped(text))</h2>\n"
        case .paragraph(let text): "<p>\(HTML.escaped(text))</p>\n"
        case .lines(let lines):
            "<ul>\n" + lines.map { "<li>\(HTML.escaped($0))</li>\n" }.joined() + "</ul>\n"
        case .table(let heading, let rows): HTML.table(heading, rows)
        case .figure(let heading, let html):
            "<h2>\(HTML.escaped(heading))</h2>\n<div class=\"figure\">\n\(html)</div>\n"
        }
    }
}
