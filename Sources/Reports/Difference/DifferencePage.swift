package import Analysis
package import Diagnostics
import FEEL
import Provisions

/// What the cases that show a change look like under either version, in full.
package struct WitnessExplanation: Sendable {
    /// What the case says, or what it is called.
    package let title: String
    package let before: String
    package let after: String

    package init(title: String, before: String, after: String) {
        (self.title, self.before, self.after) = (title, before, after)
    }
}

/// What has changed, as one page for those who decide about it: headline figures, charts, provisions before and after, cases.
package struct DifferencePage {
    private let words: DifferenceProse
    private let language: Language
    /// By policy: beside the kinds of change that are shown.
    private let explanations: [String: [WitnessExplanation]]
    private static let mostGroups = 60
    private static let mostCases = 40

    package init(_ language: Language, explanations: [String: [WitnessExplanation]]) {
        words = DifferenceProse(language)
        self.language = language
        self.explanations = explanations
    }

    private var prose: Prose { words.prose }

    package func html(_ difference: TreeDifference, _ verdict: ContractVerdict?) -> String {
        let report = DifferenceTextReport(words)
        var body = "<p class=\"lead\">\(HTML.escaped(report.headline(difference)))</p>\n"
        if let verdict { body += self.verdict(verdict) }
        for policy in difference.policies { body += self.policy(policy, report) }
        body += list(difference.added, words.choose(zh: "新增的政策", en: "New policies"))
        body += list(difference.removed, words.choose(zh: "删去的政策", en: "Policies that are gone"))
        body += list(
            difference.reworded.map(\.id),
            words.choose(zh: "只改了文字的政策", en: "Policies of which only words changed"))
        body += list(difference.ledgers, words.ledgers)
        let title = verdict?.title ?? words.choose(zh: "规则改动的影响", en: "What the change of rules does")
        return HTML.page(title: title, language, style: Self.style + "\n" + BarChart.style, body: body)
    }

    private static let style = """
        .lead { font-size: 1.05rem; } .cards { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1rem 0; }
        .card { flex: 1 1 11rem; border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; }
        .card b { display: block; font-size: 1.25rem; font-variant-numeric: tabular-nums; line-height: 1.4; } .card span { opacity: .75; font-size: .875rem; }
        .kept { border-left: .3rem solid #2a7ab8; padding-left: .8rem; } .broken { border-left: .3rem solid #c8692b; padding-left: .8rem; }
        .provision { border: 1px solid var(--line); border-radius: .5rem; padding: .2rem .9rem .6rem; margin: .8rem 0; }
        .provision h3 { margin: .6rem 0 .2rem; font-size: 1rem; } .says { opacity: .8; margin: .2rem 0; }
        del { background: #c8692b33; text-decoration: none; padding: 0 .2rem; } ins { background: #2a7ab833; text-decoration: none; padding: 0 .2rem; }
        .warning { color: #b0521a; font-weight: 600; } .path { font: .8rem/1.5 ui-monospace, monospace; opacity: .75; overflow-wrap: anywhere; }
        td { overflow-wrap: anywhere; min-width: 4.5rem; } .figures td { white-space: nowrap; font-variant-numeric: tabular-nums; }
        details { margin: .4rem 0; } summary { cursor: pointer; } .both { display: flex; flex-wrap: wrap; gap: 1rem; } .both > div { flex: 1 1 20rem; min-width: 0; }
        pre { font: .8rem/1.55 ui-monospace, "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: .6rem; border-radius: .3rem; }
        @media print { details > *:not(summary) { display: block; } .card, .provision { break-inside: avoid; } }
        """

    private func list(_ names: [String], _ title: String) -> String {
        guard !names.isEmpty else { return "" }
        return
            "<h2>\(HTML.escaped(title))</h2>\n<ul>\(names.map { "<li>\(HTML.escaped($0))</li>" }.joined())</ul>\n"
    }

    private func verdict(_ verdict: ContractVerdict) -> String {
        if verdict.isKept {
            return "<p class=\"kept\">"
                + HTML.escaped(
                    words.choose(
                        zh: "改动与约定一致：写明的都做到了，没有写的都没有变。",
                        en: "The change is as declared: all that was declared happened, and nothing else."))
                + "</p>\n"
        }
        let items = verdict.findings.map { finding in
            let help = finding.help.map { prose.bracketed($0) } ?? ""
            return
                "<li>\(HTML.escaped(meaning(finding)))<br><span class=\"path\">\(HTML.escaped(finding.message + help))</span></li>"
        }
        return "<div class=\"broken\"><p>"
            + HTML.escaped(
                words.choose(
                    zh: "有 \(items.count) 处与约定不符：",
                    en: "\(words.plural(items.count, "departure")) from what is declared:"))
            + "</p><ul>\(items.joined())</ul></div>\n"
    }

    private func meaning(_ finding: Diagnostic) -> String {
        AnalysisDiagnostics.all.first { $0.code == finding.code }.map { $0.meaning[language] }
            ?? finding.message
    }

    // MARK: - A policy

    private func policy(_ policy: TreeDifference.Policy, _ report: DifferenceTextReport) -> String {
        var html =
            "<h2>\(HTML.escaped(policy.title))　<span class=\"path\">\(HTML.escaped(policy.id))</span></h2>\n"
        let main =
            policy.compared.first { if case .file = $0.source { true } else { false } }
            ?? policy.compared.first
        if let main { html += cards(main) + charts(main, policy) + figures(main) + groups(main) }
        html += provisions(policy, report)
        for compared in policy.compared { html += kinds(compared, policy, report) }
        if policy.asksOtherwise { html += "<p>\(HTML.escaped(words.asksOtherwise))</p>\n" }
        html += witnesses(policy)
        return html
    }

    private func card(_ figure: String, _ label: String) -> String {
        "<div class=\"card\"><span>\(HTML.escaped(label))</span><b>\(HTML.escaped(figure))</b></div>"
    }

    private func cards(_ compared: TreeDifference.Compared) -> String {
        let difference = compared.difference
        var cards = [
            card(
                Prose.grouped(String(difference.count)),
                words.choose(zh: "比较的情形：", en: "compared: ") + words.source(compared.source)),
            card(
                Prose.grouped(String(difference.changed)),
                words.choose(zh: "结果变了", en: "come out differently")),
        ]
        if let index = difference.summed.first {
            let (column, sums) = (difference.shape.columns[index], difference.columns[index])
            cards += [
                card(
                    words.signed(sums.difference, column),
                    words.column(column) + words.choose(zh: "合计变化", en: ": change of the sum")),
                card(
                    "\(Prose.grouped(String(sums.rises))) / \(Prose.grouped(String(sums.falls)))",
                    words.column(column) + words.choose(zh: "：增加 / 减少", en: ": rose / fell")),
            ]
        }
        return "<div class=\"cards\">\(cards.joined())</div>\n"
    }

    // MARK: - Charts

    private func charts(_ compared: TreeDifference.Compared, _ policy: TreeDifference.Policy) -> String {
        let difference = compared.difference
        guard let index = difference.summed.first else { return "" }
        let (column, sums) = (difference.shape.columns[index], difference.columns[index])
        let parts = zip(difference.terms.terms, sums.terms).filter { $0.1 != .zero }.map { term, sum in
            BarChart.Bar(
                label: words.term(term, policy.changes), figure: words.signed(sum, column), length: sum.drawn,
                kind: sum < .zero ? "fall" : "rise")
        }
        let name = words.column(column)
        let split = BarChart(
            title: words.choose(zh: "\(name)：每处改动带来多少", en: "\(name): what each change brings"), bars: parts)
        let gains = BarChart(
            title: words.choose(zh: "\(name)：增加与减少", en: "\(name): gains and losses"),
            bars: [
                BarChart.Bar(
                    label: words.choose(zh: "\(sums.rises) 个增加", en: "\(sums.rises) rose"),
                    figure: words.signed(sums.risen, column), length: sums.risen.drawn, kind: "rise"),
                BarChart.Bar(
                    label: words.choose(zh: "\(sums.falls) 个减少", en: "\(sums.falls) fell"),
                    figure: words.signed(.zero - sums.fallen, column), length: -sums.fallen.drawn,
                    kind: "fall"),
            ])
        return split.html + gains.html + distribution(sums, column).html
    }

    /// How many cases have a figure of each size, before and after.
    private func distribution(_ sums: OutcomeDifference.Column, _ column: OutcomeShape.Column) -> BarChart {
        let name = words.column(column)
        let bars = sums.sizes.sorted { $0.key < $1.key }.flatMap { size, counts in
            [
                BarChart.Bar(
                    label: range(size, column),
                    figure: words.choose(zh: "改前 \(counts[0])", en: "before \(counts[0])"),
                    length: Double(counts[0]), kind: "before"),
                BarChart.Bar(
                    label: "", figure: words.choose(zh: "改后 \(counts[1])", en: "after \(counts[1])"),
                    length: Double(counts[1]), kind: "after"),
            ]
        }
        return BarChart(
            title: words.choose(zh: "\(name)：各档有多少个", en: "\(name): how many of each size"), bars: bars)
    }

    private func range(_ size: FigureSize, _ column: OutcomeShape.Column) -> String {
        switch size.step {
        case 0: words.figure(.zero, column)
        case 1: words.choose(zh: "不足 1", en: "below 1")
        case -1: words.choose(zh: "−1 到 0", en: "−1 to 0")
        case ..<0:
            words.choose(
                zh: "−\(Prose.grouped("\(size.least)")) 以下", en: "−\(Prose.grouped("\(size.least)")) and less"
            )
        default:
            words.choose(
                zh: "\(Prose.grouped("\(size.least)")) 以上", en: "\(Prose.grouped("\(size.least)")) and more")
        }
    }

    // MARK: - Tables

    private func figures(_ compared: TreeDifference.Compared) -> String {
        let difference = compared.difference
        let rows = difference.summed.map { index in
            let (column, sums) = (difference.shape.columns[index], difference.columns[index])
            return [
                words.column(column), words.figure(sums.before, column), words.figure(sums.after, column),
                words.signed(sums.difference, column), "\(sums.rises)", words.figure(sums.risen, column),
                "\(sums.falls)", words.figure(sums.fallen, column),
            ]
        }
        guard !rows.isEmpty else { return "" }
        return table(
            zh: "结果,改前合计,改后合计,变化,增加个数,增加额,减少个数,减少额",
            en: "output,sum before,sum after,change,rose,by,fell,by", rows)
    }

    /// - Parameter kind: `figures`, whose cells are not broken, or `cases`.
    private func table(zh: String, en: String, _ rows: [[String]], kind: String = "figures") -> String {
        let heading = words.choose(zh: zh, en: en).split(separator: ",").map(String.init)
        return "<div class=\"\(kind)\">" + HTML.table(heading, rows) + "</div>\n"
    }

    private func groups(_ compared: TreeDifference.Compared) -> String {
        let difference = compared.difference
        guard let field = compared.groupedBy, let summed = difference.summed.first,
            let place = difference.figures.firstIndex(of: summed)
        else { return "" }
        let column = difference.shape.columns[summed]
        let rows = difference.groups.sorted { $0.key < $1.key }.prefix(Self.mostGroups).map { name, group in
            [
                name, "\(group.count)", "\(group.changed)", words.figure(group.before[place], column),
                words.figure(group.after[place], column),
                words.signed(group.after[place] - group.before[place], column),
            ]
        }
        return
            "<h3>\(HTML.escaped(words.choose(zh: "按 \(field)：\(words.column(column))", en: "By \(field): \(words.column(column))")))</h3>\n"
            + table(
                zh: "\(field),个数,变了,改前,改后,变化", en: "\(field),count,changed,before,after,change", Array(rows))
    }

    private func provisions(_ policy: TreeDifference.Policy, _ report: DifferenceTextReport) -> String {
        var html = "<h3>\(HTML.escaped(words.choose(zh: "改动的条款", en: "Provisions changed")))</h3>\n"
        for (index, change) in policy.changes.enumerated() {
            html += "<div class=\"provision\"><h3>\(HTML.escaped(words.name(change, policy.ledger)))</h3>\n"
            for says in change.provisions.compactMap({ policy.ledger?.entry($0)?.says }) {
                html += "<p class=\"says\">\(HTML.escaped(says))</p>\n"
            }
            for difference in change.differences {
                let old =
                    difference.old.map { "<del>\(HTML.escaped($0.lineText))</del>" }
                    ?? words.choose(zh: "（原来没有）", en: "(was not there)")
                let new =
                    difference.new.map { "<ins>\(HTML.escaped($0.lineText))</ins>" }
                    ?? words.choose(zh: "（删去）", en: "(dropped)")
                html +=
                    "<p>\(old) → \(new)<br><span class=\"path\">\(HTML.escaped(difference.path.joined(separator: ".")))</span></p>\n"
            }
            if !policy.effective.contains(index) {
                html += "<p class=\"warning\">\(HTML.escaped(report.inert(policy)))</p>\n"
            }
            html += "</div>\n"
        }
        if !policy.wording.isEmpty {
            html +=
                "<p>"
                + HTML.escaped(
                    words.choose(
                        zh: "另有 \(policy.wording.count) 处只改了文字。",
                        en: "Besides, \(words.plural(policy.wording.count, "change")) of words only."))
                + "</p>\n"
        }
        return html
    }

    private func kinds(
        _ compared: TreeDifference.Compared, _ policy: TreeDifference.Policy, _ report: DifferenceTextReport
    ) -> String {
        let difference = compared.difference
        var html = "<h3>\(HTML.escaped(report.summary(compared)))</h3>\n"
        let rows = difference.sortedKinds.map { kind, count, witness in
            let column = difference.shape.columns[kind.column]
            return [
                words.change(kind, column), "\(count)",
                words.names(kind.because, policy.changes),
                witness.given ?? witness.name,
                words.value(witness.before, column) + " → " + words.value(witness.after, column),
            ]
        }
        if !rows.isEmpty {
            html += table(
                zh: "变化,个数,原因,最小的一例,改前 → 改后", en: "change,count,because of,smallest case,before → after",
                rows,
                kind: "cases")
        }
        guard compared.source != .generated, !difference.cases.isEmpty else { return html }
        let cases = difference.cases.prefix(Self.mostCases).map { changed in
            [changed.name, report.cells(of: changed, difference)]
        }
        let title = words.choose(zh: "逐个看（前 \(cases.count) 个）", en: "One by one (the first \(cases.count))")
        return html + "<details><summary>\(HTML.escaped(title))</summary>\n" + HTML.table([], Array(cases))
            + "</details>\n"
    }

    private func witnesses(_ policy: TreeDifference.Policy) -> String {
        guard let explained = explanations[policy.id], !explained.isEmpty else { return "" }
        let (before, after) = (words.choose(zh: "改前", en: "Before"), words.choose(zh: "改后", en: "After"))
        return
            "<h3>\(HTML.escaped(words.choose(zh: "改前改后各怎样得出", en: "How either version comes to it")))</h3>\n"
            + explained.map { witness in
                "<details><summary>\(HTML.escaped(witness.title))</summary><div class=\"both\"><div><b>\(before)</b><pre>\(HTML.escaped(witness.before))</pre></div><div><b>\(after)</b><pre>\(HTML.escaped(witness.after))</pre></div></div></details>\n"
            }.joined()
    }
}

extension Number {
    /// As long as it is to be drawn: binary floating point is exact enough for a picture.
    fileprivate var drawn: Double { Double(text(decimals: 0)) ?? 0 }
}
