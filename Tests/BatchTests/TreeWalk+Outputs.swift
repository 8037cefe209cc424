import FEEL
import FEELSyntax
import Provisions

/// What an amount was before its bounds, within them, and what the bounds came to: for the binding ids.
struct WalkedAmount {
    let computed: Datum
    let bounded: Datum
    let limits: [Datum]
}

extension TreeWalk {
    func value(of output: Output) -> Datum {
        let (value, isApplicable) = valueAndUse(of: output)
        if let mask = value.waitsFor {
            if mask.contains(Self.failed) { return .unknown([Self.failed]) }
            if output.isResult, mask.contains(where: { $0 >= Self.firstParameter }) {
                world.failures += 1
                return .unknown([Self.failed])
            }
        }
        world.values[output.name] = value
        if isApplicable { output.ensure.forEach(check) }
        return value
    }

    /// The value, and whether the output applies.
    private func valueAndUse(of output: Output) -> (Datum, isApplicable: Bool) {
        let otherwise = output.otherwise
        if otherwise.ineligible != nil || otherwise.undetermined != nil,
            let replaced = replacement(otherwise)
        {
            return (replaced, true)
        }
        if let when = output.when {
            let applies = walk(when)
            if applies.isUnknown { return (applies, true) }
            guard let applies = applies.truth else {
                world.failures += 1
                return (.unknown([Self.failed]), false)
            }
            if !applies { return (otherwise.notApplicable.map(walk) ?? .null, false) }
        }
        let failures = world.failures
        let value = conforming(computed(output), to: output.type)
        return (world.failures > failures ? .unknown([Self.failed]) : value, true)
    }

    /// What it is instead, by the outcome of eligibility; nil where it is to be computed.
    private func replacement(_ otherwise: Output.Otherwise) -> Datum? {
        _ = value(of: WalkedTrees.eligibility)
        switch world.eligibility {
        case nil: return .unknown([Self.failed])
        case .eligible: return nil
        case .ineligible: return otherwise.ineligible.map(walk)
        case .undetermined: return otherwise.undetermined.map(walk) ?? .unknown(waitedFor)
        }
    }

    private func computed(_ output: Output) -> Datum {
        let value: Datum
        switch output.rule {
        case .formula(let text): value = walk(text)
        case .amount(let amount): value = self.amount(amount, of: output)
        case .table(let table): value = self.table(table)
        case .scale(let scale): value = self.scale(scale)
        case .binding, .byRecord: value = refuse("\(output.rule)")
        }
        return rounded(value, output.rounding)
    }

    /// An invariant that does not hold, or cannot be worked out, is an error.
    private func check(_ ensure: FEELText) {
        let holds = walk(ensure)
        if holds.truth != true, !holds.isUnknown { world.failures += 1 }
    }

    private func conforming(_ value: Datum, to type: DeclaredType) -> Datum {
        switch (value, type) {
        case (.null, _), (.unknown, _), (.boolean, .boolean), (.date, .date), (.number, .number),
            (.number, .money), (.number, .rate):
            return value
        case (.number(let number), .integer) where number.isInteger: return value
        case (.string(let text), .choice(let choices)) where choices.contains { $0.id == text }: return value
        default:
            world.failures += 1
            return .null
        }
    }

    func rounded(_ value: Datum, _ rounding: Rounding?) -> Datum {
        guard let rounding, let number = value.number else { return value }
        guard let result = number.withoutGuardDigits.rounded(toMultipleOf: rounding.step, rounding.mode)
        else {
            world.failures += 1
            return .null
        }
        return .number(result)
    }

    // MARK: - Amounts

    private func amount(_ amount: Amount, of output: Output) -> Datum {
        let computed = rounded(product(amount), amount.roundBase)
        var (bounded, limits) = (computed, [Datum]())
        for (bound, isCeiling) in amount.atMost.map({ ($0, true) }) + amount.atLeast.map({ ($0, false) }) {
            let limit = limit(bound)
            limits.append(limit)
            if limit.isUnknown {
                bounded = Datum.unknown(among: [bounded, limit]) ?? bounded
            } else if let figure = bounded.number, let bound = limit.number {
                bounded = .number(isCeiling ? min(figure, bound) : max(figure, bound))
            }
        }
        world.amounts[output.name] = WalkedAmount(computed: computed, bounded: bounded, limits: limits)
        return rounded(bounded, amount.round)
    }

    private func product(_ amount: Amount) -> Datum {
        guard let base = number(walk(amount.base.value)) else {
            _ = amount.rate.map { walk($0.value) }
            return .null
        }
        guard let rate = amount.rate else { return base }
        guard let rate = number(walk(rate.value)) else { return .null }
        return operate(.multiply, base, rate)
    }

    private func limit(_ bound: Amount.Bound) -> Datum {
        guard let condition = bound.appliesIf else { return walk(bound.value) }
        let applies = walk(condition)
        if applies.isUnknown { return applies }
        guard let applies = applies.truth else {
            world.failures += 1
            return .null
        }
        return applies ? walk(bound.value) : .null
    }

    // MARK: - Tables

    private func table(_ table: DecisionTable) -> Datum {
        let inputs = table.inputs.map(walk)
        var matching: [DecisionTable.Row] = []
        for row in table.rows {
            let matches = match(row, inputs)
            if matches.isUnknown { return matches }
            if matches == .boolean(true) { matching.append(row) }
            if table.hitPolicy == .first, !matching.isEmpty { break }
        }
        guard let row = matching.first else { return noMatch(table) }
        if table.hitPolicy == .any {
            let values = matching.compactMap { $0.then.first.map(walk) }
            if let first = values.first, values.allSatisfy({ compare(.equal, $0, first).truth == true }) {
                return first
            }
        } else if matching.count == 1 {
            return row.then.first.map(walk) ?? .null
        }
        world.failures += 1
        return .null
    }

    /// One cell that does not match decides, whatever is unknown beside it.
    private func match(_ row: DecisionTable.Row, _ inputs: [Datum]) -> Datum {
        var open: [Datum] = []
        for (cell, input) in zip(row.cells, inputs) {
            let passes = passes(input, trees.cell(cell))
            if passes.isUnknown {
                open.append(passes)
            } else if passes.truth != true {
                return .boolean(false)
            }
        }
        return Datum.unknown(among: open) ?? .boolean(true)
    }

    private func noMatch(_ table: DecisionTable) -> Datum {
        switch table.noMatch {
        case .none: return .null
        case .value(let value): return walk(value)
        case .error:
            world.failures += 1
            return .null
        }
    }
}
