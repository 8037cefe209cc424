import FEEL

/// Not more than so many records for each key.
extension PolicyEvaluator {
    /// One quota of a step, while the step goes through the records.
    private struct QuotaState {
        let quota: PortfolioStep.Quota
        let outcome: Value?
        let mark: StepMark
        var groups = GroupNumbers()
        /// By group, how many records have used the quota.
        var used: [Int] = []

        mutating func use(_ units: [Int]) { for unit in units { used[unit] += 1 } }
    }

    /// In order: a record is kept when all its quotas have room, and mostly only then it takes room.
    func quota(
        _ work: StepWork, _ expressions: [(key: PlannedExpression, atMost: PlannedExpression)],
        _ quotas: [PortfolioStep.Quota]
    ) throws(LimitExceeded) {
        var states = quotas.map { quota in
            QuotaState(
                quota: quota, outcome: value(quota.outcome),
                mark: quota.marking.name.map { mark($0) } ?? work.mark)
        }
        let rows = try ordered(work, dropped: quotas.contains { $0.counts == .all })
        // Where nobody stays of too many, all are counted before the first is looked at.
        if quotas.contains(where: { $0.keep == .none }) {
            for row in rows {
                let units = try units(of: row, work, expressions, &states)
                for index in states.indices where states[index].quota.keep == .none {
                    if table.kept[row] || states[index].quota.counts == .all {
                        states[index].use(units[index])
                    }
                }
            }
        }
        for row in rows {
            let units = try units(of: row, work, expressions, &states)
            guard let full = try firstFull(units, expressions, states) else { return }
            let isKept = table.kept[row] && full == states.count
            if table.kept[row], full < states.count {
                drop(row, work, outcome: states[full].outcome, mark: states[full].mark)
            }
            for index in states.indices where states[index].quota.keep == .first {
                if isKept || states[index].quota.counts == .all { states[index].use(units[index]) }
            }
        }
    }

    /// The first quota without room for a record, their number where all have room; nil after reporting one that is no
    /// number.
    private func firstFull(
        _ units: [[Int]], _ expressions: [(key: PlannedExpression, atMost: PlannedExpression)],
        _ states: [QuotaState]
    ) throws(LimitExceeded) -> Int? {
        var full = states.count
        for (index, state) in states.enumerated() {
            guard let most = try runForRecord(expressions[index].atMost).number else {
                report(.notANumber(expressions[index].atMost.text, .null))
                return nil
            }
            let isFull = units[index].contains { unit in
                let used = Number(state.used[unit])
                return state.quota.keep == .first ? used >= most : used > most
            }
            if isFull, full == states.count { full = index }
        }
        return full
    }

    /// Beside the quotas, whom each counts a record for; the record is then in view.
    private func units(
        of row: Int, _ work: StepWork, _ expressions: [(key: PlannedExpression, atMost: PlannedExpression)],
        _ states: inout [QuotaState]
    ) throws(LimitExceeded) -> [[Int]] {
        show(row, work.cells)
        var found: [[Int]] = []
        for index in states.indices {
            found.append(units(try runForRecord(expressions[index].key), &states[index].groups))
            while states[index].used.count < states[index].groups.count { states[index].used.append(0) }
        }
        return found
    }

    /// Who a key means: each item of a list once, or the one value; nobody when it is null.
    private func units(_ key: Value, _ numbers: inout GroupNumbers) -> [Int] {
        if key.isNull { return [] }
        guard key.tag == .list else { return [numbers.number(of: Self.comparable(key)).number] }
        var units: Set<Int> = []
        for index in 0..<heap.count(of: key) {
            let item = heap.item(of: key, at: index)
            if !item.isNull { units.insert(numbers.number(of: Self.comparable(item)).number) }
        }
        return Array(units)
    }
}
