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

/// Decides cases by both versions of a policy and by those between, and adds up what differs.
package final class CaseComparison {
    package private(set) var difference: OutcomeDifference
    private let evaluators: [PolicyEvaluator]
    private let places: [[Int]]
    private let writing: OutcomeWriting
    private var rows: [OutcomeRow]
    private var buffers: [[UInt8]]

    /// Nil when one of the versions cannot be run.
    package init?(
        _ comparison: PolicyComparison, _ writing: OutcomeWriting, clause: ChangeContract.Clause? = nil
    ) {
        let terms = EffectTerms(changes: comparison.changes.count) { comparison.plan(taking: $0) != nil }
        let plans = terms.sets.compactMap { comparison.plan(taking: $0) }
        guard plans.count == terms.sets.count, let before = plans.first, let after = plans.last else {
            return nil
        }
        let shape = OutcomeShape(before, after)
        difference = OutcomeDifference(shape, terms, clause: clause)
        evaluators = plans.map { PolicyEvaluator(plan: $0) }
        places = plans.map { shape.places(of: writing.heading($0)) }
        rows = plans.map { _ in OutcomeRow(shape) }
        buffers = plans.map { _ in [] }
        self.writing = writing
    }

    /// Adds a golden case.
    package func add(_ golden: GoldenCase, index: Int) {
        let size = golden.layers.last.map { $0.span.end - $0.span.start } ?? 0
        add(
            golden.layers, id: golden.id.text, asOf: golden.asOf,
            .init(size: size, index: index) { golden.id.text })
    }

    /// Adds a case.
    ///
    /// - Parameter layers: what the case says, laid over each other.
    package func add(
        _ layers: [YAMLNode], id: String?, asOf: CalendarDate?, _ mark: OutcomeDifference.CaseMark,
        group: String? = nil
    ) {
        for (index, evaluator) in evaluators.enumerated() {
            buffers[index] = writing.line(Self.decision(of: evaluator, layers, id: id, asOf: asOf))
        }
        // The buffers stay as they are until the next case.
        withBytes(buffers[...]) { bytes in
            for index in rows.indices { rows[index].read(bytes[index], places[index]) }
            difference.add(rows, mark, group: group)
        }
    }

    private func withBytes(
        _ rest: ArraySlice<[UInt8]>, _ found: [UnsafeRawBufferPointer] = [],
        _ body: ([UnsafeRawBufferPointer]) -> Void
    ) {
        guard let first = rest.first else { return body(found) }
        first.withUnsafeBytes { withBytes(rest.dropFirst(), found + [$0], body) }
    }

    private static func decision(
        of evaluator: PolicyEvaluator, _ layers: [YAMLNode], id: String?, asOf: CalendarDate?
    ) -> Decision {
        let log = DiagnosticLog()
        let plan = evaluator.plan
        guard let facts = CaseReader(policy: plan.policy, log: log).read(layers, id: id), !log.hasErrors
        else {
            return Decision(refused: plan, caseID: nil, log.sorted.map { Decision.Failure($0) })
        }
        do throws(LimitExceeded) {
            return try evaluator.decide(facts, asOf: asOf)
        } catch {
            return Decision(refused: plan, caseID: nil, [Decision.Failure(error.diagnostic)])
        }
    }
}
