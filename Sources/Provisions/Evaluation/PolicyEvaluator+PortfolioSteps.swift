import FEEL

/// Steps that keep or drop whole records.
extension PolicyEvaluator {
    func take(_ step: PlannedPortfolioStep, _ planned: PlannedPortfolio) throws(LimitExceeded) {
        let work = StepWork(step: step, planned: planned, id: step.step.marking.name)
        switch (step.rule, step.step.rule) {
        case (.exclude(let when), .exclude(let exclude)): try self.exclude(work, when, exclude)
        case (.dedup(let key, let bestBy), .dedup(let dedup)): try self.dedup(work, key, bestBy, dedup)
        case (.quota(let expressions), .quota(let quotas)): try quota(work, expressions, quotas)
        case (.cumulate(let key, let cap, let opening), .cumulate(let cumulate)):
            try self.cumulate(work, key, cap, opening, cumulate)
        case (.allocate(let key, let pool, let factors), .allocate(let allocate)):
            try self.allocate(work, key, pool, factors, allocate)
        case (.scaleDown(let key, let pool, let by), .scaleDown(let scale)):
            try scaleDown(work, key, pool, by, scale)
        default: break
        }
    }

    /// What every step needs to know of itself.
    struct StepWork {
        let step: PlannedPortfolioStep
        let planned: PlannedPortfolio
        let id: String?
    }

    /// A record is out: nothing of its amount is left, and the step says what it is now.
    private func drop(_ row: Int, _ work: StepWork, outcome: Named?, id: String? = nil) {
        let before = table.amounts[row]
        if !before.isNull { table.amounts[row] = Value(Number.zero) }
        table.kept[row] = false
        if let outcome { table.outcomes[row] = heap.string(outcome.text) }
        table.reasons[row] = (id ?? work.id).map { heap.string($0) } ?? .null
        note(row, work, before: before, remaining: .null, id: id)
    }

    func note(_ row: Int, _ work: StepWork, before: Value, remaining: Value, id: String? = nil) {
        table.ledger.append(
            LedgerLine(
                record: row, step: id ?? work.id, before: before, after: table.amounts[row],
                remaining: remaining))
    }

    // MARK: - Exclude

    private func exclude(
        _ work: StepWork, _ when: PlannedExpression, _ exclude: PortfolioStep.Exclude
    ) throws(LimitExceeded) {
        for row in try touched(work.step, work.planned) where try truth(when, of: row, work.planned) {
            drop(row, work, outcome: exclude.outcome)
        }
    }

    // MARK: - Dedup

    private func dedup(
        _ work: StepWork, _ key: PlannedExpression, _ bestBy: PlannedExpression?, _ dedup: PortfolioStep.Dedup
    ) throws(LimitExceeded) {
        let rows = try dedupOrder(work, bestBy)
        let keys = try keys(of: rows, key, work)
        var counts: [Value: Int] = [:]
        for key in keys { counts[key, default: 0] += 1 }
        var seen: Set<Value> = []
        for (row, key) in zip(rows, keys) where !key.isNull {
            let isFirst = seen.insert(key).inserted
            let falls = dedup.keep == .none ? (counts[key] ?? 0) > 1 : !isFirst
            if falls { drop(row, work, outcome: dedup.outcome) }
        }
    }

    /// Whoever comes first stays; the best comes before all others.
    private func dedupOrder(_ work: StepWork, _ bestBy: PlannedExpression?) throws(LimitExceeded) -> [Int] {
        let order = work.step.order ?? work.planned.order
        let keys = (bestBy.map { [PlannedOrderKey(by: $0, isDescending: true)] } ?? []) + order
        return try sorted(
            try touched(work.step, work.planned), by: keys, work.planned, at: work.step.step.place)
    }

    /// A key for each row, as it is compared: numbers by worth. A null key belongs to no group.
    private func keys(of rows: [Int], _ key: PlannedExpression, _ work: StepWork) throws(LimitExceeded)
        -> [Value]
    {
        var keys: [Value] = []
        for row in rows { keys.append(Self.comparable(try value(key, of: row, work.planned))) }
        return keys
    }

    static func comparable(_ value: Value) -> Value { value.number.map { Value($0.reduced) } ?? value }

    // MARK: - Quota

    /// In order: a record is kept when all its quotas have room, and only then it takes room.
    private func quota(
        _ work: StepWork, _ expressions: [(key: PlannedExpression, atMost: PlannedExpression)],
        _ quotas: [PortfolioStep.Quota]
    ) throws(LimitExceeded) {
        var used = Array(repeating: [Value: Int](), count: quotas.count)
        for row in try ordered(work.step, work.planned) {
            var keys: [Set<Value>] = []
            var full: Int?
            for (index, expression) in expressions.enumerated() {
                let units = units(try value(expression.key, of: row, work.planned))
                keys.append(units)
                guard let most = try run(expression.atMost).number else {
                    report(.notANumber(expression.atMost.text, .null))
                    return
                }
                let isFull = units.contains { Number(used[index][$0] ?? 0) >= most }
                if isFull, full == nil { full = index }
            }
            if let full {
                drop(row, work, outcome: quotas[full].outcome, id: quotas[full].marking.name)
            } else {
                for (index, units) in keys.enumerated() {
                    for unit in units { used[index][unit, default: 0] += 1 }
                }
            }
        }
    }

    /// Who a key means: each item of a list once, or the one value; nobody when it is null.
    private func units(_ key: Value) -> Set<Value> {
        if key.isNull { return [] }
        guard key.tag == .list else { return [Self.comparable(key)] }
        return Set(heap.items(of: key).filter { !$0.isNull }.map(Self.comparable))
    }
}
