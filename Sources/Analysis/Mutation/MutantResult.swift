import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// What became of a mutant.
package struct MutantResult: Sendable {
    package enum Fate: Sendable {
        /// A golden case is no longer as expected.
        case killed(by: String)
        /// `check` refuses the mutant, or warns of it, and no golden case tells it from the policy.
        case stillborn(code: String)
        /// It decides every case as the policy does, for this reason.
        case equivalent(Equivalence)
        /// Nobody notices; the suggested case of this number would.
        case survived(suggestion: Int)
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

/// A case that would tell one mutant or several from their policy.
package struct Suggestion: Sendable {
    package let trial: TrialCase
    /// Everything that the policy decides there.
    let parts: [DecisionPart]
    /// What of it tells the mutants.
    package internal(set) var keys: Set<String>
    /// What a golden case would expect.
    var expected: [DecisionPart] { parts.filter { keys.contains($0.key) } }

    /// What it is called until somebody calls it otherwise.
    package internal(set) var id = ""
    /// As the case can be put into the file of golden cases.
    package internal(set) var text = ""
}

/// Why a mutant decides every case as its policy does.
package enum Equivalence: String, Sendable, CaseIterable {
    /// No case matches two of the rows, so that neither their order nor what becomes of two matters; or the hit policy does
    /// not look at the order.
    case disjointRows = "disjoint-rows"
    /// Two steps that never apply to the same batch.
    case neverTogether = "never-together"
    /// A marginal scale gives the same on both sides of a bracket's end; the rate of a scale does not depend on its mode.
    case continuous
    /// The reference date never falls between the two days.
    case noSuchDay = "no-such-day"
    /// What is worked out now where it did not apply is read by nothing there.
    case guarded
    /// The two agree on all values of all that has a say.
    case exhausted
}
