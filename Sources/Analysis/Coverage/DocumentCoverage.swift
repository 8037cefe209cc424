package import Diagnostics
import FEEL
import LocatedYAML
package import Provisions

/// A document's provisions, the rules that implement each, and what the golden cases show of these rules.
package struct DocumentCoverage: Sendable {
    package struct Row: Sendable {
        package let provision: DocumentLedger.Entry
        /// `voucher: cumulative_cap, face_value`.
        package let rules: [(policy: String, names: [String])]
        /// The ids of the golden cases that reach a rule of it.
        package let cases: [String]
        /// What its rules' items show.
        package let tally: CoverageTally

        /// Whether it is computed, and so has to be tested.
        package var isComputed: Bool {
            if case .policies = provision.treatment { true } else { false }
        }

        package var isMissed: Bool { isComputed && cases.isEmpty }
    }

    package let ledger: DocumentLedger
    package let rows: [Row]
    package let policies: [PolicyCoverage]
    /// Everything that cases ought to show: the computed provisions, then what each policy has.
    package let items: [CoverageItem]

    /// What is wrong with rules and case files: what cannot be read shows nothing.
    package let diagnostics: [Diagnostic]

    /// Runs the golden cases of a document's policies, of all or some. Nil when it has no ledger.
    package init?(
        _ folder: String, in tree: RuleTree, policies isChosen: (String) -> Bool = { _ in true }
    ) {
        let log = DiagnosticLog()
        guard let ledger = tree.ledger(folder, log: log) else { return nil }
        let ids = tree.policyIDs.filter { $0.hasPrefix(folder + "/") }
        let plans = ids.filter(isChosen).compactMap { id in
            let loaded = tree.policy(id)
            log.report(loaded.diagnostics)
            return loaded.runnable
        }
        let files = tree.caseFiles.filter { $0.hasPrefix(folder + "/") }.compactMap {
            tree.cases($0, log: log)
        }
        let policies = plans.map { plan in
            PolicyCoverage(plan, files.filter { $0.policy.text == plan.policy.id })
        }
        let rows = ledger.entries.map { Row($0, plans, policies) }
        self.ledger = ledger
        // Of some policies, the provisions that are theirs.
        self.rows = ids.allSatisfy(isChosen) ? rows : rows.filter { !$0.rules.isEmpty }
        self.policies = policies
        diagnostics = log.sorted
        items = self.rows.filter(\.isComputed).map { CoverageItem($0, ledger) } + policies.flatMap(\.items)
    }

    /// What was shown of one kind.
    package func tally(_ kind: CoverageKind) -> CoverageTally {
        CoverageTally(items.filter { $0.kind.name == kind.name })
    }
}

extension DocumentCoverage.Row {
    fileprivate init(_ entry: DocumentLedger.Entry, _ plans: [PolicyPlan], _ policies: [PolicyCoverage]) {
        provision = entry
        rules = plans.map { (policy: $0.policy.entry, names: $0.policy.rules(citing: entry.id.text)) }
            .filter { !$0.names.isEmpty }
        cases = policies.flatMap(\.cases).filter { $0.reached.contains(entry.id.text) }.map(\.id)
        tally = CoverageTally(policies.flatMap(\.items).filter { $0.provisions.contains(entry.id.text) })
    }
}

extension CoverageItem {
    /// A provision that rules compute.
    fileprivate init(_ row: DocumentCoverage.Row, _ ledger: DocumentLedger) {
        let site = CoverageSite(
            owner: row.provision.says, provisions: [row.provision.id.text], place: row.provision.id.place)
        let probe = CoverageProbe(site, formula: row.provision.article, [.reached], watch: { _ in [] })
        self.init(probe, .provision, policy: "")
        cases = [row.cases]
    }
}

extension CoverageOutcome {
    fileprivate static let reached = CoverageOutcome("reached", zh: "有算例触及", en: "reached by a case")
}

extension Policy {
    /// `voucher` of `tianjin-cloud-voucher/voucher`.
    package var entry: String { id.split(separator: "/").last.map(String.init) ?? id }

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
