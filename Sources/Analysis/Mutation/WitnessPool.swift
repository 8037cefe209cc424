import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// Made-up cases with what the policy decides in each, to tell mutants from it.
struct WitnessPool {
    private let search: CaseSearch
    private let plan: PolicyPlan
    private let baseline: Facts?
    private let depth: Int
    private let evaluator: PolicyEvaluator
    /// Made when it is first needed.
    private var cases: [(trial: TrialCase, parts: [DecisionPart])]?

    init(_ search: CaseSearch, plan: PolicyPlan, baseline: Facts?, depth: Int) {
        self.search = search
        self.plan = plan
        self.baseline = baseline
        self.depth = depth
        evaluator = PolicyEvaluator(plan: plan)
    }

    /// How many cases there are.
    var count: Int { cases?.count ?? 0 }

    /// A case that the mutant decides otherwise than the policy, as plain as it can be; nil where none is found.
    mutating func witness(of mutant: Mutant, _ variant: PolicyPlan) -> Witness? {
        let other = PolicyEvaluator(plan: variant)
        let found = sound().first { trial, parts in differs(parts, other, trial) }?.trial
        guard let found else { return nil }
        let small = search.smallest(found) { trial in
            guard let parts = parts(trial) else { return false }
            return differs(parts, other, trial)
        }
        return parts(small).map { described(small, $0, other, mutant) }
    }

    /// The cases that the policy decides without an error.
    private mutating func sound() -> [(trial: TrialCase, parts: [DecisionPart])] {
        if let cases { return cases }
        let made = search.cases(limit: depth).compactMap { trial in parts(trial).map { (trial: trial, parts: $0) } }
        cases = made
        return made
    }

    private func parts(_ trial: TrialCase) -> [DecisionPart]? {
        guard let decision = try? evaluator.decide(trial.facts, asOf: trial.asOf), decision.errors.isEmpty else {
            return nil
        }
        return DecisionPart.parts(of: decision)
    }

    private func differs(_ parts: [DecisionPart], _ other: PolicyEvaluator, _ trial: TrialCase) -> Bool {
        guard let decision = try? other.decide(trial.facts, asOf: trial.asOf), decision.errors.isEmpty else {
            return true
        }
        return parts != DecisionPart.parts(of: decision)
    }

    private func described(
        _ trial: TrialCase, _ parts: [DecisionPart], _ other: PolicyEvaluator, _ mutant: Mutant
    ) -> Witness {
        let decision = try? other.decide(trial.facts, asOf: trial.asOf)
        let theirs = decision.flatMap { $0.errors.isEmpty ? DecisionPart.parts(of: $0) : nil } ?? []
        let differing = theirs.isEmpty ? parts : zip(parts, theirs).filter { $0 != $1 }.map { $0.0 }
        let expected = theirs.isEmpty ? differing.filter { $0.value != .null && $0.value != .list([]) } : differing
        let text = CaseText(plan: plan, baseline: baseline).text(
            id: "NEW", cites: mutant.owner.provisions.filter { plan.ledger?.position(of: $0) != nil }, trial,
            expected: expected, why: mutant.mutator.label.zh)
        return Witness(
            trial: trial, expected: expected,
            mutated: zip(parts, theirs).filter { $0 != $1 }.map { $0.1 }, text: text)
    }
}
