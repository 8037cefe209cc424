import Diagnostics
package import FEEL

/// Why a decision is what it is: every step in the order in which it was taken, with the numbers put in.
///
/// It says what happened and leaves the wording, the language and the layout to the reports.
package struct Explanation: Sendable {
    /// A fact of the case.
    package struct Fact: Sendable {
        package enum Source: String, Sendable {
            /// The case says so.
            case given
            /// The policy's default.
            case assumed = "default"
            /// Nobody knows yet.
            case unknown
            /// It has not happened.
            case none
            /// A reading of the document, see `readings`.
            case reading
        }

        package let name: String
        package let label: String?
        package let type: DeclaredType
        package let value: Datum
        package let source: Source
    }

    /// An open question of the document on which the decision depends, with the reading that was taken.
    package struct Reading: Sendable {
        package let name: String
        package let label: String?
        package let citation: [String]
        package let chosen: DeclaredType.Choice
        package let others: [DeclaredType.Choice]
        package let because: String
        /// The reading of the rule file, where another was taken.
        package let instead: DeclaredType.Choice?
    }

    /// A parameter that was used, with the dated value in force.
    package struct Figure: Sendable {
        package let name: String
        package let label: String?
        package let type: DeclaredType
        package let keys: [String]
        package let value: Datum
        package let from: CalendarDate?
        package let citation: [String]
    }

    /// A requirement, an exclusion or the window.
    package struct Test: Sendable {
        package enum Outcome: String, Sendable {
            case passed, failed, unknown, error
            /// Its condition of application does not hold.
            case notApplicable = "not-applicable"
        }

        package let id: String?
        package let citation: [String]
        package let label: String?
        package let isExclusion: Bool
        package let isSoft: Bool
        package let formula: String
        package let substituted: String?
        package let outcome: Outcome
        package let missing: [String]
    }

    /// A bound of an amount and whether it decided.
    package struct Bound: Sendable {
        package enum Side: String, Sendable {
            case atMost = "at_most"
            case atLeast = "at_least"
        }

        package let id: String?
        package let citation: [String]
        package let label: String?
        package let side: Side
        package let formula: String
        package let substituted: String?
        package let value: Datum
        package let isBinding: Bool
    }

    package struct RoundingStep: Sendable {
        package let mode: RoundingMode
        package let step: Number
        package let citation: [String]
        package let before: Datum
        package let after: Datum
    }

    /// How one output or definition came to its value.
    package struct Computation: Sendable {
        package enum Status: Sendable {
            case computed
            /// `when` is false.
            case notApplicable
            /// `otherwise` spoke.
            case replaced(by: Eligibility)
            case unknown(missing: [String])
            case failed
        }

        package let name: String
        package let label: String?
        package let type: DeclaredType
        package let citation: [String]
        package let isResult: Bool
        package let status: Status
        package let value: Datum
        /// The formula as written, and with the values put in.
        package let formula: String?
        package let substituted: String?
        package let bounds: [Bound]
        package let binding: [String]
        package let roundings: [RoundingStep]
        /// The table rows or the bracket that spoke.
        package let selected: [Selection]
    }

    /// What spoke for a table or a scale.
    package enum Selection: Sendable {
        /// A row, with the cells that ask something.
        case row(id: String?, [Cell])
        /// `(12000, 25000]`, at its figure, less the quick deduction.
        case bracket(from: Number?, to: Number?, endIncluded: Bool, figure: Number, deduction: Number?)

        package struct Cell: Sendable {
            /// The column, with labels.
            package let input: String
            /// As the rule file has it.
            package let tests: String
        }
    }

    package let facts: [Fact]
    package let readings: [Reading]
    package let figures: [Figure]
    package let tests: [Test]
    package let computations: [Computation]
    /// Provision id → article, from the ledger.
    package let articles: [String: String]
    /// Choice → label.
    package let choices: [String: String]
    /// The source document's title.
    package let documentTitle: String?
}
