import Diagnostics
import FEEL
import Provisions

/// Which figures hold from which day on, and when the policy is in force: a row for each, a column for each stretch
/// between days on which something changes. Stretches are equally wide, however long they last.
struct PolicyTimeline {
    private struct Bar {
        let from: CalendarDate
        /// The first day on which it holds no more; nil for none.
        let until: CalendarDate?
        let text: String
        let isWindow: Bool
    }

    private let rows: [(label: String, bars: [Bar])]
    private let dates: [CalendarDate]
    private static let size = (label: 200, column: 170, row: 30, head: 26)

    /// - Parameter figure: a parameter's value in words.
    init(_ plan: PolicyPlan, prose: Prose, figure: (Datum, Parameter) -> String) {
        var rows: [(label: String, bars: [Bar])] = []
        if let window = plan.policy.inForce {
            let label = prose.choose(zh: "适用期间", en: "In force")
            let end = window.to.flatMap { $0.adding(days: 1) }
            let text = window.marking.label ?? label
            rows.append((label, [Bar(from: window.from, until: end, text: text, isWindow: true)]))
        }
        for planned in plan.parameters {
            let parameter = planned.parameter
            guard parameter.values.contains(where: { $0.from != nil }) else { continue }
            let bars = parameter.values.enumerated().compactMap { index, dated -> Bar? in
                let next = index + 1 < parameter.values.count ? parameter.values[index + 1].from : nil
                return dated.from.map {
                    Bar(from: $0, until: next, text: figure(dated.value, parameter), isWindow: false)
                }
            }
            rows.append((parameter.label ?? parameter.name, bars))
        }
        self.rows = rows
        let all = rows.flatMap(\.bars).flatMap { [$0.from] + [$0.until].compactMap(\.self) }
        dates = Array(Set(all)).sorted()
    }

    /// Nothing where nothing ever changes.
    func svg(_ title: String) -> String? {
        guard !dates.isEmpty else { return nil }
        let (label, column, row, head) = Self.size
        let size = (width: label + dates.count * column + 10, height: head + rows.count * row + 4)
        var body = ""
        for (index, date) in dates.enumerated() {
            let x = label + index * column
            body += "<line x1=\"\(x)\" y1=\"\(head - 6)\" x2=\"\(x)\" y2=\"\(size.height)\"/>"
            body += "<text class=\"date\" x=\"\(x + 3)\" y=\"\(head - 10)\">\(date)</text>\n"
        }
        for (index, entry) in rows.enumerated() {
            let y = head + index * row
            body +=
                "<text x=\"0\" y=\"\(y + 18)\">\(HTML.escaped(Self.shortened(entry.label, to: 28)))"
                + "<title>\(HTML.escaped(entry.label))</title></text>\n"
            body += entry.bars.map { draw($0, y) }.joined()
        }
        return
            "<svg class=\"timeline\" role=\"img\" viewBox=\"0 0 \(size.width) \(size.height)\" width=\"\(size.width)\">"
            + "<title>\(HTML.escaped(title))</title>\n\(body)</svg>\n"
    }

    private func draw(_ bar: Bar, _ y: Int) -> String {
        let (label, column, row, _) = Self.size
        let first = dates.firstIndex(of: bar.from) ?? 0
        let last = bar.until.flatMap { dates.firstIndex(of: $0) } ?? dates.count
        let (x, width) = (label + first * column, max((last - first) * column - 4, 4))
        let shown = Self.shortened(bar.text, to: width / 8)
        return
            "<g><rect class=\"\(bar.isWindow ? "window" : "bar")\" x=\"\(x)\" y=\"\(y + 2)\" width=\"\(width)\" "
            + "height=\"\(row - 6)\" rx=\"3\"/><text x=\"\(x + 6)\" y=\"\(y + 18)\">\(HTML.escaped(shown))</text>"
            + "<title>\(HTML.escaped(bar.text))</title></g>\n"
    }

    private static func shortened(_ text: String, to width: Int) -> String {
        guard displayWidth(text) > width else { return text }
        var shown = ""
        for character in text {
            guard displayWidth(shown + String(character)) <= width - 2 else { break }
            shown.append(character)
        }
        return shown + "…"
    }

    static let style = """
        .timeline { display: block; font-size: 12.5px; height: auto; } .timeline text { fill: currentColor; }
        .timeline line { stroke: var(--line); } .timeline .date { font-size: 11.5px; }
        .timeline .bar { fill: #2f6fb033; stroke: #2f6fb0; } .timeline .window { fill: #1a7f3733; stroke: #1a7f37; }
        @media print { .timeline { width: 100%; } }
        """
}
