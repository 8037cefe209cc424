import FEEL
import Provisions

/// A result of the policy over a batch.
struct OutputColumn: Sendable {
    /// Its number among the plan's outputs.
    let index: Int
    let output: Output
    /// Of the output `binding: of`, which ids stand in it; nil for every other.
    let ids: [IDColumn]?
    let value: Operand

    var isMoney: Bool { output.type == .money }
}

/// An id that is named in the rows where a narrow register is 1.
struct IDColumn: Sendable {
    let id: String
    let register: Int

    /// Whether an id is written as it is, in CSV as in JSON.
    static func isPlain(_ id: String) -> Bool {
        id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x2C && $0 != 0x5C }
    }
}

/// How an amount came to its value.
struct AmountColumns: Sendable {
    let computed: Operand
    let bounded: Operand
    /// Beside the bounds, `at_most` first: the figure, and where it applies.
    let limits: [(figure: Operand, applies: Operand)?]
    /// Where the amount was worked out, and not replaced.
    var isComputed: Operand
}

extension ColumnCompiler {
    mutating func compileOutput(_ index: Int) throws(NotColumnar) {
        let planned = plan.outputs[index]
        let output = planned.output
        if case .binding(let of) = planned.rule { return try compileBinding(planned, index, of: of) }
        let applies = try appliesByEligibility(planned)
        let when = try planned.when.map { when throws(NotColumnar) in try condition(when) }
        let isMet = when?.present ?? writer.truth(true)
        writer.markOdd(writer.bits(when.flatMap { writer.faults(of: $0) }, where: applies))
        // Where nobody knows whether it applies, it waits for that.
        let open = when.flatMap { writer.waiting(of: $0) }
        let isAsked = when.map { isKnown($0) } ?? writer.truth(true)
        let computes = writer.both(writer.both(applies, isAsked), isMet)
        var raw = computes.constant == 0 ? writer.null() : try ruleWhereItApplies(planned, index, computes)
        if let rounding = output.rounding, raw.type != .null {
            raw = try rounded(raw, to: rounding.step, rounding.mode)
        }
        raw = settled(try typed(raw, output, where: computes), where: computes)
        amounts[index]?.isComputed = computes
        let isLeftOut = writer.both(writer.both(applies, isAsked), writer.not(isMet))
        let otherwise = try replacement(planned.notApplicable, where: isLeftOut)
        var inner = try choose(isMet, raw, otherwise)
        if let open { inner = try choose(isAsked, inner, writer.waiting(as: open)) }
        var value = try choose(
            applies, inner, try replacement(planned.ineligible, where: writer.not(applies)))
        if planned.dependsOnEligibility, let isUndetermined {
            let other = try planned.undetermined.map { _ throws(NotColumnar) in
                try replacement(planned.undetermined, where: isUndetermined)
            }
            value = try choose(isUndetermined, other ?? writer.waitingEverywhere(as: Absence.unknown), value)
        }
        if output.isResult { checkWaiting(value) }
        operands[planned.slot] = value
        try checkEnsure(planned, where: writer.not(isLeftOut))
        if output.isResult {
            outputs.append(OutputColumn(index: index, output: output, ids: nil, value: value))
        }
    }

    /// Where the outcome of eligibility lets the output be worked out.
    private mutating func appliesByEligibility(_ planned: PlannedOutput) throws(NotColumnar) -> Operand {
        guard planned.dependsOnEligibility else { return writer.truth(true) }
        guard let isEligible else { throw .waits(for: "eligibility") }
        if planned.ineligible != nil { return isEligible }
        return isUndetermined.map { writer.not($0) } ?? writer.truth(true)
    }

    /// A result that waits is null; the full way says for what, where that is not said by the tests.
    private mutating func checkWaiting(_ value: Operand) {
        writer.markOdd(plan.policy.hasEligibility ? writer.lacking(of: value) : writer.waiting(of: value))
    }

    /// Rows in which an operation had no result are odd where the result counts; what then lacks a value is null, or waits
    /// for one.
    private mutating func settled(_ operand: Operand, where condition: Operand) -> Operand {
        guard operand.isFault else { return operand }
        guard operand.waits != .never else {
            writer.markOdd(writer.bits(operand.absence, where: condition))
            return operand.present
        }
        writer.markOdd(writer.bits(writer.nulls(of: operand), where: condition))
        var result = operand
        (result.absence, result.waits, result.isFault) = (writer.waiting(of: operand), .only, false)
        return result
    }

