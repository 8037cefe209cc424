import FEEL

/// Decision tables: which rows match, and what the hit policy makes of them (DMN §8.2.8, §8.3).
extension PolicyEvaluator {
    func evaluate(_ planned: PlannedTable) throws(LimitExceeded) -> Value {
        try fillInputs(planned)
        var matches: [Int] = []
        for row in 0..<planned.rows.count {
            switch try match(planned, row) {
            case .unknown(let mask): return .unknown(mask)
            case .yes:
                if planned.isFirstHit { return try value(of: row, planned) }
                matches.append(row)
            case .no: continue
            }
        }
        guard !matches.isEmpty else { return try noMatch(planned) }
        return try answer(matches, planned)
    }

    private func fillInputs(_ planned: PlannedTable) throws(LimitExceeded) {
        for index in planned.inputHandles.indices {
            evaluator[planned.inputSlots[index]] = try evaluator.evaluate(planned.inputHandles[index])
        }
    }

    private enum Match {
        case yes, no
        case unknown(UnknownInputs)
    }

    /// A row matches when every cell is true; a false cell decides, whatever is unknown beside it.
    private func match(_ planned: PlannedTable, _ row: Int) throws(LimitExceeded) -> Match {
        var mask: UnknownInputs?
        for cell in planned.rowStarts[row]..<planned.rowStarts[row + 1] {
            let value = try evaluator.evaluate(planned.cellHandles[cell])
            if value == .true { continue }
            if value.isUnknown {
                mask = (mask ?? UnknownInputs.none).union(value.unknownInputs)
            } else if value.boolean != true {
                return .no
            }
        }
        return mask.map { .unknown($0) } ?? .yes
    }

    /// The rows of a table that match, for the explanation.
    func matchingRows(_ planned: PlannedTable) throws(LimitExceeded) -> [Int] {
        try fillInputs(planned)
        var rows: [Int] = []
        for index in planned.rows.indices { if case .yes = try match(planned, index) { rows.append(index) } }
        return planned.table.hitPolicy == .first ? Array(rows.prefix(1)) : rows
    }

    /// Which rows match and how each cell that asks something comes out, of the rows that have a say: under hit policy F
    /// none behind the first that matches, or of which nobody knows whether it does.
    func observe(_ planned: PlannedTable) throws(LimitExceeded) -> Observation.Table {
        try fillInputs(planned)
        var seen = Observation.Table()
        for (index, row) in planned.rows.enumerated() {
            for (column, cell) in row.cells.enumerated() {
                guard let cell else { continue }
                guard let holds = try evaluator.evaluate(cell.plan).boolean else { continue }
                seen.cells.append((index, column, holds))
            }
            switch try match(planned, index) {
            case .yes: seen.rows.append(index)
            case .no: continue
            case .unknown: if !planned.isFirstHit { continue }
            }
            if planned.isFirstHit { break }
        }
        return seen
    }

    private func noMatch(_ planned: PlannedTable) throws(LimitExceeded) -> Value {
        if let value = planned.noMatch { return try run(value) }
        if case .none = planned.table.noMatch { return .null }
        let inputs = zip(planned.table.inputs, planned.inputSlots).map { ($0.text, datum(of: evaluator[$1])) }
        report(.noMatchingRow(inputs, at: planned.table.place))
        return .null
    }

    private func value(of row: Int, _ planned: PlannedTable) throws(LimitExceeded) -> Value {
        let then = planned.rows[row].then
        if planned.isPlain, let only = planned.rows[row].only { return try run(only) }
        var entries: [(key: String, value: Value)] = []
        for (column, value) in zip(planned.table.columns, then) {
            entries.append((column.name ?? "", try run(value)))
        }
        return heap.context(entries)
    }

    private func values(_ rows: [Int], _ planned: PlannedTable) throws(LimitExceeded) -> [Value] {
        var values: [Value] = []
        for row in rows { values.append(try value(of: row, planned)) }
        return values
    }

    private func answer(_ matches: [Int], _ planned: PlannedTable) throws(LimitExceeded) -> Value {
        switch planned.table.hitPolicy {
        case .first: return try value(of: matches[0], planned)
        case .unique: return try unique(matches, planned)
        case .any: return try any(matches, planned)
        case .priority: return try ranked(matches, planned).first ?? .null
        case .outputOrder: return heap.list(try ranked(matches, planned))
        case .ruleOrder, .collect: return heap.list(try values(matches, planned))
        case .count: return Value(Number(matches.count))
        case .sum: return try folded(matches, planned) { $0.adding($1) }
        case .minimum: return try folded(matches, planned) { $1 < $0 ? $1 : $0 }
        case .maximum: return try folded(matches, planned) { $1 > $0 ? $1 : $0 }
        }
    }

    private func unique(_ matches: [Int], _ planned: PlannedTable) throws(LimitExceeded) -> Value {
        guard matches.count == 1 else {
            report(.severalRows(matches.map { planned.rows[$0].row }, at: planned.table.place))
            return .null
        }
        return try value(of: matches[0], planned)
    }

    private func any(_ matches: [Int], _ planned: PlannedTable) throws(LimitExceeded) -> Value {
        let values = try values(matches, planned)
        guard values.allSatisfy({ heap.equality($0, values[0]).isTrue }) else {
            report(.rowsDisagree(matches.map { planned.rows[$0].row }, at: planned.table.place))
            return .null
        }
        return values[0]
    }

    /// The rows' values, best first by the declared priorities, ties in row order; an undeclared value ranks last.
    private func ranked(_ matches: [Int], _ planned: PlannedTable) throws(LimitExceeded) -> [Value] {
        var order: [Value] = []
        for priority in planned.priorities { order.append(try run(priority)) }
        let values = try values(matches, planned)
        let ranks = values.map { value in order.firstIndex { heap.equality($0, value).isTrue } ?? order.count
        }
        return values.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { values[$0] }
    }

    private func folded(
        _ matches: [Int], _ planned: PlannedTable, _ combine: (Number, Number) -> Number?
    ) throws(LimitExceeded) -> Value {
        let values = try values(matches, planned)
        if let unknown = values.first(where: \.isUnknown) { return unknown }
        var result: Number?
        for value in values {
            guard let number = value.number, let next = result.map({ combine($0, number) }) ?? number else {
                report(.outOfRange(at: planned.table.place))
                return .null
            }
            result = next
        }
        return result.map { Value($0) } ?? .null
    }
}
