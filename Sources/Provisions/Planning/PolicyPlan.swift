package import Diagnostics
package import FEEL

/// A policy made ready: names are slots, values are constants, everything stands in an order in which each step finds
/// what it needs. Nothing is left to look up.
package struct PolicyPlan: Sendable {
    package let policy: Policy
    package let ledger: DocumentLedger?
    package let scope: Scope
    /// The heap at the end of loading: every evaluator starts from a copy.
    package let heap: FrozenHeap
    package let inputs: [PlannedInput]
    /// Which of the inputs are interpretations.
    let interpretations: [Int]
    package let unknowable: [Unknowable]
    package let parameters: [PlannedParameter]
    package let functions: [PlannedFunction]
    package let tests: [PlannedTest]
    /// For a policy over records.
    package let portfolio: PlannedPortfolio?
    /// A portfolio's columns, then definitions and outputs.
    package let outputs: [PlannedOutput]
    /// Beside the tests and the outputs: the unknowable inputs that each depends on, however far, in the order of its text.
    package let testReach: [[Int]]
    package let outputReach: [[Int]]
    package let referenceDate: PlannedReference?
    package let eligibilitySlot: Int
    package let steps: [Step]
    /// How many of the steps come before `eligibility`, itself included: what a completion of unknowns runs again.
    package let eligibilityStep: Int?
    package let rulesDigest: String
    /// What was laid over the policy's file.
    package let overlay: Overlay.Summary?
    /// Where dates and times without a zone are meant; none where the policy names no zone.
    package let timezone: Zone
    package let calendar: WorkingCalendar?
    /// The tests in the order in which the document's ledger has their provisions; without a ledger, in file order.
    package let documentOrder: [Int]
    /// What names, fields and choices are called in explanations.
    package let labels: PolicyLabels

    /// Whether an outcome says which bounds decided.
    package var namesBounds: Bool { outputs.contains(where: \.namesBounds) }

    /// How many inputs may be unknown: one bit is kept for the parameters that have no value on the day, one for what is
    /// left to discretion, one for what could not be worked out.
    package static let mostUnknowable = UnknownInputs.capacity - 3

    /// Marks what waits for nothing that a case could say: a soft requirement has failed, and somebody has to decide. It
    /// must not wait for nothing at all, since FEEL takes a value for unknown by what it waits for.
    static let discretion = UnknownInputs(UnknownInputs.capacity - 2)

    /// Marks a value that could not be worked out: whatever depends on it cannot be worked out either. It is never taken
    /// for a null, which a rule may have an answer for.
    static let failed = UnknownInputs(UnknownInputs.capacity - 1)

    /// What is done, in the order of `steps`.
    package enum Step: Sendable, Hashable {
        case input(Int)
        case reference
        case parameter(Int)
        case function(Int)
        case test(Int)
        case eligibility
        /// The records, through all steps.
        case portfolio
        case output(Int)
    }

    /// An input, or a field of its records, that may be unknown: a bit of `UnknownInputs`.
    package struct Unknowable: Sendable {
        package let name: String
        /// The index of the (top-level) input.
        package let input: Int
        /// All its values when they are few and it is no record's field.
        package let completions: [Value]?
    }
}

// What follows is immutable and shared by reference: an evaluator looks at these at every step of every case, and copying
// a struct of so many parts would cost more than the step itself.

/// An input with its slot and what becomes of it when absent.
package final class PlannedInput: Sendable {
    package let input: Input
    package let slot: Int
    package let defaultValue: PlannedValue?
    package let requiredIf: PlannedExpression?
    package let allowed: PlannedTests?
    /// Its bit when it may be unknown.
    package let unknownIndex: Int?
    /// The fields of its records, in file order.
    package let fields: [PlannedInput]
    /// Whether its value depends on nothing but what the case says of it.
    let standsAlone: Bool
    /// Whether it is a text, and whatever it says makes no difference.
    let isUnreadText: Bool

    init(
        input: Input, slot: Int, defaultValue: PlannedValue?, requiredIf: PlannedExpression?,
        allowed: PlannedTests?, unknownIndex: Int?, fields: [PlannedInput]
    ) {
        self.input = input
        self.slot = slot
        self.defaultValue = defaultValue
        self.requiredIf = requiredIf
        self.allowed = allowed
        self.unknownIndex = unknownIndex
        self.fields = fields
        isUnreadText = input.unread != nil && input.type == .string && allowed == nil
        standsAlone = Self.reads(slot, defaultValue, requiredIf, allowed, fields).isEmpty
    }
}

