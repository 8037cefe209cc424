import Analysis
import Diagnostics
import FEEL
import Provisions

/// What has changed, for programs.
enum DifferenceJSONReport {
    static func text(_ difference: TreeDifference, _ verdict: ContractVerdict?) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("old", difference.old)
            writer.member("new", difference.new)
            writer.member("policies") { $0.array(difference.policies) { write($1, to: &$0) } }
            writer.member("added") { $0.strings(difference.added) }
            writer.member("removed") { $0.strings(difference.removed) }
            writer.member("reworded") { $0.strings(difference.reworded.map(\.id)) }
            writer.member("unchanged") { $0.integer(difference.unchanged) }
            writer.member("documents") { $0.strings(difference.ledgers) }
            if let verdict { writer.member("contract") { write(verdict, to: &$0) } }
        }
        return writer.text + "\n"
    }

    private static func write(_ verdict: ContractVerdict, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("title", verdict.title)
            writer.member("kept") { $0.boolean(verdict.isKept) }
            writer.member("findings") { writer in
                writer.array(verdict.findings, .compact) { writer, finding in
                    writer.object { writer in
                        writer.member("code", finding.code)
                        writer.member("message", finding.message)
                        writer.member("help", finding.help)
                    }
                }
            }
        }
    }

    private static func write(_ policy: TreeDifference.Policy, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("policy", policy.id)
            writer.member("title", policy.title)
            writer.member("changes") { writer in
                writer.array(Array(policy.changes.enumerated())) { writer, item in
                    write(
                        item.element, isEffective: policy.effective.contains(item.offset), policy.ledger,
                        to: &writer)
                }
            }
            writer.member("wording") { $0.strings(policy.wording.map { $0.path.joined(separator: ".") }) }
            writer.member("compared") { writer in
                writer.array(policy.compared) { write($1, policy.changes, to: &$0) }
            }
        }
    }

    private static func write(
        _ change: ProvisionChange, isEffective: Bool, _ ledger: DocumentLedger?, to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("provisions") { $0.strings(change.provisions) }
            writer.member("articles") {
                $0.strings(change.provisions.compactMap { ledger?.entry($0)?.article })
            }
            writer.member("effective") { $0.boolean(isEffective) }
            writer.member("joint") { $0.boolean(change.isJoint) }
            writer.member("differences") { writer in
                writer.array(change.differences, .compact) { writer, difference in
                    writer.object { writer in
                        writer.member("path", difference.path.joined(separator: "."))
                        writer.member("before", difference.old?.lineText)
                        writer.member("after", difference.new?.lineText)
                        writer.member("file", difference.place?.file.name)
                        writer.member("line") { writer in
                            if let line = difference.place?.position.line {
                                writer.integer(line)
                            } else {
                                writer.null()
                            }
                        }
                    }
                }
            }
        }
    }

    // MARK: - Decisions

    private static func write(
        _ compared: TreeDifference.Compared, _ changes: [ProvisionChange], to writer: inout JSONWriter
    ) {
        let difference = compared.difference
        writer.object { writer in
            writer.member("source", compared.source.name)
            writer.member("count") { $0.integer(difference.count) }
            writer.member("changed") { $0.integer(difference.changed) }
            writer.member("figures") { writer in
                writer.array(difference.figures) { writeFigure($1, difference, changes, to: &$0) }
            }
            writer.member("kinds") { writer in
                writer.array(difference.sortedKinds, .compact) { writer, item in
                    writeKind(item, difference, changes, to: &writer)
                }
            }
            writer.member("cases") { writer in
                writer.array(compared.source == .generated ? [] : difference.cases, .compact) {
                    writer, changed in
                    writer.object { writer in
                        writer.member("case", changed.name)
                        writer.member("cells") { writer in
                            writer.object { writer in
                                for cell in changed.cells {
                                    writer.member(difference.shape.columns[cell.column].name) {
                                        $0.strings([cell.before, cell.after])
                                    }
                                }
                            }
                        }
                    }
                }
            }
            if let field = compared.groupedBy { writeGroups(difference, field, to: &writer) }
        }
    }

    private static func writeFigure(
        _ index: Int, _ difference: OutcomeDifference, _ changes: [ProvisionChange],
        to writer: inout JSONWriter
    ) {
        let (column, figures) = (difference.shape.columns[index], difference.columns[index])
        let decimals = column.type == .money ? 2 : 0
        writer.object { writer in
            writer.member("output", column.name)
            writer.member("before") { $0.number(figures.before, decimals: decimals) }
            writer.member("after") { $0.number(figures.after, decimals: decimals) }
            writer.member("difference") { $0.number(figures.difference, decimals: decimals) }
            writer.member("rises") { $0.integer(figures.rises) }
            writer.member("risen") { $0.number(figures.risen, decimals: decimals) }
            writer.member("falls") { $0.integer(figures.falls) }
            writer.member("fallen") { $0.number(figures.fallen, decimals: decimals) }
            writer.member("parts") { writer in
                writer.array(Array(difference.terms.terms.enumerated()), .compact) { writer, item in
                    writer.object { writer in
                        writer.member("changes") { $0.strings(names(item.element.set, changes)) }
                        writer.member("difference") {
                            $0.number(figures.terms[item.offset], decimals: decimals)
                        }
                        writer.member("cases") { $0.integer(figures.touched[item.offset]) }
                    }
                }
            }
        }
    }

    private static func writeKind(
        _ item: (kind: OutcomeDifference.Kind, count: Int, witness: OutcomeDifference.Witness),
        _ difference: OutcomeDifference, _ changes: [ProvisionChange], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("column", difference.shape.columns[item.kind.column].name)
            writer.member("movement", item.kind.movement.name)
            writer.member("because") { $0.strings(names(item.kind.because, changes)) }
            writer.member("count") { $0.integer(item.count) }
            writer.member("witness", item.witness.name)
            if let given = item.witness.given { writer.member("given", given) }
            writer.member("before", item.witness.before)
            writer.member("after", item.witness.after)
        }
    }

    private static func writeGroups(
        _ difference: OutcomeDifference, _ field: String, to writer: inout JSONWriter
    ) {
        writer.member("by", field)
        writer.member("groups") { writer in
            writer.array(difference.groups.sorted { $0.key < $1.key }, .compact) { writer, item in
                writer.object { writer in
                    writer.member("value", item.key)
                    writer.member("count") { $0.integer(item.value.count) }
                    writer.member("changed") { $0.integer(item.value.changed) }
                    for (index, column) in difference.figures.enumerated() {
                        writer.member(difference.shape.columns[column].name) { writer in
                            writer.array([item.value.before[index], item.value.after[index]]) {
                                $0.number($1)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func names(_ set: ChangeSet, _ changes: [ProvisionChange]) -> [String] {
        set.members.compactMap { changes.indices.contains($0) ? changes[$0].name : nil }
    }
}

extension TreeDifference.Compared.Source {
    fileprivate var name: String {
        switch self {
        case .golden: "golden"
        case .generated: "generated"
        case .file(let name): name
        }
    }
}

extension OutcomeDifference.Kind.Movement {
    fileprivate var name: String {
        switch self {
        case .rose: "rose"
        case .fell: "fell"
        case .appeared: "appeared"
        case .vanished: "vanished"
        case .changed: "changed"
        case .turned: "turned"
        }
    }
}
