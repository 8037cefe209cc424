package import Diagnostics
package import FEEL

/// A figure of the policy with the dates from which each of its values holds.
package struct Parameter: Sendable {
    package let name: String
    package let place: SourcePlace
    package let label: String?
    package let type: DeclaredType
    package let unit: Unit?
    package let citation: Citation
    /// The names of the keys; empty for a plain parameter.
    package let keys: [Named]
    /// The date that selects the value, instead of the policy's reference date.
    package let on: FEELText?
    package let values: [DatedValue]

    package struct DatedValue: Sendable {
        /// Nil: at all dates.
        package let from: CalendarDate?
        package let citation: Citation
        package let value: Datum
        package let place: SourcePlace
    }
}

/// One bracket of a progressive scale: up to its end, at its rate (or for its amount).
package struct Bracket: Sendable, Hashable {
    package let end: Number?
    package let endIncluded: Bool
    package let figure: Number
}
