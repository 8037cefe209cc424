import Diagnostics
import FEEL
import LocatedYAML

extension PolicyPlanner {
    /// Plans the records' rules in a scope of their own, which by-record outputs then share. Columns are added to
    /// `outputs`.
    mutating func planPortfolio(
        _ portfolio: Portfolio, records: PlannedInput, resultsSlot: Int, _ outputs: inout [PlannedOutput]
    ) -> PlannedPortfolio {
        let idField = idField(of: portfolio)
        let outer = scope
        for field in records.fields {
            scope.bind(field.slot, to: field.input.name, field.input.type.feelType)
        }
        let columns = planColumns(portfolio, &outputs)
        let state = RecordSlots(
            amount: scope.shadow("amount", .money), outcome: scope.shadow("outcome", .string),
            reason: scope.shadow("reason", .string), kept: scope.shadow("kept", .boolean))
        let planned = PlannedPortfolio(
            portfolio: portfolio, fields: records.fields, columns: columns, state: state,
            amount: portfolio.amount.flatMap { expression($0, .number(.any)) }, order: keys(portfolio.order),
            steps: portfolio.steps.compactMap { planStep($0) }, recordsSlot: records.slot,
            resultsSlot: resultsSlot,
            idField: idField)
        recordScope = scope
        restore(outer)
        scope.declare(Portfolio.resultsName, resultsType(portfolio, outputs, columns))
        return planned
    }

    private func idField(of portfolio: Portfolio) -> Int {
        let names = portfolio.records.fields.map(\.name)
        if let index = names.firstIndex(of: portfolio.recordID.text) { return index }
        log.report(.unknownField(portfolio.recordID.text, at: portfolio.recordID.place, known: names))
        return 0
    }

    /// Each column sees the records' fields and the columns before it.
    private mutating func planColumns(_ portfolio: Portfolio, _ outputs: inout [PlannedOutput]) -> [Int] {
        var columns: [Int] = []
        for column in portfolio.columns {
            var type = column.type.feelType
            if column.type == .open, case .formula(let text) = column.rule {
                type = self.type(of: text) ?? .any
            }
            let slot = scope.reserve()
            guard let planned = planOutput(column, slot: slot) else { continue }
            scope.bind(slot, to: column.name, type)
            columns.append(outputs.count)
            outputs.append(planned)
        }
        return columns
    }

    /// Back to the policy's own names; slots that were given out stay taken.
    private mutating func restore(_ outer: Scope) {
        let count = scope.slotCount
        scope = outer
        while scope.slotCount < count { _ = scope.reserve() }
    }

    private func resultsType(_ portfolio: Portfolio, _ outputs: [PlannedOutput], _ columns: [Int]) -> FEELType
    {
        let fields = portfolio.records.fields.map { FEELType.Entry($0.name, $0.type.feelType) }
        let worked = columns.map {
            FEELType.Entry(outputs[$0].output.name, recordScope?.type(ofSlot: outputs[$0].slot) ?? .any)
        }
        let state: [FEELType] = [.money, .string, .string, .boolean]
        return .list(.context(fields + worked + zip(RecordSlots.names, state).map { FEELType.Entry($0, $1) }))
    }

    private func keys(_ keys: [Portfolio.OrderKey]) -> [PlannedOrderKey] {
        keys.compactMap { key in
            expression(key.by, nil).map { PlannedOrderKey(by: $0, isDescending: key.isDescending) }
        }
    }

    // MARK: - Steps

    private func planStep(_ step: PortfolioStep) -> PlannedPortfolioStep? {
        guard let rule = planRule(step.rule) else { return nil }
        return PlannedPortfolioStep(
            step: step, order: step.order.map(keys),
            appliesIf: step.appliesIf.flatMap { expression($0, .boolean) }, rule: rule)
    }

    private func planRule(_ rule: PortfolioStep.Rule) -> PlannedStepRule? {
        switch rule {
        case .exclude(let exclude): return expression(exclude.when, .boolean).map { .exclude(when: $0) }
        case .dedup(let dedup):
            return expression(dedup.key, nil).map { .dedup(key: $0, bestBy: optional(dedup.bestBy, nil)) }
        case .quota(let quotas):
            return .quota(
                quotas.compactMap { quota in
                    guard let key = expression(quota.key, nil),
                        let most = expression(quota.atMost, .number(.any))
                    else { return nil }
                    return (key, most)
                })
        case .cumulate(let cumulate):
            return expression(cumulate.cap, .number(.any)).map {
                .cumulate(
                    key: optional(cumulate.key, nil), cap: $0,
                    opening: optional(cumulate.opening, .number(.any)))
            }
        case .allocate(let allocate): return planAllocation(allocate)
        case .scaleDown(let scale):
            return expression(scale.pool, .number(.any)).map {
                .scaleDown(key: optional(scale.key, nil), pool: $0, by: optional(scale.by, .number(.any)))
            }
        }
    }

    private func planAllocation(_ allocate: PortfolioStep.Allocate) -> PlannedStepRule? {
        guard let pool = expression(allocate.pool, .number(.any)) else { return nil }
        let factors = allocate.factors.compactMap {
            factor -> (weight: PlannedExpression, by: PlannedExpression)? in
            guard let weight = expression(factor.weight, .number(.any)),
                let by = expression(factor.by, .number(.any))
            else {
                return nil
            }
            return (weight, by)
        }
        return .allocate(key: optional(allocate.key, nil), pool: pool, factors: factors)
    }

    private func optional(_ text: FEELText?, _ type: FEELType?) -> PlannedExpression? {
        text.flatMap { expression($0, type) }
    }
}