    private mutating func replacement(_ value: PlannedValue?, where condition: Operand) throws(NotColumnar)
        -> Operand
    {
        guard let value, condition.constant != 0 else { return writer.null() }
        return settled(try self.value(value), where: condition)
    }

    private mutating func checkEnsure(_ planned: PlannedOutput, where condition: Operand) throws(NotColumnar)
    {
        for ensure in planned.ensure {
            let outcome = try self.condition(ensure)
            writer.markOdd(writer.bits(writer.faults(of: outcome), where: condition))
            let broken = writer.both(writer.both(writer.not(outcome.present), isKnown(outcome)), condition)
            if broken.constant != 0 { writer.markOdd(broken.register) }
        }
    }

    /// Where a value does not wait.
    mutating func isKnown(_ operand: Operand) -> Operand {
        guard let waiting = writer.waiting(of: operand) else { return writer.truth(true) }
        return writer.not(writer.operand(.boolean, writer.plain(waiting)))
    }

    /// A rule that columns cannot work out makes odd the rows to which it applies, and only those.
    private mutating func ruleWhereItApplies(_ planned: PlannedOutput, _ index: Int, _ computes: Operand)
        throws(NotColumnar) -> Operand
    {
        do {
            return try rule(planned, index)
        } catch {
            guard computes.constant == nil, planned.when != nil else { throw error }
            writer.space = 0
            exceptions.append(error)
            return writer.faultEverywhere()
        }
    }

    private mutating func rule(_ planned: PlannedOutput, _ index: Int) throws(NotColumnar) -> Operand {
        switch planned.rule {
        case .formula(let formula): return try expression(formula.tree)
        case .amount(let amount): return try compile(amount, index)
        case .table(let table): return try compile(table)
        case .scale(let scale): return try compile(scale)
        case .binding, .byRecord: throw .construct
        }
    }

    /// Held to the declared type.
    private mutating func typed(_ operand: Operand, _ output: Output, where condition: Operand)
        throws(NotColumnar) -> Operand
    {
        switch (output.type, operand.type) {
        case (_, .null), (.number, .number), (.money, .number), (.rate, .number),
            (.number, .decimal), (.money, .decimal), (.rate, .decimal), (.boolean, .boolean),
            (.date, .date), (.string, .choice), (.open, _):
            return operand
        case (.integer, .number(let scale)):
            guard scale > 0 else { return operand }
            guard let power = ColumnWriter.power(of: scale) else { throw .places }
            let broken = writer.narrow()
            writer.emit(.isIndivisible, to: broken, operand.register, figure: power)
            writer.markOdd(writer.bits(broken, where: condition))
            return operand
        case (.choice(let choices), .choice): return try recoded(operand, to: choices.map(\.id))
        default: throw .type(output.name)
        }
    }

    // MARK: - Amounts

    private mutating func compile(_ planned: PlannedAmount, _ index: Int) throws(NotColumnar) -> Operand {
        var value = try number(planned.base)
        if let rate = planned.rate { value = try product(value, try number(rate)) }
        if let rounding = planned.amount.roundBase {
            value = try rounded(value, to: rounding.step, rounding.mode)
        }
        let computed = value
        var limits: [(figure: Operand, applies: Operand)?] = []
        for (bounds, operation) in [(planned.atMost, ColumnOperation.lesser), (planned.atLeast, .greater)] {
            for bound in bounds {
                let limit = try limit(bound)
                limits.append(limit)
                if let limit { value = try cut(value, limit, operation) }
            }
        }
        amounts[index] = AmountColumns(
            computed: computed, bounded: value, limits: limits, isComputed: writer.truth(true))
        guard let rounding = planned.amount.round else { return value }
        return try rounded(value, to: rounding.step, rounding.mode)
    }

    private mutating func number(_ planned: PlannedExpression) throws(NotColumnar) -> Operand {
        var operand = try expression(planned.tree)
        guard operand.type.isNumeric else { throw .mixedTypes }
        pass([operand], to: &operand)
        return operand
    }

