package import FEEL
package import LocatedYAML
package import Provisions

/// Cases that nobody wrote: made up at the boundaries of both versions of a policy, decided by both, and for each kind of
/// change the plainest that shows it.
package struct GeneratedComparison {
    private let comparison: PolicyComparison
    private let golden: [GoldenCase]

    package init(_ comparison: PolicyComparison, golden: [GoldenCase]) {
        (self.comparison, self.golden) = (comparison, golden)
    }

    /// Nil for policies whose versions take different cases: then a case of the one says nothing of the other.
    ///
    /// - Parameter limit: the most cases, half of them from either version.
    package func compare(limit: Int, _ writing: OutcomeWriting, clause: ChangeContract.Clause?)
        -> OutcomeDifference?
    {
        guard let before = comparison.plan(taking: .none),
            let after = comparison.plan(taking: comparison.everything),
            before.takesCases(of: after), let cases = CaseComparison(comparison, writing, clause: clause)
        else { return nil }
        let baseline = golden.baseline(after)
        var trials: [TrialCase] = []
        var seen: Set<Int> = []
        for plan in [after, before] {
            let search = CaseSearch(plan: plan, golden: golden)
            for trial in search.cases(limit: limit / 2) where seen.insert(trial.fingerprint).inserted {
                trials.append(trial)
            }
        }
        for (index, trial) in trials.enumerated() {
            cases.add(trial, .init(size: Self.size(trial, baseline), index: index) { "#\(index + 1)" })
        }
        let search = CaseSearch(plan: after, seeds: [], baseline: baseline)
        for (number, item) in cases.difference.sortedKinds.enumerated()
        where trials.indices.contains(item.witness.index) {
            let smallest = search.smallest(trials[item.witness.index]) {
                cases.kinds(of: $0)[item.kind] != nil
            }
            guard let witness = cases.kinds(of: smallest)[item.kind] else { continue }
            cases.show(
                item.kind,
                by: witness.made(
                    number + 1, smallest, given: CaseText(plan: after, baseline: baseline).given(smallest))
            )
        }
        return cases.difference
    }

    /// In how many inputs a case departs from the usual.
    private static func size(_ trial: TrialCase, _ baseline: Facts?) -> Int {
        trial.facts.states.indices.count { index in
            trial.facts.states[index].saying != baseline?.states[index].saying
        }
    }
}

extension PolicyPlan {
    /// Whether a case of another policy can be put to this one as it is: the same inputs of the same types.
    fileprivate func takesCases(of other: PolicyPlan) -> Bool {
        inputs.count == other.inputs.count
            && zip(inputs, other.inputs).allSatisfy {
                $0.input.name == $1.input.name && $0.input.type.feelType == $1.input.type.feelType
            }
    }
}
