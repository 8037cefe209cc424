import Diagnostics
import FEEL

/// Steps that cut amounts or share them out.
extension PolicyEvaluator {
    // MARK: - Cumulate

    /// In order: each record gets what is left for its key, the last of it in part.
    func cumulate(
        _ work: StepWork, _ key: PlannedExpression?, _ cap: PlannedExpression, _ opening: PlannedExpression?,
        _ cumulate: PortfolioStep.Cumulate
    ) throws(LimitExceeded) {
        var left: [Value: Number] = [:]
        for row in try ordered(work.step, work.planned) {
            show(row, work.planned)
            let group = try key.map { key throws(LimitExceeded) in Self.comparable(try run(key)) } ?? .true
            if left[group] == nil {
                let most = try run(cap)
                if most.isNull { continue }
                guard let most = number(most, cap), let used = try number(opening) else { return }
                left[group] = max(most.subtracting(used) ?? .zero, .zero)
            }
            guard let room = left[group], let amount = number(table.amounts[row], cap) else { return }
            let given = min(amount, room)
            left[group] = room.subtracting(given) ?? .zero
            let before = table.amounts[row]
            if given < amount {
                table.amounts[row] = Value(given)
                let outcome = given.isZero ? cumulate.exhausted : cumulate.partial
                if let outcome { table.outcomes[row] = heap.string(outcome.text) }
                table.reasons[row] = work.id.map { heap.string($0) } ?? .null
            }
            note(row, work, before: before, remaining: Value(left[group] ?? .zero))
        }
    }

    private func number(_ expression: PlannedExpression?) throws(LimitExceeded) -> Number? {
        guard let expression else { return .zero }
        let value = try run(expression)
        return value.isNull ? .zero : number(value, expression)
    }

    /// A number; anything else is reported.
    private func number(_ value: Value, _ expression: PlannedExpression) -> Number? {
        if let number = value.number { return number }
        report(.notANumber(expression.text, datum(of: value)))
        return nil
    }

    // MARK: - Allocate

    func allocate(
        _ work: StepWork, _ key: PlannedExpression?, _ pool: PlannedExpression,
        _ factors: [(weight: PlannedExpression, by: PlannedExpression)], _ allocate: PortfolioStep.Allocate
    ) throws(LimitExceeded) {
        for rows in try groups(work, key) {
            guard let first = rows.first else { continue }
            show(first, work.planned)
            guard let pool = number(try run(pool), pool),
                let weights = try numbers(factors.map { ($0.weight, first) }, work)
            else { return }
            var shares: [[Number]] = []
            for row in rows {
                guard let parts = try numbers(factors.map { ($0.by, row) }, work) else { return }
                shares.append(parts)
            }
            guard let numerators = Apportionment.numerators(shares, weights: weights),
                let amounts = Apportionment.amounts(pool, by: numerators, step: allocate.step)
            else {
                report(.cannotBeSharedOut(at: work.step.step.place))
                return
            }
            give(amounts, to: rows, work)
        }
    }

    /// The numbers that expressions give for rows; nil when one gives none.
    private func numbers(
        _ cells: [(expression: PlannedExpression, row: Int)], _ work: StepWork
    ) throws(LimitExceeded) -> [Number]? {
        var numbers: [Number] = []
        for (expression, row) in cells {
            guard let number = number(try value(expression, of: row, work.planned), expression) else {
                return nil
            }
            numbers.append(number)
        }
        return numbers
    }

    // MARK: - Scale down

    func scaleDown(
        _ work: StepWork, _ key: PlannedExpression?, _ pool: PlannedExpression, _ by: PlannedExpression?,
        _ scale: PortfolioStep.ScaleDown
    ) throws(LimitExceeded) {
        for rows in try groups(work, key) {
            guard let first = rows.first else { continue }
            show(first, work.planned)
            let limit = try run(pool)
            if limit.isNull { continue }
            guard let limit = number(limit, pool) else { return }
            let amounts = rows.map { table.amounts[$0].number ?? .zero }
            guard let total = amounts.reduce(Optional(Number.zero), { $1.adding($0 ?? .zero) }), total > limit
            else {
                continue
            }
            guard
                let weights = try by.map({ by throws(LimitExceeded) in
                    try numbers(rows.map { (by, $0) }, work)
                })
                    ?? amounts
            else { return }
            guard let scaled = Apportionment.amounts(limit, by: weights, step: scale.step) else {
                report(.cannotBeSharedOut(at: work.step.step.place))
                return
            }
            give(scaled, to: rows, work)
        }
    }

    private func give(_ amounts: [Number], to rows: [Int], _ work: StepWork) {
        for (row, amount) in zip(rows, amounts) {
            let before = table.amounts[row]
            table.amounts[row] = Value(amount)
            note(row, work, before: before, remaining: .null)
        }
    }

    /// The rows of each key, in the order of the case: a fen that is left over goes by it.
    private func groups(_ work: StepWork, _ key: PlannedExpression?) throws(LimitExceeded) -> [[Int]] {
        let rows = try touched(work.step, work.planned)
        guard let key else { return [rows] }
        var groups: [Value: [Int]] = [:]
        var order: [Value] = []
        for row in rows {
            let group = Self.comparable(try value(key, of: row, work.planned))
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(row)
        }
        return order.compactMap { groups[$0] }
    }
}
