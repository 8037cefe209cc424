import FEEL
import FEELSyntax
import Provisions

/// Decision tables and progressive scales over columns.
extension ColumnCompiler {
    mutating func compile(_ planned: PlannedTable) throws(NotColumnar) -> Operand {
        let table = planned.table
        guard table.hitPolicy == .first || table.hitPolicy == .unique, table.columns.count == 1,
            table.columns.allSatisfy({ $0.name == nil })
        else { throw .hitPolicy }
        let inputs = try planned.inputs.map { input throws(NotColumnar) in try expression(input.tree) }
        var result = try noMatch(planned)
        var matched: Int?
        var repeated: Int?
        for row in planned.rows.reversed() {
            guard let then = row.then.first else { throw .hitPolicy }
            let matches = try self.matches(row, inputs)
            result = try choose(matches.present, try value(then), result)
            if let waiting = writer.waiting(of: matches) {
                // The first row that waits decides, unless one before it matches.
                let isOpen = writer.operand(.boolean, writer.plain(waiting))
                result = try choose(isOpen, writer.waiting(as: waiting), result)
                if table.hitPolicy != .first { writer.markOdd(waiting) }
            }
            guard table.hitPolicy == .unique else { continue }
            let bits = matches.constant == 0 ? nil : matches.register
            repeated = writer.or(repeated, writer.and(matched, bits))
            matched = writer.or(matched, bits)
        }
        if let repeated { result.fault(where: writer.or(result.absence, repeated)) }
        return result
    }

    private mutating func noMatch(_ planned: PlannedTable) throws(NotColumnar) -> Operand {
        switch planned.table.noMatch {
        case .none: return writer.null()
        case .value:
            guard let value = planned.noMatch else { return writer.null() }
            return try self.value(value)
        case .error:
            var fault = writer.null()
            fault.isFault = true
            return fault
        }
    }

    /// Rows of the batch for which all cells of a table's row hold.
    private mutating func matches(_ row: PlannedTable.Row, _ inputs: [Operand]) throws(NotColumnar) -> Operand
    {
        var result = writer.truth(true)
        for (cell, input) in zip(row.cells, inputs) {
            guard let cell else { continue }
            let outcome = try tests(cell.tests, of: input)
            writer.markOdd(writer.faults(of: outcome))
            var known = outcome.present
            if outcome.waits != .never {
                (known.absence, known.waits) = (writer.waiting(of: outcome), .only)
                known.constant = nil
            }
            let isPlain = result.waits == .never && known.waits == .never
            result = isPlain ? writer.both(result, known) : kleene(isAnd: true, result, known)
        }
        return result
    }

    // MARK: - Scales

    mutating func compile(_ planned: PlannedScale) throws(NotColumnar) -> Operand {
        var base = try expression(planned.base.tree)
        guard case .number = base.type else { throw .mixedTypes }
        let (waiting, missing) = (writer.waiting(of: base), writer.nulls(of: base))
        base = base.present
        base.fault(where: missing)
        guard let columns = parameters[plan.parameters[planned.parameter].slot] else {
            throw .waits(for: plan.parameters[planned.parameter].parameter.name)
        }
        // Without a value on the day.
        var result = writer.waitingEverywhere(as: Absence.waiting)
        for (number, position) in columns.positions.enumerated() {
            guard let position, columns.planned.tables.indices.contains(position) else { continue }
            let value = try self.value(of: base, columns.planned.tables[position], planned.scale)
            guard let register = columns.position else {
                result = value
                break
            }
            let here = same(
                writer.operand(.choice([]), register),
                writer.operand(.choice([]), writer.constant(.choice([]), Int64(number)).register))
            result = try choose(here, value, result)
        }
        if let absence = writer.or(columns.absence, missing) {
            let waits = result.waits
            result.fault(where: writer.or(writer.plain(absence), writer.absence(of: result)))
            result.waits = waits == .never ? .never : .perhaps
        }
        guard let waiting else { return result }
        let isOpen = writer.operand(.boolean, writer.plain(waiting))
        return try choose(isOpen, writer.waiting(as: waiting), result)
    }

    private mutating func value(of base: Operand, _ table: BracketTable, _ scale: BracketScale)
        throws(NotColumnar) -> Operand
    {
        let bracket = try self.bracket(of: base, table)
        let figures = try lookUp(
            table.brackets.map { .number($0.figure) }, at: bracket.register, absence: nil, lacks: [])
        var result: Operand
        switch (scale.gives, scale.mode) {
        case (.rate, _), (.amount, .amount): result = figures
        case (.quickDeduction, _): result = try deductions(table, bracket)
        case (.amount, .whole): result = try product(base, figures)
        case (.amount, .marginal):
            result = try sum(.subtract, try product(base, figures), try deductions(table, bracket))
        }
        result.fault(where: writer.or(base.absence, writer.or(bracket.absence, result.absence)))
        return result
    }

    private mutating func deductions(_ table: BracketTable, _ bracket: Operand) throws(NotColumnar) -> Operand
    {
        try lookUp(
            table.quickDeductions.map { .number($0) }, at: bracket.register, absence: nil, lacks: [])
    }

    /// The number of the bracket that holds the base; a fault above the last.
    private mutating func bracket(of base: Operand, _ table: BracketTable) throws(NotColumnar) -> Operand {
        let ends = table.brackets.compactMap(\.end)
        guard ends.count >= table.brackets.count - 1, ends == ends.sorted() else { throw .construct }
        var scale = 0
        for end in ends {
            guard let own = end.scale else { throw .places }
            scale = max(scale, own)
        }
        let base = try writer.scaled(base, to: scale)
        guard case .number(let scale) = base.type else { throw .mixedTypes }
        var thresholds: [Int64] = []
        for bracket in table.brackets {
            guard let end = bracket.end else { continue }
            guard let entry = end.entry(atScale: scale), entry > .min else { throw .places }
            thresholds.append(bracket.endIncluded ? entry : entry - 1)
        }
        var result = writer.operand(.choice([]), writer.narrow())
        writer.emit(.countBelow, to: result.register, base.register, try writer.table(thresholds))
        if ends.count == table.brackets.count {
            let above = writer.narrow()
            let entries = table.brackets.map { _ in Int64(0) } + [1]
            writer.emit(.lookUpNarrow, to: above, result.register, try writer.table(entries))
            (result.absence, result.isFault) = (above, true)
        }
        return result
    }
}
