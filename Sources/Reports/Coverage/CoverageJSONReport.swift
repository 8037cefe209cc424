import Analysis
import Diagnostics
import FEEL
import Provisions

/// Everything, for programs.
enum CoverageJSONReport {
    static func text(_ coverages: [DocumentCoverage]) -> String {
        var writer = JSONWriter()
        writer.array(coverages) { writer, coverage in
            writer.object { writer in
                writer.member("document", coverage.ledger.folder)
                writer.member("title", coverage.ledger.title)
                writer.member("provisions") { $0.array(coverage.rows) { write($1, to: &$0) } }
                writer.member("kinds") { $0.object { kinds(coverage, to: &$0) } }
                writer.member("items") { $0.array(coverage.items) { write($1, to: &$0) } }
                writer.member("undecided") { $0.strings(coverage.policies.flatMap(\.undecided)) }
                writer.member("redundant") { $0.strings(CaseRedundancy(coverage).alone.map(\.id)) }
            }
        }
        return writer.text + "\n"
    }

    private static func write(_ row: DocumentCoverage.Row, to writer: inout JSONWriter) {
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
            writer.member("wanted") { $0.integer(row.tally.wanted) }
            writer.member("seen") { $0.integer(row.tally.seen) }
            writer.member("cases") { $0.strings(row.cases) }
        }
    }

    private static func kinds(_ coverage: DocumentCoverage, to writer: inout JSONWriter) {
        for (kind, tally) in coverage.tallies {
            writer.member(kind.name) { writer in
                writer.object(.compact) { writer in
                    writer.member("wanted") { $0.integer(tally.wanted) }
                    writer.member("seen") { $0.integer(tally.seen) }
                }
            }
        }
    }

    private static func write(_ item: CoverageItem, to writer: inout JSONWriter) {
        let position = item.place.position
        writer.object(.compact) { writer in
            writer.member("kind", item.kind.name)
            writer.member("policy", item.policy.isEmpty ? nil : item.policy)
            writer.member("file", item.place.file.name)
            writer.member("line") { $0.integer(position.line) }
            writer.member("column") { $0.integer(position.column) }
            writer.member("owner", item.owner)
            writer.member("formula", item.formula)
            writer.member("provisions") { $0.strings(item.provisions) }
            writer.member("outcomes") { outcomes(of: item, to: &$0) }
        }
    }

    private static func outcomes(of item: CoverageItem, to writer: inout JSONWriter) {
        writer.array(item.outcomes.indices) { writer, index in
            writer.object { writer in
                writer.member("outcome", item.outcomes[index].name)
                writer.member("cases") { $0.strings(item.cases[index]) }
                guard let distance = item.nearest[index] else { return }
                switch distance {
                case .number(let number): writer.member("nearest") { $0.number(number) }
                case .time(let duration): writer.member("nearest_time", "\(duration)")
                case .days(let days): writer.member("nearest_days") { $0.integer(days) }
                }
            }
        }
    }
}

extension DocumentCoverage.Row {
    /// Why it is not computed.
    fileprivate var because: String? {
        if case .apart(_, let because) = provision.treatment { because } else { nil }
    }
}
