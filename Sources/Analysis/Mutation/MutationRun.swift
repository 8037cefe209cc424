import Diagnostics
import FEEL
import FEELSyntax
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
    package func results(of wanted: (Mutant) -> Bool, depth: Int) -> MutationResults {
        var killer: Int?
        var pool = WitnessPool(search, depth: depth)
        var survivors: [Int: VariantDecider] = [:]
        let chosen = mutants.filter(wanted)
        var fates = chosen.enumerated().map { index, mutant in
            fate(of: mutant, &killer, &pool) { survivors[index] = $0 }
        }
        let cover = SuggestionCover(pool, survivors)
        for (index, suggestion) in cover.suggestionOf { fates[index] = .survived(suggestion: suggestion) }
        return MutationResults(
            policy: plan, golden: golden,
            results: zip(chosen, fates).map { MutantResult(mutant: $0, fate: $1) },
            suggestions: cover.suggestions)
    }

    private func fate(
        of mutant: Mutant, _ killer: inout Int?, _ pool: inout WitnessPool, survives: (VariantDecider) -> Void
    ) -> MutantResult.Fate {
        let loaded = source.loaded(as: mutant.variant(of: source.node))
        guard let variant = loaded.runnable else {
            return .stillborn(code: loaded.diagnostics.first { $0.severity == .error }?.code ?? "")
        }
        if let found = self.killer(of: mutant, variant, first: killer) {
            killer = found
            return .killed(by: cases[found].golden.id.text)
        }
        if let warning = loaded.diagnostics.first(where: { $0.severity == .warning }) {
            return .stillborn(code: warning.code)
        }
        if let reason = Equivalence.proof(mutant, plan, variant, search.reach) { return .equivalent(reason) }
        let decider = VariantDecider(mutant, plan: plan, variant: variant)
        let (near, wider) = inputs(about: mutant)
        if pool.finds(decider, about: near, wider: wider) { survives(decider) }
        return .unseen(cases: pool.tried)
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
        let near = cases.indices.filter { index in
            cases[index].golden.cites.contains { about.contains($0.text) }
        }
        if let found = near.first(where: isKilled) { return found }
        let seen = Set(near)
        return cases.indices.first { !seen.contains($0) && isKilled($0) }
    }

    /// The inputs behind what the mutant changes; and with those behind what reads that.
    private func inputs(about mutant: Mutant) -> (near: Set<Int>, wider: Set<Int>) {
        guard let step = plan.step(at: mutant.place.span, named: mutant.owner.name) else { return ([], []) }
        let near = search.reach.inputs(behind: step)
        let wider = search.reach.readers(of: step).reduce(into: near) { inputs, reader in
            inputs.formUnion(search.reach.inputs(behind: search.reach.slots(readBy: reader)))
        }
        return (near, wider)
    }
}

/// What became of a policy's mutants, and the cases that would tell those that nobody notices.
package struct MutationResults: Sendable {
    package let policy: PolicyPlan
    package let results: [MutantResult]
    /// By the numbers that the fates give.
    package let suggestions: [Suggestion]

    init(policy: PolicyPlan, golden: GoldenFile?, results: [MutantResult], suggestions: [Suggestion]) {
        self.policy = policy
        self.results = results
        let writing = CaseText(plan: policy, baseline: golden?.baseline(policy))
        let names = CaseNames(golden, policy)
        self.suggestions = suggestions.indices.map { index in
            var suggestion = suggestions[index]
            let told = results.filter { if case .survived(index) = $0.fate { true } else { false } }.map(
                \.mutant)
            suggestion.id = names.name(index)
            suggestion.text = writing.text(
                id: suggestion.id, cites: names.cites(told), suggestion.trial,
                expected: suggestion.expected, why: names.why(told))
            return suggestion
        }
    }
}
