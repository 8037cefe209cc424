/// A page for a reader, before it is laid out: what every format of `show` writes in its own way.
struct Page {
    enum Block {
        case heading(String)
        case paragraph(String)
        /// A line each, indented.
        case lines([String])
        /// A heading row (empty: none), then rows of as many cells.
        case table([String], [[String]])
        /// A picture under a heading, as HTML; only pages that can show it have it.
        case figure(String, html: String)
    }

    let title: String
    private(set) var blocks: [Block] = []

    init(title: String) { self.title = title }

    mutating func heading(_ text: String) { blocks.append(.heading(text)) }

    mutating func paragraph(_ text: String) { blocks.append(.paragraph(text)) }

    mutating func lines(_ lines: [String]) { if !lines.isEmpty { blocks.append(.lines(lines)) } }

    mutating func figure(_ heading: String, html: String) { blocks.append(.figure(heading, html: html)) }

    mutating func table(_ heading: [String], _ rows: [[String]]) {
        if !rows.isEmpty { blocks.append(.table(heading, rows)) }
    }
}

extension Page.Block {
    /// Whether it can be shown in letters.
    var isText: Bool { if case .figure = self { false } else { true } }
}
