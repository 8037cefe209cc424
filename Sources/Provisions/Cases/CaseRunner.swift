import Diagnostics
package import FEEL
import LocatedYAML

/// Puts golden cases to a policy and compares, exactly and by type.
package struct CaseRunner {
    /// What has decided the last case, and can be asked about it.
    package let evaluator: PolicyEvaluator

    private let explains: Bool

    /// - Parameter explains: whether a result that is not as expected says where the decision diverged.
    package init(plan: PolicyPlan, explains: Bool = false) {
        evaluator = PolicyEvaluator(plan: plan)
        self.explains = explains
    }

    package func run(_ golden: GoldenCase) -> CaseResult {
        let log = DiagnosticLog()
        let policy = evaluator.plan.policy
        let facts = CaseReader(policy: policy, log: log).read(golden.layers, id: golden.id.text)
        let expected = Expectations(policy: policy, log: log).read(golden)
        var decision: Decision?
        if let facts, !log.hasErrors {
            do { decision = try evaluator.decide(facts, asOf: golden.asOf) } catch {
                log.report(error.diagnostic)
            }
        }
        let mismatches = decision.map { expected.compactMap(comparison(with: $0, golden)) } ?? []
        return CaseResult(
            policy: policy.id, id: golden.id.text, cites: golden.cites.map(\.text), why: golden.why,
            place: golden.id.place, mismatches: mismatches, diagnostics: log.sorted, decision: decision,
            divergence: explains ? Divergence(mismatches, of: golden, in: evaluator) : nil,
            accepted: golden.accepted, expectsErrors: golden.expects("error"))
    }

    private func comparison(with decision: Decision, _ golden: GoldenCase) -> (Expectations.Item) ->
        CaseResult.Mismatch?
    {
        { item in
            let actual = item.actual(decision)
            let expected = item.expected.meant(in: evaluator.plan.timezone)
            guard !Self.agrees(expected, actual, golden.within) else { return nil }
            return CaseResult.Mismatch(
                key: item.key, place: item.place, expected: expected, actual: actual, type: item.type,
                difference: ValueDifference(from: expected, to: actual))
        }
    }

    /// An expected null is met by none and by unknown; numbers are compared as numbers.
    static func agrees(_ expected: Datum, _ actual: Datum, _ within: GoldenCase.Tolerance?) -> Bool {
        switch (expected, actual) {
        case (.null, .unknown): return true
        case (.number(let left), .number(let right)):
            guard let within else { return left == right }
            return left.subtracting(right).map { $0.magnitude <= within.difference } ?? false
        case (.list(let left), .list(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { agrees($0, $1, within) }
        case (.context(let left), .context(let right)):
            return left.count == right.count
                && left.allSatisfy { entry in
                    right.first { $0.key == entry.key }.map { agrees(entry.value, $0.value, within) } ?? false
                }
        default: return expected == actual
        }
    }
}

extension Decision {
    /// Everything an expectation can name, as data; an output of a standard key's name is what is meant by it.
    package func value(of key: String) -> Datum? {
        if let output = outputs.first(where: { $0.name == key }) { return output.value }
        return switch key {
        case "eligibility": eligibility.map { .string($0.rawValue) } ?? .null
        case "reasons": .list(reasons.map { .string($0) })
        case "missing": .list(missing.map { .string($0) })
        case "discretionary_reasons": .list(discretionaryReasons.map { .string($0) })
        default: nil
        }
    }
}
