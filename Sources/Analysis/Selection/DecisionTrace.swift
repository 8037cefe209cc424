import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// What a decision came to and every step on the way, to be compared with the same case under other rules.
struct DecisionTrace: Equatable {
    private var parts: [String] = []

    /// Nil when the case cannot be put to the policy.
    init?(of golden: GoldenCase, in evaluator: PolicyEvaluator) {
        let log = DiagnosticLog()
        let reader = CaseReader(policy: evaluator.plan.policy, log: log)
        guard let facts = reader.read(golden.layers, id: golden.id.text), !log.hasErrors,
            let decision = try? evaluator.decide(facts, asOf: golden.asOf),
            let explanation = try? ExplanationBuilder(evaluator).build()
        else { return nil }
        add(decision)
        for fact in explanation.facts { parts.append("\(fact.name) \(fact.value)") }
        for reading in explanation.readings { parts.append("\(reading.name) \(reading.chosen.id)") }
        for test in explanation.tests { add(test) }
        for computation in explanation.computations { add(computation) }
    }

    private mutating func add(_ decision: Decision) {
        parts.append("\(decision.eligibility.map(\.rawValue) ?? "none") \(decision.referenceDate as Any)")
        parts += decision.reasons + [""] + decision.missing + [""] + decision.discretionaryReasons + [""]
        parts += (decision.binding ?? []) + [""] + decision.errors.map(\.diagnostic.code)
        for output in decision.outputs { parts.append("\(output.name) \(output.value) \(output.status)") }
    }

    private mutating func add(_ test: Explanation.Test) {
        parts.append(
            "\(test.id ?? "") \(test.isExclusion) \(test.isSoft) \(test.outcome) \(test.missing)")
        parts += [test.formula, test.substituted ?? ""]
    }

    private mutating func add(_ computation: Explanation.Computation) {
        parts.append("\(computation.name) \(computation.status) \(computation.value) \(computation.binding)")
        parts += [computation.formula ?? "", computation.substituted ?? ""]
        for bound in computation.bounds {
            parts.append("\(bound.id ?? "") \(bound.side) \(bound.value) \(bound.isBinding)")
            parts += [bound.formula, bound.substituted ?? ""]
        }
        for step in computation.roundings {
            parts.append("\(step.mode) \(step.step) \(step.before) \(step.after)")
        }
        for selection in computation.selected { parts.append("\(selection)") }
    }
}
