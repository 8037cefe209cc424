import Analysis
import Diagnostics
import Provisions

/// One page for a run: figures by kind, the provisions of each document, and every rule file with its lines coloured by
/// what golden cases show of them.
struct CoverageHTMLReport {
    let prose: Prose

    var words: CoverageWords { CoverageWords(prose) }

    func text(_ coverages: [DocumentCoverage]) -> String {
        let title = prose.choose(zh: "算例覆盖情况", en: "What the golden cases cover")
        let body =
            "<p class=\"lead\">\(HTML.escaped(summary(coverages)))</p>\n" + kinds(coverages) + legend
            + coverages.map(section).joined()
        return HTML.page(title: title, prose.language, style: Self.style, body: body)
    }

    private func summary(_ coverages: [DocumentCoverage]) -> String {
        let cases = coverages.flatMap(\.policies).reduce(0) { $0 + $1.cases.count }
        let policies = coverages.reduce(0) { $0 + $1.policies.count }
        return prose.choose(
            zh: "\(coverages.count) 份文件，\(policies) 项政策，\(cases) 个算例。",
            en: "\(coverages.count) documents, \(policies) policies, \(cases) cases.")
    }

    // MARK: - Figures

    private func kinds(_ coverages: [DocumentCoverage]) -> String {
        let rows = CoverageKinds.all.compactMap { kind -> [String]? in
            let tally = CoverageTally(coverages.flatMap(\.items).filter { $0.kind.name == kind.name })
            guard tally.wanted > 0 else { return nil }
            return [
                HTML.escaped(prose[kind.label]), HTML.escaped(prose[kind.meaning]), bar(tally),
                "<span class=\"c\">\(tally.seen) / \(tally.wanted)</span>",
            ]
        }
        let heading = prose.choose(zh: "种类 怎样算见到 比例 已见/应见", en: "Kind Covered_when Share Seen/wanted")
        return HTML.table(
            heading.split(separator: " ").map { String($0).replacing("_", with: " ") }, html: rows)
    }

    private func bar(_ tally: CoverageTally) -> String {
        let percent = CoverageWords.percent(tally)
        let mark = tally.seen == tally.wanted ? "full" : "part"
        return "<span class=\"bar \(mark)\"><i style=\"width:\(percent)\"></i></span> <b>\(percent)</b>"
    }

    private var legend: String {
        let marks = [
            ("full", "✓", prose.choose(zh: "每种情形都有算例见到", en: "every outcome is shown by a case")),
            ("part", "◐", prose.choose(zh: "有的情形没有见过", en: "some outcomes are not shown")),
            ("none", "✗", prose.choose(zh: "哪种情形都没有见过", en: "no outcome is shown")),
        ]
        return "<p class=\"legend\">"
            + marks.map { "<span class=\"\($0)\">\($1) \(HTML.escaped($2))</span>" }.joined(separator: " ")
            + "<br>"
            + HTML.escaped(
                prose.choose(
                    zh: "点开有标记的行，看各种情形由哪些算例见到。",
                    en: "Open a marked line for its outcomes and the cases that show them."))
            + "</p>\n"
    }

    // MARK: - A document

    private func section(_ coverage: DocumentCoverage) -> String {
        "<h2>\(HTML.escaped(coverage.ledger.title))</h2>\n<p>\(HTML.escaped(words.provisions(coverage)))</p>\n"
            + fold(prose.choose(zh: "各条款", en: "Provisions"), "", provisions(coverage))
            + coverage.policies.map { policy in
                let tally = CoverageTally(policy.items)
                let page = CoverageSource(policy: policy, prose: prose)
                return fold(
                    "\(policy.policy.title)  \(policy.policy.id)", bar(tally), page.html)
            }.joined() + redundant(coverage)
    }

    private func fold(_ title: String, _ extra: String, _ content: String) -> String {
        "<details class=\"fold\"><summary>\(HTML.escaped(title))\(extra)</summary>\n\(content)</details>\n"
    }

    private func provisions(_ coverage: DocumentCoverage) -> String {
        let heading = prose.choose(zh: "编号 条款 内容 算例 情形", en: "Id Article Says Cases Outcomes")
        return HTML.table(
            heading.split(separator: " ").map(String.init),
            coverage.rows.map { row in
                let cases = row.isComputed ? "\(row.cases.count)" : "—"
                let outcomes = row.tally.wanted == 0 ? "—" : "\(row.tally.seen) / \(row.tally.wanted)"
                return [row.provision.id.text, row.provision.article, row.provision.says, cases, outcomes]
            })
    }

    private func redundant(_ coverage: DocumentCoverage) -> String {
        let redundancy = CaseRedundancy(coverage)
        guard !redundancy.alone.isEmpty else { return "" }
        let title = prose.choose(
            zh: "单独拿掉也什么都不少见的算例：\(redundancy.alone.count)",
            en: "Cases of which each could go, and nothing be shown less: \(redundancy.alone.count)")
        return fold(title, "", "<p>\(HTML.escaped(prose.list(redundancy.alone.map(\.id))))</p>\n")
    }

    private static let style = """
        :root { --full: #1a7f37; --part: #9a6700; --none: #cf222e; }
        @media (prefers-color-scheme: dark) { :root { --full: #3fb950; --part: #d29922; --none: #f85149; } }
        .lead { font-size: 1.05rem; } .legend { font-size: .9rem; } .legend span { margin-right: 1rem; }
        .legend .full, .m.full { color: var(--full); } .legend .part, .m.part { color: var(--part); }
        .legend .none, .m.none { color: var(--none); }
        .bar { display: inline-block; width: 6rem; height: .6rem; background: var(--soft); border-radius: .3rem; overflow: hidden; }
        .bar i { display: block; height: 100%; background: var(--part); } .bar.full i { background: var(--full); }
        .c { white-space: nowrap; } .bar + b { white-space: nowrap; } td b { font-weight: 600; font-variant-numeric: tabular-nums; }
        .fold { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
        .fold > summary { padding: .5rem .8rem; cursor: pointer; overflow-wrap: anywhere; } .fold > summary .bar { margin-left: .5rem; } .fold > .table, .fold > p { padding: 0 .8rem; }
        .src { font: 13px/1.55 ui-monospace, "Sarasa Mono SC", "Noto Sans Mono CJK SC", Menlo, Consolas, monospace; padding-bottom: .5rem; }
        .l { display: grid; grid-template-columns: 3.2rem 1.4rem 1fr; border-left: 3px solid transparent; }
        .l code { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; } .n { color: #888; text-align: right; padding-right: .6rem; }
        summary.l { cursor: pointer; } summary.l::-webkit-details-marker { display: none; }
        .full > .l, .l.full { border-color: var(--full); background: color-mix(in srgb, var(--full) 9%, transparent); }
        .part > .l, .l.part { border-color: var(--part); background: color-mix(in srgb, var(--part) 14%, transparent); }
        .none > .l, .l.none { border-color: var(--none); background: color-mix(in srgb, var(--none) 14%, transparent); }
        .items { margin: .2rem 0 .6rem 4.6rem; font: .9rem/1.6 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        .items p { margin: .3rem 0 0; } .items ul { margin: 0; } .items li.no { color: var(--none); }
        @media (max-width: 40rem) { .l { grid-template-columns: 2.2rem 1.1rem 1fr; } .items { margin-left: 1rem; } .bar { width: 3.5rem; } }
        @media print { .fold { border: 0; } .l { break-inside: avoid; } }
        """
}
