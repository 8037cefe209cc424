package import FEEL
package import Provisions

/// A case that a search tries: what it says of each input, and the day that it is asked about where that is not its own.
package struct TrialCase: Sendable {
    package var facts: Facts
    package let asOf: CalendarDate?

    package init(_ facts: Facts, asOf: CalendarDate? = nil) {
        self.facts = facts
        self.asOf = asOf
    }

    /// The same of two cases that say the same, wherever they stand.
    var fingerprint: Int {
        var hasher = Hasher()
        hasher.combine(asOf)
        for state in facts.states { hasher.combine(state.saying) }
        return hasher.finalize()
    }

    /// The same with something else said of one input.
    func saying(_ state: Facts.State, of input: Int) -> TrialCase {
        var changed = self
        changed.facts.set(input, to: state)
        return changed
    }
}

extension Facts.State {
    /// What is said, without its place: nil for nothing.
    package var saying: Datum? {
        switch self {
        case .absent: nil
        case .null: .null
        case .given(let datum, _): datum
        }
    }
}
