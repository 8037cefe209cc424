import FEEL
import LocatedYAML

/// A golden case read once, to be put to one variant of its policy after another.
package struct PreparedCase: Sendable {
    package let golden: GoldenCase
    package let facts: Facts
    private let expected: [Item]

    /// An expectation without what only messages need.
    private struct Item: Sendable {
        let expected: Datum
        let actual: @Sendable (Decision) -> Datum
    }

    /// Nil where something is wrong with the case itself.
    package init?(_ golden: GoldenCase, for plan: PolicyPlan) {
        let log = DiagnosticLog()
        guard let facts = CaseReader(policy: plan.policy, log: log).read(golden.layers, id: golden.id.text)
        else {
            return nil
        }
        let items = Expectations(policy: plan.policy, log: log).read(golden)
        guard !log.hasErrors else { return nil }
        self.golden = golden
        self.facts = facts
        expected = items.map { Item(expected: $0.expected.meant(in: plan.timezone), actual: $0.actual) }
    }

    /// Whether the policy, or a variant of it, decides as the case expects.
    package func passes(_ evaluator: PolicyEvaluator) -> Bool {
        guard let decision = try? evaluator.decide(facts, asOf: golden.asOf),
            golden.expects("error") || decision.errors.isEmpty
        else { return false }
        return expected.allSatisfy { CaseRunner.agrees($0.expected, $0.actual(decision), golden.within) }
    }
}
