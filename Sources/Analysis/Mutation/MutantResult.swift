package import Provisions

/// What became of a mutant.
package struct MutantResult: Sendable {
    package enum Fate: Sendable {
        /// A golden case is no longer as expected.
        case killed(by: String)
        /// `check` refuses the mutant, or warns of it, and no golden case tells it from the policy.
        case stillborn(code: String)
        /// It decides every case as the policy does, for this reason.
        case equivalent(Equivalence)
        /// Nobody notices; here is a case that would.
        case survived(Witness)
        /// Nobody notices, and of so many made-up cases none would.
        case unseen(cases: Int)
    }

    package let mutant: Mutant
    package let fate: Fate

    /// Whether it says something about the golden cases.
    package var counts: Bool { if case .stillborn = fate { false } else { true } }

    /// Whether it is killed or proved equivalent.
    package var isSettled: Bool {
        switch fate {
        case .killed, .equivalent: true
        case .stillborn, .survived, .unseen: false
        }
    }
}

/// A case that tells a mutant from its policy.
package struct Witness: Sendable {
    package let trial: TrialCase
    /// What the policy itself decides, where the mutant decides something else.
    package let expected: [DecisionPart]
    /// What the mutant decides there; empty where it fails.
    package let mutated: [DecisionPart]
    /// The case as it can be put into the file of golden cases.
    package let text: String
}

/// Why a mutant decides every case as its policy does.
package enum Equivalence: String, Sendable, CaseIterable {
    /// The two say the same in other words.
    case sameText = "same-text"
    /// They agree on all values of all inputs that have a say.
    case exhausted
    /// The bound can never decide.
    case boundNeverBinds = "bound-never-binds"
    /// Every value has the places that it is rounded to.
    case alreadyRound = "already-round"
    /// What decides otherwise is an error in the policy itself.
    case onlyErrorsDiffer = "only-errors-differ"
}
