import FEEL

/// Steps that keep or drop whole records.
extension PolicyEvaluator {
    func take(_ step: PlannedPortfolioStep, _ planned: PlannedPortfolio) throws(LimitExceeded) {
        let work = work(of: step, planned)
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

    func work(of step: PlannedPortfolioStep, _ planned: PlannedPortfolio) -> StepWork {
        StepWork(
            step: step, planned: planned,
            cells: cells(read: step.expressions(otherwise: planned.order).flatMap(\.plan.reads), planned),
            mark: mark(step.step.marking.name))
    }

    /// What every step needs to know of itself.
    struct StepWork {
        let step: PlannedPortfolioStep
        let planned: PlannedPortfolio
        /// What its expressions look at in a record.
        let cells: [RowCell]
        let mark: StepMark
    }

    /// How a step, or one quota of it, signs what it has done.
    struct StepMark {
        let reason: Value
        let number: Int32
    }

    func mark(_ id: String?) -> StepMark {
        StepMark(reason: id.map { heap.string($0) } ?? .null, number: table.number(of: id))
    }

    func value(_ expression: PlannedExpression, of row: Int, _ work: StepWork) throws(LimitExceeded) -> Value
    {
        show(row, work.cells)
        return try runForRecord(expression)
    }

    /// The kept rows that a step touches, in the order of the case.
    ///
    /// - Parameter dropped: whether those that are out are meant, too.
    func touched(_ work: StepWork, dropped: Bool = false) throws(LimitExceeded) -> [Int] {
        let meant = table.rows.filter { dropped || table.kept[$0] }
        guard let condition = work.step.appliesIf else { return meant }
        var rows: [Int] = []
        for row in meant where try truth(condition, of: row, work) { rows.append(row) }
        return rows
    }

    /// A condition of a step: anything but true or false is an error of the case.
    private func truth(_ condition: PlannedExpression, of row: Int, _ work: StepWork) throws(LimitExceeded)
        -> Bool
    {
        let value = try value(condition, of: row, work)
        if let truth = value.boolean { return truth }
        report(.notACondition(condition.text, datum(of: value), provision: nil))
        return false
    }

    /// A record is out: nothing of its amount is left, and the step says what it is now.
    func drop(_ row: Int, _ work: StepWork, outcome: Value?, mark: StepMark? = nil) {
        let before = table[row, table.amount]
        if !before.isNull { table[row, table.amount] = Value(Number.zero) }
        table.drop(row)
        if let outcome { table[row, table.outcome] = outcome }
        table[row, table.reason] = (mark ?? work.mark).reason
        note(row, mark ?? work.mark, before: before, remaining: .null)
    }

    func note(_ row: Int, _ mark: StepMark, before: Value, remaining: Value) {
        table.note(
            LedgerLine(
                record: table[row, plan.portfolio?.idField ?? 0], step: mark.number, before: before,
                after: table[row, table.amount], remaining: remaining))
    }

    func value(_ outcome: Named?) -> Value? { outcome.map { heap.string($0.text) } }

    // MARK: - Exclude

    private func exclude(
        _ work: StepWork, _ when: PlannedExpression, _ exclude: PortfolioStep.Exclude
    ) throws(LimitExceeded) {
        let outcome = value(exclude.outcome)
        for row in try touched(work) where try truth(when, of: row, work) {
            drop(row, work, outcome: outcome)
        }
    }

    // MARK: - Dedup

    private func dedup(
        _ work: StepWork, _ key: PlannedExpression, _ bestBy: PlannedExpression?, _ dedup: PortfolioStep.Dedup
    ) throws(LimitExceeded) {
        let rows = try dedupOrder(work, bestBy)
        let outcome = value(dedup.outcome)
        var groups = GroupNumbers()
        var counts: [Int32] = []
        // Beside the rows, which group each is in, and the how manieth of it; a null key belongs to none.
        var places: [(group: Int32, rank: Int32)] = []
        places.reserveCapacity(rows.count)
        for row in rows {
            let key = Self.comparable(try value(key, of: row, work))
            if key.isNull {
                places.append((-1, 0))
                continue
            }
            let (group, isNew) = groups.number(of: key)
            if isNew { counts.append(0) }
            places.append((Int32(truncatingIfNeeded: group), counts[group]))
            counts[group] += 1
        }
        for (row, place) in zip(rows, places) where place.group >= 0 {
            let falls = dedup.keep == .none ? counts[Int(place.group)] > 1 : place.rank > 0
            if falls { drop(row, work, outcome: outcome) }
        }
    }

    /// Whoever comes first stays; the best comes before all others.
    private func dedupOrder(_ work: StepWork, _ bestBy: PlannedExpression?) throws(LimitExceeded) -> [Int] {
        let order = work.step.order ?? work.planned.order
        let keys = (bestBy.map { [PlannedOrderKey(by: $0, isDescending: true)] } ?? []) + order
        return try sorted(try touched(work), by: keys, work)
    }

    /// A key as it is compared: numbers by worth.
    static func comparable(_ value: Value) -> Value { value.number.map { Value($0.reduced) } ?? value }
}
