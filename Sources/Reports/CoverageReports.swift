package import Analysis
package import Diagnostics
import Provisions

/// One way of writing down which provisions are covered.
package struct CoverageFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end; provision by provision when asked.
    package let write: @Sendable ([ProvisionCoverage], _ articles: Bool, Language) -> String
}

/// The formats of `cover`: one line for each.
package enum CoverageFormats {
    package static let all = [
        CoverageFormat(name: "text") { CoverageTextReport(prose: Prose($2)).text($0, articles: $1) },
        CoverageFormat(name: "json") { coverages, _, _ in CoverageJSONReport.text(coverages) },
    ]
}

/// A table for each document.
struct CoverageTextReport {
    let prose: Prose
    private static let mostCases = 4

    func text(_ coverages: [ProvisionCoverage], articles: Bool) -> String {
        coverages.map { page($0, articles) }.joined(separator: "\n")
    }

    private func page(_ coverage: ProvisionCoverage, _ articles: Bool) -> String {
        var page = Page(title: coverage.ledger.title)
        page.paragraph(summary(coverage))
        if articles { page.table([], coverage.rows.map(row)) }
        let missed = coverage.rows.filter(\.isMissed).map(\.provision.id.text)
        if !missed.isEmpty {
            page.paragraph(prose.choose(zh: "没有算例触及：", en: "reached by no case: ") + prose.list(missed))
        }
        return page.text
    }

    private func summary(_ coverage: ProvisionCoverage) -> String {
        let computed = coverage.rows.filter(\.isComputed)
        let reached = computed.filter { !$0.isMissed }.count
        return prose.choose(
            zh: "\(coverage.rows.count) 条，其中 \(computed.count) 条计算，\(reached) 条有算例触及",
            en:
                "\(coverage.rows.count) provisions, \(computed.count) of them computed, \(reached) reached by a case"
        )
    }

    private func row(_ row: ProvisionCoverage.Row) -> [String] {
        [row.provision.id.text, row.provision.article, row.provision.says, treatment(row), cases(row)]
    }

    private func treatment(_ row: ProvisionCoverage.Row) -> String {
        if case .apart(_, let because) = row.provision.treatment { return because }
        return row.rules.map { $0.policy + prose.colon + prose.list($0.names) }.joined(
            separator: prose.semicolon)
    }

    private func cases(_ row: ProvisionCoverage.Row) -> String {
        guard row.isComputed else { return "" }
        guard !row.cases.isEmpty else { return prose.choose(zh: "没有算例", en: "no case") }
        let shown = prose.list(Array(row.cases.prefix(Self.mostCases)))
        let rest = row.cases.count - Self.mostCases
        return rest > 0 ? shown + prose.choose(zh: " 等 \(row.cases.count) 例", en: " and \(rest) more") : shown
    }
}

/// Everything, for programs.
enum CoverageJSONReport {
    static func text(_ coverages: [ProvisionCoverage]) -> String {
        var writer = JSONWriter()
        writer.array(coverages) { writer, coverage in
            writer.object { writer in
                writer.member("document", coverage.ledger.folder)
                writer.member("title", coverage.ledger.title)
                writer.member("provisions") { $0.array(coverage.rows) { write($1, to: &$0) } }
            }
        }
        return writer.text + "\n"
    }

    private static func write(_ row: ProvisionCoverage.Row, to writer: inout JSONWriter) {
        writer.object(.compact) { writer in
            writer.member("id", row.provision.id.text)
            writer.member("article", row.provision.article)
            writer.member("says", row.provision.says)
            writer.member("kind", row.provision.kind.rawValue)
            writer.member("computed") { $0.boolean(row.isComputed) }
            writer.member("because", row.because)
            writer.member("rules") { writer in
                writer.object { writer in
                    for rule in row.rules { writer.member(rule.policy) { $0.strings(rule.names) } }
                }
            }
            writer.member("cases") { $0.strings(row.cases) }
        }
    }
}

extension ProvisionCoverage.Row {
    /// Why it is not computed.
    fileprivate var because: String? {
        if case .apart(_, let because) = provision.treatment { because } else { nil }
    }
}
