package import Diagnostics

/// `amount`: base × rate, kept within named bounds, rounded; which bound decided is part of the result.
package struct Amount: Sendable {
    /// The base or the rate, with what it is called.
    package struct Term: Sendable {
        package let marking: Marking
        package let value: FEELText
    }

    package struct Bound: Sendable {
        package let marking: Marking
        package let value: RuleValue
        package let appliesIf: FEELText?
        package let place: SourcePlace
    }

    package let base: Term
    package let rate: Term?
    package let roundBase: Rounding?
    package let atMost: [Bound]
    package let atLeast: [Bound]
    package let round: Rounding?

    /// Whether any bound has an id, so that the outcome can name what decided.
    package var hasNamedBounds: Bool { (atMost + atLeast).contains { $0.marking.id != nil } }
}
