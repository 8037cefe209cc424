import Analysis
import Diagnostics
import Provisions

/// A rule file line by line, coloured by what golden cases show of what stands on each.
struct CoverageSource {
    private enum Mark: String {
        case full, part, none

        var sign: String {
            switch self {
            case .full: "✓"
            case .part: "◐"
            case .none: "✗"
            }
        }

        init(_ items: [CoverageItem]) {
            let tally = CoverageTally(items)
            self = tally.seen == tally.wanted ? .full : tally.seen == 0 ? .none : .part
        }
    }

    let policy: PolicyCoverage
    let prose: Prose
    private static let mostCases = 8

    private var words: CoverageWords { CoverageWords(prose) }

    var html: String {
        let file = policy.policy.file
        // By their first lines; a line inside a longer item is coloured with it.
        var starting: [Int: [CoverageItem]] = [:]
        var covering: [Int: [CoverageItem]] = [:]
        for item in policy.items where item.place.file == file {
            let first = file.line(at: item.place.span.start)
            starting[first, default: []].append(item)
            let last = file.line(at: max(item.place.span.start, item.place.span.end - 1))
            guard last > first else { continue }
            for line in (first + 1)...last { covering[line, default: []].append(item) }
        }
        let lines = (1...max(file.lineCount, 1)).map { line in
            self.line(line, file.text(file.spanOfLine(line)), starting[line] ?? [], covering[line] ?? [])
        }
        return "<div class=\"src\">\n" + lines.joined() + "</div>\n"
    }

    private func line(_ number: Int, _ text: String, _ items: [CoverageItem], _ around: [CoverageItem])
        -> String
    {
        guard !items.isEmpty else {
            let mark = around.isEmpty ? "" : " " + Mark(around).rawValue
            return "<div class=\"l\(mark)\">\(cells(number, "", text))</div>\n"
        }
        let mark = Mark(items)
        let sign = "<span class=\"m \(mark.rawValue)\">\(mark.sign)</span>"
        return "<details class=\"\(mark.rawValue)\"><summary class=\"l\" title=\"\(hint(items))\">"
            + cells(number, sign, text) + "</summary>\n<div class=\"items\">"
            + items.map(html).joined() + "</div></details>\n"
    }

    private func cells(_ number: Int, _ sign: String, _ text: String) -> String {
        "<span class=\"n\">\(number)</span><span>\(sign)</span><code>\(HTML.escaped(text))</code>"
    }

    /// Which cases reach the line, in short.
    private func hint(_ items: [CoverageItem]) -> String {
        let cases = items.flatMap(\.cases).flatMap(\.self)
        var seen: Set<String> = []
        let each = cases.filter { seen.insert($0).inserted }
        let tally = CoverageTally(items)
        let count = prose.choose(
            zh: "\(tally.wanted) 种情形见过 \(tally.seen) 种", en: "\(tally.seen) of \(tally.wanted) outcomes shown"
        )
        return HTML.escaped(each.isEmpty ? count : count + prose.colon + named(each))
    }

    private func named(_ cases: [String]) -> String {
        let shown = prose.list(Array(cases.prefix(Self.mostCases)))
        let rest = cases.count - Self.mostCases
        return rest > 0 ? shown + prose.choose(zh: " 等 \(cases.count) 例", en: " and \(rest) more") : shown
    }

    private func html(_ item: CoverageItem) -> String {
        let subject = words.subject(item, choices: policy.choices)
        let cited = item.provisions.isEmpty ? "" : prose.bracketed(prose.list(item.provisions))
        return "<p><b>\(HTML.escaped(prose[item.kind.label]))</b> \(HTML.escaped(subject + cited))</p>\n<ul>"
            + item.outcomes.indices.map { outcome(item, $0) }.joined() + "</ul>\n"
    }

    private func outcome(_ item: CoverageItem, _ index: Int) -> String {
        let label = HTML.escaped(prose[item.outcomes[index].label])
        guard !item.cases[index].isEmpty else {
            return "<li class=\"no\">✗ \(label)</li>"
        }
        let near = item.nearest[index].map { distance in
            prose.bracketed(prose.choose(zh: "最近相差 ", en: "nearest by ") + words.distance(distance))
        }
        return
            "<li>✓ \(label)\(HTML.escaped(near ?? ""))\(prose.colon)\(HTML.escaped(named(item.cases[index])))</li>"
    }
}
