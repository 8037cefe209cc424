package import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// Whether a change of rules did what its contract declares, and nothing else.
package struct ContractVerdict: Sendable {
    package let title: String
    /// What is not as declared, in the order of the policies.
    package let findings: [Diagnostic]

    package var isKept: Bool { findings.isEmpty }

    package init(_ contract: ChangeContract, _ difference: TreeDifference) {
        title = contract.title
        var findings: [Diagnostic] = []
        let place = contract.clauses.first?.policy.place ?? (contract.added + contract.removed).first?.place
        for policy in difference.policies {
            if let clause = contract.clause(policy.id) {
                findings += Self.findings(clause, policy)
            } else if let place {
                findings.append(.undeclaredPolicy(policy.id, "differs", at: place))
            }
        }
        for clause in contract.clauses
        where !difference.policies.contains(where: { $0.id == clause.policy.text }) {
            if difference.known.contains(clause.policy.text) {
                findings += clause.provisions.map { .didNotHappen($0, in: clause.policy.text) }
            } else {
                findings.append(.unknownInContract("policy", clause.policy, known: difference.known))
            }
        }
        if let place {
            findings += Self.undeclared(difference.added, contract.added, "new", at: place)
            findings += Self.undeclared(difference.removed, contract.removed, "gone", at: place)
        }
        self.findings = findings
    }

    private static func undeclared(
        _ found: [String], _ declared: [YAMLScalar], _ what: String, at place: SourcePlace
    ) -> [Diagnostic] {
        let names = Set(declared.map(\.text))
        return found.filter { !names.contains($0) }.map { .undeclaredPolicy($0, "is \(what)", at: place) }
            + declared.filter { !found.contains($0.text) }.map { .didNotHappen($0, what) }
    }

    private static func findings(_ clause: ChangeContract.Clause, _ policy: TreeDifference.Policy)
        -> [Diagnostic]
    {
        provisions(clause, policy) + policy.compared.flatMap { cases(clause, $0.difference) }
            + totals(clause, policy)
    }

    private static func provisions(_ clause: ChangeContract.Clause, _ policy: TreeDifference.Policy)
        -> [Diagnostic]
    {
        let declared = Set(clause.provisions.map(\.text))
        let undeclared = policy.changes.flatMap(\.differences).filter { difference in
            declared.isDisjoint(with: difference.provisions + [difference.subject])
        }
        var findings = undeclared.map { difference in
            Diagnostic.undeclaredChange(
                difference.provisions.isEmpty
                    ? difference.subject : difference.provisions.joined(separator: ", "),
                at: clause.policy.place, rule: difference)
        }
        for name in clause.provisions {
            let own = policy.changes.indices.filter { index in
                policy.changes[index].differences.contains {
                    ($0.provisions + [$0.subject]).contains(name.text)
                }
            }
            if own.isEmpty {
                findings.append(.didNotHappen(name, in: policy.id))
            } else if !own.contains(where: policy.effective.contains) {
                findings.append(.withoutEffect(name, cases: policy.decided))
            }
        }
        return findings
    }

    private static func cases(_ clause: ChangeContract.Clause, _ difference: OutcomeDifference)
        -> [Diagnostic]
    {
        let known = difference.shape.columns.filter { $0.kind != .answer }.map(\.name)
        var findings: [Diagnostic] = ((clause.outputs ?? []) + clause.losers.compactMap(\.output)).filter {
            !known.contains($0.text)
        }.map { .unknownInContract("output", $0, known: known) }
        findings += difference.watches.filter { $0.count > 0 }.map { watch in
            let witness = watch.witness?.name ?? ""
            guard let output = watch.condition.output else {
                return Diagnostic.outsideCondition(
                    at: watch.condition.place, count: watch.count, witness: witness)
            }
            return .undeclaredLoss(
                output.text, at: watch.condition.place, count: watch.count, witness: witness)
        }
        guard let outputs = clause.outputs else { return findings }
        let allowed = Set(outputs.map(\.text))
        for (index, column) in difference.shape.columns.enumerated()
        where known.contains(column.name) && !allowed.contains(column.name) {
            let kinds = difference.kinds.filter { $0.key.column == index }
            guard let smallest = kinds.values.min(by: { $0.witness.size < $1.witness.size }) else { continue }
            findings.append(
                .undeclaredOutput(
                    column.name, at: outputs.first?.place ?? clause.policy.place,
                    count: difference.columns[index].changed, witness: smallest.witness.name))
        }
        return findings
    }

    /// Over the records where there are any, else over the golden cases.
    private static func totals(_ clause: ChangeContract.Clause, _ policy: TreeDifference.Policy)
        -> [Diagnostic]
    {
        let files = policy.compared.filter { if case .file = $0.source { true } else { false } }
        guard let compared = files.first ?? policy.compared.first(where: { $0.source == .golden }) else {
            return []
        }
        return clause.totals.compactMap { total in
            let shape = compared.difference.shape
            let name = total.output.text
            guard let column = shape.columns.firstIndex(where: { $0.name == name && $0.isFigure }) else {
                let known = shape.columns.filter(\.isFigure).map(\.name)
                return .unknownInContract("output that is a figure", total.output, known: known)
            }
            let change = compared.difference.columns[column].difference
            let isLow = total.least.map { change < $0 } ?? false
            let isHigh = total.most.map { change > $0 } ?? false
            return isLow || isHigh ? .totalOutOfBounds(name, at: total.place, change: "\(change)") : nil
        }
    }
}
