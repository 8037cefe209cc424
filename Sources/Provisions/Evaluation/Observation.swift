package import Diagnostics
package import FEEL

/// What can be seen of a decision just made, in numbers of the plan: for who asks what a case has shown of the rules.
package struct Observation {
    /// How a requirement, an exclusion or the window came out.
    package enum TestOutcome: Sendable { case passed, failed, unknown, notApplicable, error }

    /// One working out of an output; of a portfolio's column there is one for each record.
    package struct Computation {
        package enum State: Sendable, Equatable {
            case computed, notApplicable, failed
            case replaced(Eligibility)
        }

        package let output: Int
        package let state: State
        /// Of an amount, how its value stood to each of its bounds, `at_most` first.
        package var bounds: [BoundPosition?] = []
        /// Where it was rounded, and whether that made a difference.
        package var roundings: [(place: SourcePlace, mattered: Bool)] = []
        package var table: Table?
        package var bracket: Bracket?
    }

    /// How an amount stood to a bound.
    package enum BoundPosition: Sendable {
        /// The bound decided.
        case binding
        /// The amount was just the bound, without it.
        case equal
        /// The amount kept clear of it.
        case clear
    }

    /// What a decision table's rows and cells had to say.
    package struct Table {
        package var rows: [Int] = []
        package var cells: [(row: Int, column: Int, holds: Bool)] = []
    }

    /// The bracket that a scale's base fell into.
    package struct Bracket {
        package let parameter: Int
        /// Which of the parameter's dated values.
        package let value: Int
        package let bracket: Int
    }

    /// What a step did to one record that it was about.
    package enum StepEffect: Sendable {
        /// Nothing: it stays as it is.
        case kept
        /// It is out, by which of several quotas.
        case dropped(quota: Int)
        /// What is left of its amount is something, or nothing.
        case cut, exhausted
        /// It got a share, or a smaller one.
        case shared
    }

    /// Beside the plan's tests.
    package internal(set) var tests: [TestOutcome] = []
    package internal(set) var computations: [Computation] = []
    /// Beside the plan's inputs.
    package internal(set) var inputs: [Datum] = []
    /// Beside the plan's parameters: the date that selected a value.
    package internal(set) var dates: [CalendarDate?] = []
    /// The date that the policy's window looks at.
    package internal(set) var windowDate: CalendarDate?
    /// Beside the portfolio's steps, what each did to the records that it was about.
    package internal(set) var steps: [[StepEffect]] = []
    /// Of a traced plan: the values that the parts of its expressions had, in the order in which they were evaluated.
    /// Texts and lists among them are gone.
    package internal(set) var trace: [(span: SourceSpan, value: Value)] = []
    /// Whether there was more to trace than is kept.
    package internal(set) var isTraceCut = false
}