    /// The figure of a bound and where it binds; nil where it never does.
    private mutating func limit(_ bound: PlannedAmount.Bound) throws(NotColumnar) -> (Operand, Operand)? {
        var applies = writer.truth(true)
        if let condition = bound.appliesIf {
            let operand = try self.condition(condition)
            writer.markOdd(operand.absence)
            applies = operand.present
        }
        let figure = try value(bound.value)
        if figure.type == .null || applies.constant == 0 { return nil }
        guard figure.type.isNumeric else { throw .mixedTypes }
        if figure.isFault { return (settled(figure, where: applies), applies) }
        guard let absence = writer.nulls(of: figure) else { return (figure, applies) }
        let isThere = writer.not(writer.operand(.boolean, absence))
        var there = figure
        (there.absence, there.waits) = (writer.waiting(of: figure), .only)
        return (there, writer.both(applies, isThere))
    }

    private mutating func cut(
        _ value: Operand, _ limit: (figure: Operand, applies: Operand), _ operation: ColumnOperation
    ) throws(NotColumnar) -> Operand {
        let (a, b) = try united(value, limit.figure)
        if a.type == .decimal {
            let isWithin = decimalTruth(
                .isDecimalLessOrEqual, operation == .lesser ? a : b, operation == .lesser ? b : a)
            var bounded = try choose(isWithin, a.present, b.present)
            cut(&bounded, a, b)
            return try choose(limit.applies, bounded, a)
        }
        var result = writer.operand(a.type, writer.wide())
        writer.emit(operation, to: result.register, a.register, b.register)
        cut(&result, a, b)
        return try choose(limit.applies, result, a)
    }

    /// A bound that waits leaves open what it cuts.
    private mutating func cut(_ result: inout Operand, _ value: Operand, _ bound: Operand) {
        (result.absence, result.isFault) = (value.absence, value.isFault)
        (result.waits, result.inputs) = (value.waits, value.inputs)
        guard let waiting = writer.waiting(of: bound) else { return }
        result.absence = writer.or(writer.absence(of: value), waiting)
        result.waits = value.onlyWaits ? .only : .perhaps
        result.inputs = inputs(of: [value, bound])
    }

    // MARK: - Binding ids

    private mutating func compileBinding(_ planned: PlannedOutput, _ index: Int, of amount: Int)
        throws(NotColumnar)
    {
        guard !planned.dependsOnEligibility, planned.when == nil else { throw .construct }
        let ids = try bindingIDs(of: amount)
        guard planned.output.isResult else { return }
        outputs.append(OutputColumn(index: index, output: planned.output, ids: ids, value: writer.null()))
    }

    /// What decided an amount: the base and rate where no bound cut it, and every bound that it equals.
    mutating func bindingIDs(of index: Int) throws(NotColumnar) -> [IDColumn] {
        guard operands[plan.outputs[index].slot] != nil, case .amount(let planned) = plan.outputs[index].rule
        else { throw .waits(for: plan.outputs[index].output.name) }
        // One that is never worked out names nothing.
        guard let columns = amounts[index] else { return [] }
        var ids: [IDColumn] = []
        let isComputed = writer.both(columns.isComputed, isKnown(columns.bounded))
        let uncut = try equal(columns.computed, columns.bounded, where: isComputed)
        for name in [planned.amount.base.marking.name, planned.amount.rate?.marking.name].compactMap({ $0 }) {
            if let uncut { ids.append(IDColumn(id: name, register: uncut)) }
        }
        for (bound, limit) in zip(planned.atMost + planned.atLeast, columns.limits) {
            guard let name = bound.bound.marking.name, let limit else { continue }
            let condition = writer.both(isComputed, limit.applies)
            if let register = try equal(limit.figure, columns.bounded, where: condition) {
                ids.append(IDColumn(id: name, register: register))
            }
        }
        return ids
    }

    private mutating func equal(_ a: Operand, _ b: Operand, where condition: Operand) throws(NotColumnar)
        -> Int?
    {
        let (left, right) = try united(a.present, b.present)
        let result = writer.both(
            left.register == right.register ? writer.truth(true) : same(left, right), condition)
        return result.constant == 0 ? nil : result.register
    }
}
