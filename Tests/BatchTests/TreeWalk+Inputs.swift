import FEEL
import FEELSyntax
import Provisions

extension TreeWalk {
    /// What the record says, else what the policy says of its absence.
    func value(of input: Input) -> Datum {
        if let completed = world.completion[input.name] { return completed }
        let value: Datum
        switch world.states[input.name] ?? .absent {
        case .given(let datum, _): value = datum
        // "As null is": an input that may have no value takes a null for that, and not for its default.
        case .null: value = absent(input, useDefault: !input.mayBeUnknown && !input.isOptional)
        case .absent: value = absent(input, useDefault: true)
        }
        guard let allowed = input.allowed, value != .null, !value.isUnknown else { return value }
        let passes = passes(value, trees.cell(allowed))
        return passes.truth == true || passes.isUnknown ? value : bad()
    }

    private func absent(_ input: Input, useDefault: Bool) -> Datum {
        if useDefault, let value = input.defaultValue { return walk(value) }
        if let condition = input.requiredIf {
            let isRequired = walk(condition)
            if isRequired.isUnknown { return isRequired }
            guard isRequired.truth == true else { return .null }
        }
        if let bit = unknowable.firstIndex(where: { $0.name == input.name }) { return .unknown([bit]) }
        return input.isOptional ? .null : bad()
    }

    /// A record that is not what the policy asks for is not decided.
    private func bad() -> Datum {
        world.hasBadInput = true
        world.failures += 1
        return .unknown([Self.failed])
    }

    // MARK: - Parameters

    func referenceDate() -> Datum {
        guard let text = policy.referenceDate ?? policy.inForce?.on else { return .null }
        let date = walk(text)
        if date.day == nil, !date.isUnknown { world.failures += 1 }
        return date
    }

    func parameter(_ index: Int) -> Datum {
        let parameter = policy.parameters[index]
        if parameter.values.count == 1, parameter.values[0].from == nil { return parameter.values[0].value }
        let date = date(for: parameter)
        if date.isUnknown { return date }
        return valueInForce(parameter, on: date)?.value ?? .unknown([Self.firstParameter + index])
    }

    private func date(for parameter: Parameter) -> Datum {
        parameter.on.map(walk) ?? value(of: WalkedTrees.referenceDate)
    }

    /// The latest of the values that have begun.
    private func valueInForce(_ parameter: Parameter, on date: Datum) -> Parameter.DatedValue? {
        guard let day = date.day else { return nil }
        return parameter.values.filter { $0.from.map { $0 <= day } ?? true }.max {
            ($0.from ?? day) < ($1.from ?? day)
        }
    }

    // MARK: - Scales

    func scale(_ scale: BracketScale) -> Datum {
        guard let base = number(walk(scale.base)) else { return .null }
        if base.isUnknown { return base }
        let table = value(of: scale.brackets.text)
        if table.isUnknown { return table }
        guard let base = base.number, case .list(let rows) = table else { return refuse("a scale") }
        let brackets = rows.map(WalkedBracket.init)
        guard let position = brackets.firstIndex(where: { $0.holds(base) }) else { return fail() }
        switch (scale.gives, scale.mode) {
        case (.rate, _): return .number(brackets[position].figure)
        case (.quickDeduction, .marginal):
            return WalkedBracket.deduction(Array(brackets[...position])).map { .number($0) } ?? fail()
        case (.amount, .whole):
            return base.multiplied(by: brackets[position].figure).map { .number($0) } ?? fail()
        case (.amount, .marginal):
            return WalkedBracket.total(base, Array(brackets[...position])).map { .number($0) } ?? fail()
        default: return refuse("\(scale)")
        }
    }

    /// A number, an unknown; nil after a failure for everything else.
    func number(_ value: Datum) -> Datum? {
        if value.isUnknown || value.number != nil { return value }
        world.failures += 1
        return nil
    }
}

/// A row of a progressive scale.
struct WalkedBracket {
    let end: Number?
    let isEndIncluded: Bool
    let figure: Number

    init(_ row: Datum) {
        end = row["upto"]?.number ?? row["below"]?.number
        isEndIncluded = row["below"] == nil
        figure = row["rate"]?.number ?? row["amount"]?.number ?? .zero
    }

    func holds(_ base: Number) -> Bool {
        end.map { isEndIncluded ? base <= $0 : base < $0 } ?? true
    }

    /// Slice by slice, each at its own rate. A base of so many digits that a product is rounded is taken as the document's
    /// quick deduction has it, in one product: the last digit depends on it.
    static func total(_ base: Number, _ brackets: [WalkedBracket]) -> Number? {
        let isLong =
            base.rounded(toScale: 9, .down) != base || base.magnitude > Number(1_000_000_000_000_000_000)
        return isLong ? deducted(base, brackets) : sliced(base, brackets)
    }

    private static func sliced(_ base: Number, _ brackets: [WalkedBracket]) -> Number? {
        var (sum, start) = (Number.zero, Number.zero)
        for (index, bracket) in brackets.enumerated() {
            let end = index == brackets.count - 1 ? base : bracket.end ?? base
            guard let slice = end.subtracting(start)?.multiplied(by: bracket.figure),
                let next = sum.adding(slice)
            else { return nil }
            (sum, start) = (next, end)
        }
        return sum
    }

    private static func deducted(_ base: Number, _ brackets: [WalkedBracket]) -> Number? {
        guard let deduction = deduction(brackets) else { return nil }
        return brackets.last.flatMap { base.multiplied(by: $0.figure) }?.subtracting(deduction)
    }

    /// What the rate of the last bracket takes too much of the slices below (速算扣除数).
    static func deduction(_ brackets: [WalkedBracket]) -> Number? {
        var deduction = Number.zero
        for (lower, upper) in zip(brackets, brackets.dropFirst()) {
            guard let step = upper.figure.subtracting(lower.figure),
                let part = lower.end?.multiplied(by: step), let next = deduction.adding(part)
            else { return nil }
            deduction = next
        }
        return deduction
    }
}
