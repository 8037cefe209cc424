import Diagnostics
import FEEL
import LocatedYAML
package import Provisions

/// A policy's mutants, each put to the policy's golden cases.
package struct MutationRun {
    package let source: PolicySource
    package let plan: PolicyPlan
    package let mutants: [Mutant]
    private let golden: GoldenFile?
    private let cases: [PreparedCase]
    private let search: CaseSearch
    private let baseline: Facts?

    /// Nil where the policy cannot be run.
    ///
    /// - Parameter golden: the policy's golden cases, all as expected.
    package init?(_ source: PolicySource, _ golden: GoldenFile?) {
        guard let plan = source.loaded(as: source.node).runnable else { return nil }
        self.source = source
        self.plan = plan
        self.golden = golden
        cases = (golden?.cases ?? []).compactMap { PreparedCase($0, for: plan) }
        search = CaseSearch(plan: plan, golden: golden)
        baseline = golden?.baseline(plan)
        mutants = Mutant.all(of: plan, source.node)
    }

    /// The ids of the golden cases that the policy itself does not pass: they say nothing about mutants.
    package var failing: [String] {
        let evaluator = PolicyEvaluator(plan: plan)
        let sound = Set(cases.filter { $0.passes(evaluator) }.map(\.golden.id.text))
        return (golden?.cases ?? []).map(\.id.text).filter { !sound.contains($0) }
    }

    /// What becomes of some of the mutants.
    ///
    /// - Parameters:
    ///   - wanted: which of them.
    ///   - depth: how many cases are made up to tell a survivor from the policy.
    package func results(of wanted: (Mutant) -> Bool, depth: Int) -> [MutantResult] {
        var killer: Int?
        var pool = WitnessPool(search, plan: plan, baseline: baseline, depth: depth)
        return mutants.filter(wanted).map { mutant in
            let loaded = source.loaded(as: mutant.variant(of: source.node))
            guard let variant = loaded.runnable else {
                let code = loaded.diagnostics.first { $0.severity == .error }?.code ?? ""
                return MutantResult(mutant: mutant, fate: .stillborn(code: code))
            }
            if let found = self.killer(of: mutant, variant, first: killer) {
                killer = found
                return MutantResult(mutant: mutant, fate: .killed(by: cases[found].golden.id.text))
            }
            let warning = loaded.diagnostics.first { $0.severity == .warning }
            if let warning { return MutantResult(mutant: mutant, fate: .stillborn(code: warning.code)) }
            return MutantResult(mutant: mutant, fate: fate(of: mutant, variant, &pool))
        }
    }

    /// The number of a case that is no longer as expected. Asked first: the last that killed, then those about the provisions
    /// of the rule, then all others.
    private func killer(of mutant: Mutant, _ variant: PolicyPlan, first: Int?) -> Int? {
        let evaluator = PolicyEvaluator(plan: variant)
        let isKilled = { (index: Int) -> Bool in
            guard mutant.changesInputs else { return !cases[index].passes(evaluator) }
            return PreparedCase(cases[index].golden, for: variant).map { !$0.passes(evaluator) } ?? true
        }
        if let first, isKilled(first) { return first }
        let about = Set(mutant.owner.provisions)
        let near = cases.indices.filter { index in cases[index].golden.cites.contains { about.contains($0.text) } }
        if let found = near.first(where: isKilled) { return found }
        let seen = Set(near)
        return cases.indices.first { !seen.contains($0) && isKilled($0) }
    }

    private func fate(of mutant: Mutant, _ variant: PolicyPlan, _ pool: inout WitnessPool) -> MutantResult.Fate {
        if let reason = Equivalence.proof(mutant, plan, variant) { return .equivalent(reason) }
        if let witness = pool.witness(of: mutant, variant) { return .survived(witness) }
        return .unseen(cases: pool.count)
    }
}
