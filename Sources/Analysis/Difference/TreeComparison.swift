package import Diagnostics
package import FEEL
package import LocatedYAML
package import Provisions

/// How an outcome is written as cells of CSV: in this form outcomes are compared.
package struct OutcomeWriting: Sendable {
    package let heading: @Sendable (PolicyPlan) -> [String]
    package let line: @Sendable (Decision) -> [UInt8]

    package init(
        heading: @escaping @Sendable (PolicyPlan) -> [String], line: @escaping @Sendable (Decision) -> [UInt8]
    ) {
        self.heading = heading
        self.line = line
    }
}

/// Two rule trees, policy by policy.
package struct TreeComparison {
    package enum Pair {
        case added(PolicyPlan)
        case removed(PolicyPlan)
        /// Both say the same.
        case unchanged(String, wording: [RuleDifference])
        case changed(PolicyComparison)
    }

    package let old: RuleTree
    package let new: RuleTree
    package let pairs: [Pair]
    /// What cannot be read in either tree.
    package let problems: [Diagnostic]

    package init(_ old: RuleTree, _ new: RuleTree, contract: ChangeContract? = nil) {
        (self.old, self.new) = (old, new)
        let log = DiagnosticLog()
        let calendars = Self.differingCalendars(old, new)
        let ids = Set(old.policyIDs + new.policyIDs).sorted()
        let (before, after) = (Set(old.policyIDs), Set(new.policyIDs))
        var pairs: [Pair] = []
        for id in ids {
            switch (before.contains(id), after.contains(id)) {
            case (true, false): if let plan = Self.plan(id, old, log) { pairs.append(.removed(plan)) }
            case (false, true): if let plan = Self.plan(id, new, log) { pairs.append(.added(plan)) }
            default:
                guard let was = old.policySource(id, log: log), let now = new.policySource(id, log: log)
                else { continue }
                let uses = [was, now].contains {
                    $0.node["calendar"]?.scalar.map { calendars.contains($0.text) } ?? false
                }
                let comparison = PolicyComparison(
                    old: was, new: now, calendarDiffers: uses, clause: contract?.clause(id))
                log.report(comparison.problems)
                if comparison.isUnchanged {
                    pairs.append(.unchanged(id, wording: comparison.wording))
                } else if comparison.problems.isEmpty {
                    pairs.append(.changed(comparison))
                }
            }
        }
        self.pairs = pairs
        problems = log.sorted
    }

    package var changed: [PolicyComparison] {
        pairs.compactMap { if case .changed(let comparison) = $0 { comparison } else { nil } }
    }

    private static func plan(_ id: String, _ tree: RuleTree, _ log: DiagnosticLog) -> PolicyPlan? {
        let loaded = tree.policy(id)
        if loaded.runnable == nil { log.report(loaded.diagnostics) }
        return loaded.runnable
    }

    private static func differingCalendars(_ old: RuleTree, _ new: RuleTree) -> Set<String> {
        var differing: Set<String> = []
        for name in Set(old.calendars + new.calendars) {
            let nodes = [old, new].map { $0.node("calendars/\(name).yaml") }
            guard let before = nodes[0], let after = nodes[1] else {
                differing.insert(name)
                continue
            }
            var merger = RuleMerger()
            _ = merger.merge(before, after)
            if !merger.differences.isEmpty { differing.insert(name) }
        }
        return differing
    }

    // MARK: - Golden cases

    /// The golden cases of a policy: those of the new tree, and those that only the old one has.
    package func goldenCases(of id: String) -> [GoldenCase] {
        let now = Self.cases(of: id, in: new)
        let names = Set(now.map(\.id.text))
        return now + Self.cases(of: id, in: old).filter { !names.contains($0.id.text) }
    }

    private static func cases(of id: String, in tree: RuleTree) -> [GoldenCase] {
        tree.caseFiles.flatMap { path -> [GoldenCase] in
            guard let file = tree.cases(path, log: DiagnosticLog()), file.policy.text == id else { return [] }
            return file.cases
        }
    }
}
