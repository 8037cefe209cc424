package import Diagnostics
package import FEEL

/// A requirement or an exclusion.
package struct Requirement: Sendable {
    package enum Condition: Sendable {
        /// Must be true.
        case require(FEELText)
        /// Must be false.
        case exclude(FEELText)
        /// Must be known, whatever it is.
        case known(FEELText)
    }

    package let marking: Marking
    package let place: SourcePlace
    package let condition: Condition
    package let appliesIf: FEELText?
    package let isSoft: Bool
}

/// The window in which a policy applies, by a date of the case; both ends included.
package struct InForce: Sendable {
    package let marking: Marking
    package let place: SourcePlace
    package let on: FEELText
    package let from: CalendarDate
    package let to: CalendarDate?
}

/// A named FEEL function that several rules share.
package struct FunctionDeclaration: Sendable {
    package let name: String
    package let place: SourcePlace
    package let label: String?
    package let citation: Citation
    package let parameters: [(name: Named, type: DeclaredType)]
    package let formula: FEELText
}

/// A rounding that a rule orders.
package struct Rounding: Sendable {
    package let mode: RoundingMode
    package let step: Number
    package let citation: Citation
    package let place: SourcePlace

    /// The modes by the words of a rule file.
    package static let words: [(word: String, mode: RoundingMode)] = [
        ("down", .down), ("up", .up), ("floor", .floor), ("ceiling", .ceiling),
        ("half_up", .halfUp), ("half_down", .halfDown), ("half_even", .halfEven),
    ]
}

/// An output, or an intermediate result under `definitions`.
package struct Output: Sendable {
    package let name: String
    package let place: SourcePlace
    package let label: String?
    package let type: DeclaredType
    package let unit: Unit?
    package let citation: Citation
    /// False under `definitions`.
    package let isResult: Bool
    package let when: FEELText?
    package let otherwise: Otherwise
    package let ensure: [FEELText]
    package let rounding: Rounding?
    package let rule: OutputRule

    /// What the output is instead.
    package struct Otherwise: Sendable {
        package var ineligible: RuleValue?
        package var undetermined: RuleValue?
        package var notApplicable: RuleValue?
    }
}

/// The kinds of output. Closed: every stage after the reader says what it does with each.
package enum OutputRule: Sendable {
    case formula(FEELText)
    case amount(Amount)
    case table(DecisionTable)
    case scale(BracketScale)
    case binding(of: Named)
    /// A map from each record's id to the expression's value for it.
    case byRecord(FEELText)
}
