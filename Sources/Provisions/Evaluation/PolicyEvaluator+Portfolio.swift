import Diagnostics
import FEEL

/// Rules across records: columns for each record, then the steps, then `decided`.
extension PolicyEvaluator {
    func takePortfolio() throws(LimitExceeded) {
        guard let planned = plan.portfolio else { return }
        let records = evaluator[planned.recordsSlot]
        guard records.tag == .list else {
            evaluator[planned.resultsSlot] = records.isUnknown ? records : .unknown(PolicyPlan.failed)
            return
        }
        let (found, failed) = (findings.count, evaluator.failureCount)
        if !isFed { table = tableOfCase(records, planned) }
        checkIDs(planned)
        try fillColumns(planned)
        // A record that is not sound may come before any other: nothing across records can be said then.
        let isSound = { self.findings.count == found && self.evaluator.failureCount == failed }
        if isSound() { for step in planned.steps { try take(step, planned) } }
        evaluator[planned.resultsSlot] = isSound() ? results(planned) : .unknown(PolicyPlan.failed)
    }

    func tableOfCase(_ records: Value, _ planned: PlannedPortfolio) -> RecordTable {
        let keys = planned.fields.map { heap.string($0.input.name) }
        let outcome = outcome(of: planned)
        var table = RecordTable(fields: keys.count, columns: planned.columns.count)
        for index in 0..<heap.count(of: records) {
            let record = heap.item(of: records, at: index)
            table.append(keys.map { heap.entry(of: record, key: $0) ?? .null }, outcome: outcome)
        }
        return table
    }

    /// What a record is that no step touches.
    func outcome(of planned: PlannedPortfolio) -> Value {
        planned.portfolio.outcome.map { heap.string($0.text) } ?? .null
    }

    // MARK: - One record

    /// Which cells of a row the slots that an expression reads stand for.
    func cells(read slots: [Int], _ planned: PlannedPortfolio) -> [RowCell] {
        let wanted = Set(slots)
        let fields = planned.fields.map(\.slot)
        let columns = planned.columns.map { plan.outputs[$0].slot }
        let state = planned.state
        let all = fields + columns + [state.amount, state.outcome, state.reason, state.kept]
        return all.enumerated().filter { wanted.contains($1) }.map { RowCell(slot: $1, column: $0) }
    }

    /// Puts what expressions want of one record where they look for it.
    @inline(__always)
    func show(_ row: Int, _ cells: [RowCell]) {
        for cell in cells { evaluator[cell.slot] = table[row, cell.column] }
    }

    /// The value of an expression for the record that is shown. What it needed on its way is given back, so that it needs
    /// no more for a million records than for one.
    func runForRecord(_ expression: PlannedExpression) throws(LimitExceeded) -> Value {
        if expression.plan.onlySlot != nil { return try run(expression) }
        let mark = heap.mark()
        let value = try run(expression)
        heap.release(to: mark, keeping: value)
        return value
    }

    /// A record's id as text.
    func recordID(_ row: Int, _ planned: PlannedPortfolio) -> Value { table[row, planned.idField] }

    private func checkIDs(_ planned: PlannedPortfolio) {
        var seen = GroupNumbers()
        for row in table.rows {
            let id = recordID(row, planned)
            if !seen.number(of: id).isNew { report(.repeatedRecord(datum(of: id), at: facts.place)) }
        }
    }

    func fillColumns(_ planned: PlannedPortfolio) throws(LimitExceeded) {
        guard !planned.columns.isEmpty || planned.amount != nil else { return }
        let reads = planned.columns.flatMap { plan.outputs[$0].reads } + (planned.amount?.plan.reads ?? [])
        // The columns themselves are worked out into their slots, not shown.
        let cells = cells(read: reads, planned).filter { $0.column < table.fields }
        for row in table.rows {
            show(row, cells)
            for (position, column) in planned.columns.enumerated() {
                let mark = heap.mark()
                try takeOutput(column)
                let value = evaluator[plan.outputs[column].slot]
                heap.release(to: mark, keeping: value)
                table[row, table.fields + position] = value
            }
            if let amount = planned.amount { table[row, table.amount] = try runForRecord(amount) }
        }
    }

    // MARK: - All records

    /// The records with these of their entries, as a list; of fed records only those that somebody looks at.
    func results(_ planned: PlannedPortfolio) -> Value {
        list(planned.entryNames(plan), isFed ? plan.recordReads(of: planned.resultsSlot) : .all)
    }

    /// - Parameter names: of the first columns of the table.
    func list(_ names: [String], _ reads: RecordReads) -> Value {
        guard reads != .none else { return Heap.emptyList }
        let columns = names.indices.filter { reads.contains(names[$0]) }
        let shape = heap.shape(columns.map { names[$0] })
        var rows: [Value] = []
        rows.reserveCapacity(table.count)
        for row in table.rows { rows.append(heap.context(shape, columns.map { table[row, $0] })) }
        return heap.list(rows)
    }

    /// A map from each record's id to the expression's value for it, in the order of the case.
    ///
    /// - Parameter isWanted: whether anybody will look at it; else it is worked out, since something may be wrong with it,
    ///   and not kept.
    func byRecord(_ expression: PlannedExpression, isWanted: Bool) throws(LimitExceeded) -> Value {
        guard let planned = plan.portfolio, evaluator[planned.resultsSlot].tag == .list else {
            return plan.portfolio.map { evaluator[$0.resultsSlot] } ?? .null
        }
        let cells = cells(read: expression.plan.reads, planned)
        var entries: [(key: String, value: Value)] = []
        for row in table.rows {
            show(row, cells)
            let value = try runForRecord(expression)
            guard isWanted else { continue }
            entries.append(
                (heap.text(of: recordID(row, planned)) ?? "\(datum(of: recordID(row, planned)))", value))
        }
        return isWanted ? heap.context(entries) : .null
    }
}