/// A parameter with its dated values as constants.
package final class PlannedParameter: Sendable {
    package let parameter: Parameter
    package let slot: Int
    package let on: PlannedExpression?
    /// Beside each dated value, in the same order.
    package let values: [Value]
    /// For `type: brackets`, beside each dated value.
    package let tables: [BracketTable]
    /// Its value, where there is one for all days.
    let onlyValue: Value?

    init(parameter: Parameter, slot: Int, on: PlannedExpression?, values: [Value], tables: [BracketTable]) {
        self.parameter = parameter
        self.slot = slot
        self.on = on
        self.values = values
        self.tables = tables
        onlyValue = parameter.values.count == 1 && parameter.values[0].from == nil ? values.first : nil
    }
}

package final class PlannedFunction: Sendable {
    package let declaration: FunctionDeclaration
    package let slot: Int
    package let expression: PlannedExpression

    init(declaration: FunctionDeclaration, slot: Int, expression: PlannedExpression) {
        self.declaration = declaration
        self.slot = slot
        self.expression = expression
    }
}

/// The date by which dated parameters are chosen.
package struct PlannedReference: Sendable {
    package let expression: PlannedExpression
    package let slot: Int
}

/// A requirement, an exclusion or the window, as a condition to evaluate.
package final class PlannedTest: Sendable {
    package enum Condition: Sendable {
        case require(PlannedExpression)
        case exclude(PlannedExpression)
        case known(PlannedExpression)
        case window(PlannedExpression, from: CalendarDate, to: CalendarDate?)

        package var expression: PlannedExpression {
            switch self {
            case .require(let expression), .exclude(let expression), .known(let expression),
                .window(let expression, _, _):
                expression
            }
        }
    }

    package let marking: Marking
    package let place: SourcePlace
    package let condition: Condition
    package let appliesIf: PlannedExpression?
    /// Whether it is known beforehand that it does not apply.
    let neverApplies: Bool
    package let isSoft: Bool

    init(
        marking: Marking, place: SourcePlace, condition: Condition, appliesIf: PlannedExpression?,
        neverApplies: Bool = false, isSoft: Bool
    ) {
        self.marking = marking
        self.place = place
        self.condition = condition
        self.appliesIf = appliesIf
        self.neverApplies = neverApplies
        self.isSoft = isSoft
    }

    package var isExclusion: Bool {
        if case .exclude = condition { true } else { false }
    }
}

/// An output or a definition with its slot.
package final class PlannedOutput: Sendable {
    package let output: Output
    package let slot: Int
    package let when: PlannedExpression?
    package let ineligible: PlannedValue?
    package let undetermined: PlannedValue?
    package let notApplicable: PlannedValue?
    package let ensure: [PlannedExpression]
    package let rule: PlannedRule
    let isRounded: Bool
    /// The tag of every value of its type, where the tag says all (of a number: none).
    let simpleTag: Value.Tag??
    /// The same of the items, for a list.
    let itemTag: Value.Tag??
    /// For a choice, its values as they lie in the plan's heap.
    let choices: [Value]

    init(
        output: Output, slot: Int, when: PlannedExpression?, ineligible: PlannedValue?,
        undetermined: PlannedValue?, notApplicable: PlannedValue?, ensure: [PlannedExpression],
        rule: PlannedRule, choices: [Value]
    ) {
        self.output = output
        self.slot = slot
        self.when = when
        self.ineligible = ineligible
        self.undetermined = undetermined
        self.notApplicable = notApplicable
        self.ensure = ensure
        self.rule = rule
        isRounded = output.rounding != nil
        simpleTag = output.type.simpleTag
        itemTag = if case .list(let item) = output.type { item.simpleTag } else { nil }
        self.choices = choices
    }

    /// How many bounds its amount has.
    var boundCount: Int {
        if case .amount(let amount) = rule { amount.bounds.count } else { 0 }
    }

    /// Whether it is a result whose amount has bounds with ids.
    package var namesBounds: Bool {
        guard output.isResult, case .amount(let amount) = rule else { return false }
        return amount.amount.hasNamedBounds
    }

    /// Whether the outcome of eligibility has a say.
    package var dependsOnEligibility: Bool { ineligible != nil || undetermined != nil }
}

