package import Diagnostics

/// `table`: a decision table (DMN §8) with a hit policy that is always stated.
package struct DecisionTable: Sendable {
    package struct Row: Sendable {
        package let marking: Marking
        package let place: SourcePlace
        package let cells: [FEELText]
        /// One value for each output column.
        package let then: [RuleValue]
    }

    package enum NoMatch: Sendable {
        case error
        case none
        case value(RuleValue)
    }

    package let hitPolicy: HitPolicy
    package let inputs: [FEELText]
    /// Empty names mean one unnamed column: the output's own value.
    package let columns: [(name: String?, type: DeclaredType)]
    /// Output values best first, for the policies P and O.
    package let priorities: [RuleValue]
    package let rows: [Row]
    package let noMatch: NoMatch
    package let place: SourcePlace
}
