import Analysis
import Diagnostics
import Provisions

/// A page for each document.
struct CoverageTextReport {
    let prose: Prose
    let detail: CoverageDetail
    private static let mostCases = 4
    /// So many items with something missing are listed unasked.
    private static let mostMissed = 10

    private var words: CoverageWords { CoverageWords(prose) }

    func text(_ coverages: [DocumentCoverage]) -> String {
        coverages.map { page($0).text }.joined(separator: "\n")
    }

    private func page(_ coverage: DocumentCoverage) -> Page {
        var page = Page(title: coverage.ledger.title)
        page.paragraph(words.provisions(coverage))
        if detail.articles {
            page.table([], coverage.rows.map(row))
            page.heading(prose.choose(zh: "各类情形", en: "Kinds of outcome"))
        }
        let missed = coverage.rows.filter(\.isMissed).map(\.provision.id.text)
        if !missed.isEmpty {
            page.paragraph(prose.choose(zh: "没有算例触及：", en: "reached by no case: ") + prose.list(missed))
        }
        let cut = coverage.policies.flatMap(\.cut)
        if !cut.isEmpty {
            page.paragraph(
                prose.choose(zh: "太大，只看了前一部分：", en: "too large to be looked at in full: ") + prose.list(cut))
        }
        writeTallies(coverage, to: &page)
        writeMissing(coverage, to: &page)
        if detail.redundant { writeRedundant(coverage, to: &page) }
        return page
    }

    private func writeTallies(_ coverage: DocumentCoverage, to page: inout Page) {
        let heading = prose.choose(zh: "种类 --min 应见 已见 比例", en: "Kind --min Wanted Seen Share")
        page.table(
            heading.split(separator: " ").map(String.init),
            coverage.tallies.map { kind, tally in
                [
                    prose[kind.label], kind.name, "\(tally.wanted)", "\(tally.seen)",
                    CoverageWords.percent(tally),
                ]
            })
    }

    // MARK: - What no case shows

    private func writeMissing(_ coverage: DocumentCoverage, to page: inout Page) {
        let open = coverage.items.filter { !$0.isCovered && $0.kind.name != "provision" }
        guard !open.isEmpty else { return }
        page.heading(prose.choose(zh: "没有算例见到的", en: "Shown by no case"))
        let shown = detail.missed ? open : Array(open.prefix(Self.mostMissed))
        page.table([], shown.map { line($0, coverage) })
        let rest = open.count - shown.count
        guard rest > 0 else { return }
        page.paragraph(
            prose.choose(
                zh: "还有 \(rest) 项，`--missed` 全部列出", en: "and \(rest) more: `--missed` lists them all"))
    }

    private func line(_ item: CoverageItem, _ coverage: DocumentCoverage) -> [String] {
        [
            CoverageWords.place(item), prose[item.kind.label],
            words.subject(item, choices: coverage.choices(of: item.policy)),
            prose.choose(zh: "没见过", en: "never ") + prose.list(words.missing(item)),
        ]
    }

    private func writeRedundant(_ coverage: DocumentCoverage, to page: inout Page) {
        let redundancy = CaseRedundancy(coverage)
        page.heading(
            prose.choose(zh: "单独拿掉也什么都不少见的算例", en: "Cases of which each could go, and nothing be shown less"))
        let policies = coverage.policies.map(\.policy).filter { policy in
            redundancy.alone.contains { $0.policy == policy.id }
        }
        page.lines(
            policies.map { policy in
                policy.entry + prose.colon
                    + prose.list(redundancy.alone.filter { $0.policy == policy.id }.map(\.id))
            })
        let undecided = coverage.policies.flatMap(\.undecided)
        if !undecided.isEmpty {
            page.paragraph(
                prose.choose(zh: "核对错误、没有作出决定的算例：", en: "Cases about errors, which decide nothing: ")
                    + prose.list(undecided))
        }
        guard !redundancy.alone.isEmpty else { return page.paragraph(prose[.nothing]) }
        page.paragraph(
            prose.choose(
                zh: "其中 \(redundancy.together.count) 例可以一起拿掉：",
                en: "\(redundancy.together.count) of them could go together: ")
                + prose.list(redundancy.together.map(\.id)))
        page.paragraph(
            prose.choose(
                zh: "只说明规则走到的情形别的算例也见过；它们核对的数额仍可能只此一例。",
                en:
                    "Other cases take the rules the same ways; the figures that these hold may still be theirs alone."
            ))
    }

    // MARK: - Provisions

    private func row(_ row: DocumentCoverage.Row) -> [String] {
        [row.provision.id.text, row.provision.article, row.provision.says, treatment(row), cases(row)]
    }

    private func treatment(_ row: DocumentCoverage.Row) -> String {
        if case .apart(_, let because) = row.provision.treatment { return because }
        return row.rules.map { $0.policy + prose.colon + prose.list($0.names) }.joined(
            separator: prose.semicolon)
    }

    private func cases(_ row: DocumentCoverage.Row) -> String {
        guard row.isComputed else { return "" }
        guard !row.cases.isEmpty else { return prose.choose(zh: "没有算例", en: "no case") }
        let shown = prose.list(Array(row.cases.prefix(Self.mostCases)))
        let rest = row.cases.count - Self.mostCases
        return rest > 0 ? shown + prose.choose(zh: " 等 \(row.cases.count) 例", en: " and \(rest) more") : shown
    }
}
