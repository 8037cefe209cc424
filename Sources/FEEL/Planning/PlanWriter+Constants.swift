import FEELSyntax

/// Literals, and what is made of literals only: worked out once, when the plan is made.
extension PlanWriter {
    /// The value of an expression that is the same whenever it is evaluated, and in which nothing fails.
    func constant(of expression: Expression) -> Value? {
        switch expression.kind {
        case .null: .null
        case .boolean(let boolean): Value(boolean)
        case .number(let text): Number(text: text).map { Value($0) }
        case .string(let text): heap.string(text)
        case .at(let text): TemporalLiteral.parse(text).map { Value($0) }
        case .negation(let operand): constant(of: operand).flatMap { heap.opposite($0) }.flatMap(certain)
        case .list(let items): constants(items).map { heap.list($0) }
        case .interval(let interval): constant(of: interval)
        default: nil
        }
    }

    private func certain(_ value: Value) -> Value? { value.isNull ? nil : value }

    private func constants(_ expressions: [Expression]) -> [Value]? {
        var values: [Value] = []
        for expression in expressions {
            guard let value = constant(of: expression) else { return nil }
            values.append(value)
        }
        return values
    }

    private func constant(of interval: Expression.Interval) -> Value? {
        guard let start = constant(of: interval.start), let end = constant(of: interval.end),
            Heap.canBound(start, end)
        else { return nil }
        return heap.range(
            RangeParts(
                start: start, startIncluded: interval.startIncluded, end: end,
                endIncluded: interval.endIncluded))
    }

    /// A number with too large an exponent; all others are constants.
    mutating func writeNumber(_ text: String, to target: Int) {
        fail(FEELDiagnostics.noResult, "`\(text)` is too large for a number", to: target)
    }

    /// A text of no temporal form.
    mutating func writeAtLiteral(_ text: String, to target: Int) {
        fail(FEELDiagnostics.invalidText, "`\(text)` is no date, time or duration", to: target)
    }
}

extension Heap {
    /// Whether a range may reach from one value to the other: both null or of one kind that has an order.
    static func canBound(_ start: Value, _ end: Value) -> Bool {
        if start.isNull { return end.isNull || isOrdered(end) }
        return isOrdered(start) && (end.isNull || start.tag == end.tag)
    }
}
