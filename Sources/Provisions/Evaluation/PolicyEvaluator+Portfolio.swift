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
        let outcome = planned.portfolio.outcome.map { heap.string($0.text) } ?? .null
        table = RecordTable(heap.items(of: records), columns: planned.columns.count, outcome: outcome)
        checkIDs(planned)
        try fillColumns(planned)
        // A record that is not sound may come before any other: nothing across records can be said then.
        let isSound = { self.findings.count == found && self.evaluator.failureCount == failed }
        if isSound() { for step in planned.steps { try take(step, planned) } }
        evaluator[planned.resultsSlot] = isSound() ? results(planned) : .unknown(PolicyPlan.failed)
    }

    /// Puts one record, and what has become of it, where expressions look for it.
    func show(_ row: Int, _ planned: PlannedPortfolio) {
        let record = table.records[row]
        for (position, field) in planned.fields.enumerated() {
            evaluator[field.slot] = heap.entry(of: record, key: recordKeys[position]) ?? .null
        }
        for (position, column) in planned.columns.enumerated() {
            evaluator[plan.outputs[column].slot] = table.columns[position][row]
        }
        evaluator[planned.state.amount] = table.amounts[row]
        evaluator[planned.state.outcome] = table.outcomes[row]
        evaluator[planned.state.reason] = table.reasons[row]
        evaluator[planned.state.kept] = Value(table.kept[row])
    }

    func value(_ expression: PlannedExpression, of row: Int, _ planned: PlannedPortfolio)
        throws(LimitExceeded) -> Value
    {
        show(row, planned)
        return try run(expression)
    }

    /// A record's id as text.
    func recordID(_ row: Int, _ planned: PlannedPortfolio) -> Value {
        heap.entry(of: table.records[row], key: recordKeys[planned.idField]) ?? .null
    }

    private func checkIDs(_ planned: PlannedPortfolio) {
        recordKeys = planned.fields.map { heap.string($0.input.name) }
        var seen: Set<Value> = []
        for row in table.records.indices {
            let id = recordID(row, planned)
            if !seen.insert(id).inserted { report(.repeatedRecord(datum(of: id), at: facts.place)) }
        }
    }

    private func fillColumns(_ planned: PlannedPortfolio) throws(LimitExceeded) {
        for row in table.records.indices {
            show(row, planned)
            for (position, column) in planned.columns.enumerated() {
                try takeOutput(column)
                table.columns[position][row] = evaluator[plan.outputs[column].slot]
            }
            if let amount = planned.amount { table.amounts[row] = try run(amount) }
        }
    }

    private func results(_ planned: PlannedPortfolio) -> Value {
        let names =
            planned.fields.map(\.input.name) + planned.columns.map { plan.outputs[$0].output.name }
            + RecordSlots.names
        let shape = heap.shape(names)
        var rows: [Value] = []
        rows.reserveCapacity(table.records.count)
        for row in table.records.indices {
            var values = recordKeys.map { heap.entry(of: table.records[row], key: $0) ?? .null }
            values += planned.columns.indices.map { table.columns[$0][row] }
            values += [table.amounts[row], table.outcomes[row], table.reasons[row], Value(table.kept[row])]
            rows.append(heap.context(shape, values))
        }
        return heap.list(rows)
    }

    /// A map from each record's id to the expression's value for it, in the order of the case.
    func byRecord(_ expression: PlannedExpression) throws(LimitExceeded) -> Value {
        guard let planned = plan.portfolio, evaluator[planned.resultsSlot].tag == .list else {
            return plan.portfolio.map { evaluator[$0.resultsSlot] } ?? .null
        }
        var entries: [(key: String, value: Value)] = []
        for row in table.records.indices {
            let value = try value(expression, of: row, planned)
            entries.append(
                (heap.text(of: recordID(row, planned)) ?? "\(datum(of: recordID(row, planned)))", value))
        }
        return heap.context(entries)
    }

    // MARK: - Order

    /// The kept rows that a step touches, first comes first.
    func ordered(_ step: PlannedPortfolioStep, _ planned: PlannedPortfolio) throws(LimitExceeded) -> [Int] {
        try sorted(try touched(step, planned), by: step.order ?? planned.order, planned, at: step.step.place)
    }

    /// The kept rows that a step touches, in the order of the case.
    func touched(_ step: PlannedPortfolioStep, _ planned: PlannedPortfolio) throws(LimitExceeded) -> [Int] {
        let kept = table.records.indices.filter { table.kept[$0] }
        guard let condition = step.appliesIf else { return Array(kept) }
        var rows: [Int] = []
        for row in kept where try truth(condition, of: row, planned) { rows.append(row) }
        return rows
    }

    /// A condition of a step: anything but true or false is an error of the case.
    func truth(_ condition: PlannedExpression, of row: Int, _ planned: PlannedPortfolio) throws(LimitExceeded)
        -> Bool
    {
        let value = try value(condition, of: row, planned)
        if let truth = value.boolean { return truth }
        report(.notACondition(condition.text, datum(of: value), provision: nil))
        return false
    }

    /// Sorted by keys that together tell every record from every other; a tie is an error of the case.
    func sorted(
        _ rows: [Int], by keys: [PlannedOrderKey], _ planned: PlannedPortfolio, at place: SourcePlace
    ) throws(LimitExceeded) -> [Int] {
        let width = keys.count
        var values: [Value] = []
        values.reserveCapacity(rows.count * width)
        for row in rows {
            show(row, planned)
            for key in keys { values.append(try run(key.by)) }
        }
        var isComparable = true
        let compare = { (left: Int, right: Int) -> Int in
            for column in 0..<width {
                let (a, b) = (values[left * width + column], values[right * width + column])
                guard let order = self.compare(a, b) else {
                    isComparable = false
                    return 0
                }
                if order != 0 { return keys[column].isDescending ? -order : order }
            }
            return 0
        }
        let positions = rows.indices.sorted { left, right in
            let order = compare(left, right)
            return order == 0 ? left < right : order < 0
        }
        if !isComparable { report(.cannotBeOrdered(at: place)) }
        let tie = zip(positions, positions.dropFirst()).first { isComparable && compare($0, $1) == 0 }
        if let tie {
            let ids = [tie.0, tie.1].map { datum(of: recordID(rows[$0], planned)) }
            report(.tie(ids[0], ids[1], at: place))
        }
        return positions.map { rows[$0] }
    }

    /// −1, 0 or 1; false comes before true. Nil for values of different kinds, nulls and unknowns.
    private func compare(_ left: Value, _ right: Value) -> Int? {
        if left == right, !left.isNull, !left.isUnknown { return 0 }
        if let left = left.number, let right = right.number {
            return left < right ? -1 : left == right ? 0 : 1
        }
        if let left = left.boolean, let right = right.boolean { return left == right ? 0 : right ? -1 : 1 }
        guard let less = heap.less(left, right).boolean else { return nil }
        if less { return -1 }
        return heap.less(right, left).boolean.map { $0 ? 1 : 0 }
    }
}
