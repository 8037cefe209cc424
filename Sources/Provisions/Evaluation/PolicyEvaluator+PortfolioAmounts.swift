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
        let (partial, exhausted) = (value(cumulate.partial), value(cumulate.exhausted))
        var groups = GroupNumbers()
        // Beside the groups: what is left, nil until somebody asks.
        var left: [Number?] = []
        for row in try ordered(work) {
            show(row, work.cells)
            let group = groups.number(
                of: try key.map { key throws(LimitExceeded) in
                    Self.comparable(try runForRecord(key))
                } ?? .true)
            if group.isNew { left.append(nil) }
            if left[group.number] == nil {
                let most = try runForRecord(cap)
                if most.isNull { continue }
                guard let most = number(most, cap), let used = try number(opening) else { return }
                left[group.number] = max(most.subtracting(used) ?? .zero, .zero)
            }
            let before = table[row, table.amount]
            guard let room = left[group.number], let amount = number(before, cap) else { return }
            let given = min(amount, room)
            left[group.number] = room.subtracting(given) ?? .zero
            if given < amount {
                table[row, table.amount] = Value(given)
                if let outcome = given.isZero ? exhausted : partial { table[row, table.outcome] = outcome }
                table[row, table.reason] = work.mark.reason
            }
            note(row, work.mark, before: before, remaining: Value(left[group.number] ?? .zero))
        }
    }

    private func number(_ expression: PlannedExpression?) throws(LimitExceeded) -> Number? {
        guard let expression else { return .zero }
        let value = try runForRecord(expression)
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
            show(first, work.cells)
            guard let pool = number(try runForRecord(pool), pool),
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
            guard let number = number(try value(expression, of: row, work), expression) else {
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
            show(first, work.cells)
            let limit = try runForRecord(pool)
            if limit.isNull { continue }
            guard let limit = number(limit, pool) else { return }
            let amounts = rows.map { table[$0, table.amount].number ?? .zero }
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
            let before = table[row, table.amount]
            table[row, table.amount] = Value(amount)
            note(row, work.mark, before: before, remaining: .null)
        }
    }

    /// The rows of each key, in the order of the case: a fen that is left over goes by it.
    private func groups(_ work: StepWork, _ key: PlannedExpression?) throws(LimitExceeded) -> [[Int]] {
        let rows = try touched(work)
        guard let key else { return [rows] }
        var numbers = GroupNumbers()
        var groups: [[Int]] = []
        for row in rows {
            let group = numbers.number(of: Self.comparable(try value(key, of: row, work)))
            if group.isNew { groups.append([]) }
            groups[group.number].append(row)
        }
        return groups
    }
}
