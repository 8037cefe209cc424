import FEEL

/// A portfolio made ready: where each record's fields and columns are put while expressions look at it.
package final class PlannedPortfolio: Sendable {
    package let portfolio: Portfolio
    /// The records' fields, in file order.
    package let fields: [PlannedInput]
    /// Which of the plan's outputs are columns, in file order.
    package let columns: [Int]
    /// What the steps have made of a record.
    package let state: RecordSlots
    package let amount: PlannedExpression?
    package let order: [PlannedOrderKey]
    package let steps: [PlannedPortfolioStep]
    package let recordsSlot: Int
    package let resultsSlot: Int
    /// Which field is the record's id.
    package let idField: Int

    init(
        portfolio: Portfolio, fields: [PlannedInput], columns: [Int], state: RecordSlots,
        amount: PlannedExpression?,
        order: [PlannedOrderKey], steps: [PlannedPortfolioStep], recordsSlot: Int, resultsSlot: Int,
        idField: Int
    ) {
        self.portfolio = portfolio
        self.fields = fields
        self.columns = columns
        self.state = state
        self.amount = amount
        self.order = order
        self.steps = steps
        self.recordsSlot = recordsSlot
        self.resultsSlot = resultsSlot
        self.idField = idField
    }
}

/// The slots of `amount`, `outcome`, `reason` and `kept`.
package struct RecordSlots: Sendable {
    /// Their names, in order.
    package static let names = ["amount", "outcome", "reason", "kept"]

    let amount: Int
    let outcome: Int
    let reason: Int
    let kept: Int
}

package struct PlannedOrderKey: Sendable {
    package let by: PlannedExpression
    package let isDescending: Bool
}

package final class PlannedPortfolioStep: Sendable {
    package let step: PortfolioStep
    package let order: [PlannedOrderKey]?
    package let appliesIf: PlannedExpression?
    package let rule: PlannedStepRule

    init(step: PortfolioStep, order: [PlannedOrderKey]?, appliesIf: PlannedExpression?, rule: PlannedStepRule)
    {
        self.step = step
        self.order = order
        self.appliesIf = appliesIf
        self.rule = rule
    }
}

extension PlannedPortfolioStep {
    /// All its expressions, those of an order that it shares included.
    func expressions(otherwise shared: [PlannedOrderKey]) -> [PlannedExpression] {
        (order ?? shared).map(\.by) + [appliesIf].compactMap { $0 } + rule.expressions
    }
}

/// A step's expressions, in the place of its texts.
package enum PlannedStepRule: Sendable {
    case exclude(when: PlannedExpression)
    case dedup(key: PlannedExpression, bestBy: PlannedExpression?)
    case quota([(key: PlannedExpression, atMost: PlannedExpression)])
    case cumulate(key: PlannedExpression?, cap: PlannedExpression, opening: PlannedExpression?)
    case allocate(
        key: PlannedExpression?, pool: PlannedExpression,
        factors: [(weight: PlannedExpression, by: PlannedExpression)])
    case scaleDown(key: PlannedExpression?, pool: PlannedExpression, by: PlannedExpression?)

    /// All of them, in the order of the cases.
    package var expressions: [PlannedExpression] {
        switch self {
        case .exclude(let when): [when]
        case .dedup(let key, let bestBy): [key, bestBy].compactMap { $0 }
        case .quota(let quotas): quotas.flatMap { [$0.key, $0.atMost] }
        case .cumulate(let key, let cap, let opening): [key, cap, opening].compactMap { $0 }
        case .allocate(let key, let pool, let factors):
            [key, pool].compactMap { $0 } + factors.flatMap { [$0.weight, $0.by] }
        case .scaleDown(let key, let pool, let by): [key, pool, by].compactMap { $0 }
        }
    }
}

extension PlannedPortfolio {
    /// What a record's entries are called in `decided`: fields, columns, and what the steps made of it.
    func entryNames(_ plan: PolicyPlan) -> [String] {
        fields.map(\.input.name) + columns.map { plan.outputs[$0].output.name } + RecordSlots.names
    }

    /// Every expression of order, amount and steps.
    var expressions: [PlannedExpression] {
        let keys = order + steps.flatMap { $0.order ?? [] }
        return keys.map(\.by) + [amount].compactMap { $0 }
            + steps.flatMap { [$0.appliesIf].compactMap { $0 } + $0.rule.expressions }
    }
}
