import Diagnostics
import FEEL
import LocatedYAML
package import Provisions

/// A document's provisions, the rules that implement each, and the golden cases in which these rules spoke.
package struct ProvisionCoverage: Sendable {
    package struct Row: Sendable {
        package let provision: DocumentLedger.Entry
        /// `voucher: cumulative_cap, face_value`.
        package let rules: [(policy: String, names: [String])]
        /// The ids of the golden cases that reach a rule of it.
        package let cases: [String]

        /// Whether it is computed, and so has to be tested.
        package var isComputed: Bool {
            if case .policies = provision.treatment { true } else { false }
        }

        package var isMissed: Bool { isComputed && cases.isEmpty }
    }

    package let ledger: DocumentLedger
    package let rows: [Row]

    /// Runs every golden case of a document. Nil when it has no ledger.
    package init?(_ folder: String, in tree: RuleTree) {
        guard let ledger = tree.ledger(folder, log: DiagnosticLog()) else { return nil }
        let plans = tree.policyIDs.filter { $0.hasPrefix(folder + "/") }.compactMap {
            tree.policy($0).runnable
        }
        var cases: [String: [String]] = [:]
        for path in tree.caseFiles where path.hasPrefix(folder + "/") {
            guard let golden = tree.cases(path, log: DiagnosticLog()),
                let plan = plans.first(where: { $0.policy.id == golden.policy.text })
            else { continue }
            Self.run(golden, plan, into: &cases)
        }
        self.ledger = ledger
        rows = ledger.entries.map { entry in
            let rules = plans.map { (policy: $0.policy.entry, names: $0.policy.rules(citing: entry.id.text)) }
            return Row(
                provision: entry, rules: rules.filter { !$0.names.isEmpty }, cases: cases[entry.id.text] ?? []
            )
        }
    }

    private static func run(_ golden: GoldenFile, _ plan: PolicyPlan, into cases: inout [String: [String]]) {
        let runner = CaseRunner(plan: plan)
        for golden in golden.cases {
            guard runner.run(golden).decision != nil, let reached = try? runner.evaluator.reachedProvisions()
            else { continue }
            for id in reached { cases[id, default: []].append(golden.id.text) }
        }
    }
}

extension Policy {
    /// `voucher` of `tianjin-cloud-voucher/voucher`.
    fileprivate var entry: String { id.split(separator: "/").last.map(String.init) ?? id }

    /// The names of what cites a provision, in file order; a requirement is called by its label.
    fileprivate func rules(citing provision: String) -> [String] {
        var names: [String] = []
        let add = { (name: String?, ids: [String]) in
            if ids.contains(provision), let name, !names.contains(name) { names.append(name) }
        }
        if let inForce { add("in_force", inForce.marking.provisionIDs) }
        for parameter in parameters {
            add(parameter.name, parameter.citation.texts + parameter.values.flatMap(\.citation.texts))
        }
        for function in functions { add(function.name, function.citation.texts) }
        for requirement in requirements {
            add(requirement.marking.label ?? requirement.marking.name, requirement.marking.provisionIDs)
        }
        for step in portfolio?.steps ?? [] {
            for marking in step.markings { add(marking.label ?? marking.name, marking.provisionIDs) }
        }
        for output in outputs + (portfolio?.columns ?? []) {
            let own = output.citation.texts + (output.rounding?.citation.texts ?? [])
            add(output.name, own + output.rule.markings.flatMap(\.provisionIDs))
        }
        return names
    }
}