package enum PlannedRule: Sendable {
    case formula(PlannedExpression)
    case amount(PlannedAmount)
    case table(PlannedTable)
    case scale(PlannedScale)
    /// The index of the output whose amount it speaks of.
    case binding(of: Int)
    case byRecord(PlannedExpression)
}

package final class PlannedAmount: Sendable {
    package final class Bound: Sendable {
        package let bound: Amount.Bound
        package let value: PlannedValue
        package let appliesIf: PlannedExpression?
        init(bound: Amount.Bound, value: PlannedValue, appliesIf: PlannedExpression?) {
            self.bound = bound
            self.value = value
            self.appliesIf = appliesIf
        }
    }

    package let amount: Amount
    package let base: PlannedExpression
    package let rate: PlannedExpression?
    package let atMost: [Bound]
    package let atLeast: [Bound]
    /// `at_most` first.
    let bounds: [Bound]
    let quickBounds: [QuickBound]
    let isRounded: Bool

    init(
        amount: Amount, base: PlannedExpression, rate: PlannedExpression?, atMost: [Bound], atLeast: [Bound]
    ) {
        self.amount = amount
        self.base = base
        self.rate = rate
        self.atMost = atMost
        self.atLeast = atLeast
        bounds = atMost + atLeast
        quickBounds =
            atMost.map { QuickBound($0, isCeiling: true) } + atLeast.map { QuickBound($0, isCeiling: false) }
        isRounded = amount.round != nil || amount.roundBase != nil
    }
}

package final class PlannedTable: Sendable {
    package final class Row: Sendable {
        package let row: DecisionTable.Row
        /// Nil for a cell that accepts everything.
        package let cells: [PlannedTests?]
        package let then: [PlannedValue]
        /// The only value.
        let only: QuickValue?

        init(row: DecisionTable.Row, cells: [PlannedTests?], then: [PlannedValue]) {
            self.row = row
            self.cells = cells
            self.then = then
            only = then.count == 1 ? then.first?.quick : nil
        }
    }

    package let table: DecisionTable
    package let inputs: [PlannedExpression]
    /// Where the inputs' values are put for the cells to test.
    package let inputSlots: [Int]
    package let rows: [Row]
    package let priorities: [PlannedValue]
    package let noMatch: PlannedValue?
    let inputHandles: [PlanHandle]
    /// Of all rows, the cells that ask something; and where those of each row begin.
    let cellHandles: [PlanHandle]
    let rowStarts: [Int]
    /// Whether a row's value is the output's, and not one of several columns.
    let isPlain: Bool
    let isFirstHit: Bool

    init(
        table: DecisionTable, inputs: [PlannedExpression], inputSlots: [Int], rows: [Row],
        priorities: [PlannedValue], noMatch: PlannedValue?
    ) {
        self.table = table
        self.inputs = inputs
        self.inputSlots = inputSlots
        self.rows = rows
        self.priorities = priorities
        self.noMatch = noMatch
        inputHandles = inputs.map(\.plan.handle)
        let asking = rows.map { row in row.cells.compactMap { $0?.plan.handle } }
        cellHandles = asking.flatMap { $0 }
        rowStarts = asking.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        isPlain = table.columns.count == 1 && table.columns.allSatisfy { $0.name == nil }
        isFirstHit = table.hitPolicy == .first
    }
}

package final class PlannedScale: Sendable {
    package let scale: BracketScale
    package let base: PlannedExpression
    /// The index of the brackets parameter, and its slot.
    package let parameter: Int
    let slot: Int

    init(scale: BracketScale, base: PlannedExpression, parameter: Int, slot: Int) {
        self.scale = scale
        self.base = base
        self.parameter = parameter
        self.slot = slot
    }
}

extension DeclaredType {
    /// The tag that all its values have and no others; nil where more has to be looked at.
    fileprivate var simpleTag: Value.Tag?? {
        switch self {
        case .number, .money, .rate: .some(nil)
        case .boolean: .boolean
        case .string: .string
        case .date: .date
        case .dateTime: .dateTime
        case .time: .time
        case .dayTimeDuration: .dayTimeDuration
        case .yearMonthDuration: .yearMonthDuration
        case .record, .map: .context
        case .integer, .choice, .list, .brackets, .open: nil
        }
    }
}
