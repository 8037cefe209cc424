import Diagnostics

extension Page {
    /// For a terminal: columns stand under one another, also where characters are two columns wide.
    var text: String {
        var memo = Memo()
        memo.line(title)
        for block in blocks { Self.write(block, to: &memo) }
        return memo.text
    }

    private static func write(_ block: Block, to memo: inout Memo) {
        switch block {
        case .heading(let text): memo.heading(text)
        case .paragraph(let text): memo.line(text)
        case .lines(let lines): for line in lines { memo.line(line, indent: 4) }
        case .table(let heading, let rows): write(heading.isEmpty ? rows : [heading] + rows, to: &memo)
        case .figure: break
        }
    }

    private static func write(_ rows: [[String]], to memo: inout Memo) {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.indices.contains(column) ? displayWidth($0[column]) : 0 }.max() ?? 0
        }
        for row in rows {
            let cells = zip(row, widths).map { padded($0, to: $1) }.joined(separator: "  ")
            memo.line(String(cells.reversed().drop { $0 == " " }.reversed()), indent: 2)
        }
    }
}
