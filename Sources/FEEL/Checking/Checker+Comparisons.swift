import Diagnostics
import FEELSyntax

/// Comparisons: `=`, `<` and their kin, `between`, `in`, ranges.
extension Checker {
    mutating func comparison(
        _ relation: BinaryOperator, _ left: Operand, _ right: Operand, _ span: SourceSpan
    ) -> FEELType {
        if relation == .equal || relation == .notEqual {
            equality(left, right, span)
        } else {
            order(left, right, span)
        }
        return .boolean
    }

    mutating func equality(_ left: Operand, _ right: Operand, _ span: SourceSpan) {
        judge(left.type.equality(with: right.type), left, right, span)
        choices(left, right)
    }

    /// `<` and its kin; false when something was reported.
    @discardableResult
    mutating func order(_ left: Operand, _ right: Operand, _ span: SourceSpan) -> Bool {
        let comparability = left.type.order(with: right.type)
        judge(comparability, left, right, span)
        return comparability == .fine
    }

    private mutating func judge(
        _ comparability: Comparability, _ left: Operand, _ right: Operand, _ span: SourceSpan
    ) {
        let place = place(span)
        switch comparability {
        case .fine: return
        case .differentKinds: report(.comparedKinds(pair(left, right, span), at: place))
        case .unordered(let type): report(.unordered(type, at: place, help: orderHelp(type, left)))
        case .disjointChoices: report(.disjointChoices(pair(left, right, span), at: place))
        case .wrongMeasures:
            let words = "compare \(left.type.description(in: .en)) with \(right.type.description(in: .en))"
            report(.measureMismatch(words, pair(left, right, span), at: place))
        }
    }

    private func orderHelp(_ type: FEELType, _ left: Operand) -> String? {
        switch type {
        case .list: "compare `sum(…)` or `count(…)`, or write `every x in … satisfies …`"
        case .boolean where left.expression?.isOrderComparison == true:
            "write `a < b and b < c`, or `b between a and c`"
        case .null: "ask `… = null` for what is missing"
        default: nil
        }
    }

    /// A literal beside a value that is one of certain choices.
    private mutating func choices(_ left: Operand, _ right: Operand) {
        for (side, other) in [(left, right), (right, left)] {
            guard let choices = side.type.choices, let literal = other.expression else { continue }
            literals(literal, among: choices)
        }
    }

    /// Reports every string literal that the expression may give and that is none of the choices.
    mutating func literals(_ expression: Expression, among choices: [String]) {
        for (text, span) in expression.textLiterals() where !choices.contains(text) {
            report(.notAChoice(text, among: choices, at: place(span)))
        }
    }

    mutating func between(
        _ value: Expression, _ low: Expression, _ high: Expression, _ whole: Expression
    ) -> FEELType {
        let operand = Operand(value, type(of: value))
        let ends = (Operand(low, type(of: low)), Operand(high, type(of: high)))
        if order(operand, ends.0, whole.span) { order(operand, ends.1, whole.span) }
        emptyRange(low, high, whole.span)
        return .boolean
    }

    mutating func interval(_ interval: Expression.Interval, _ whole: Expression) -> FEELType {
        let start = Operand(interval.start, type(of: interval.start))
        let end = Operand(interval.end, type(of: interval.end))
        for side in [start, end] where !side.type.isOrdered && side.type != .null {
            report(.unordered(side.type, at: place(whole.span), help: nil))
            return .range(.any)
        }
        if start.type != .null, end.type != .null { order(start, end, whole.span) }
        emptyRange(interval.start, interval.end, whole.span)
        return .range(start.type.join(end.type))
    }

    mutating func unaryRelation(_ relation: BinaryOperator, _ end: Expression, _ whole: Expression)
        -> FEELType
    {
        let type = type(of: end)
        if relation != .equal, relation != .notEqual, !type.isOrdered, type != .null {
            report(.unordered(type, at: place(whole.span), help: nil))
        }
        return .range(type)
    }

    mutating func membership(_ value: Expression, _ tests: [Expression], _ whole: Expression) -> FEELType {
        let subject = Operand(value, type(of: value))
        for test in tests { self.test(test, of: subject, tests.count == 1 ? whole.span : test.span) }
        return .boolean
    }

    /// A test of `in`, or of a cell that does not mention `?` (DMN §10.3.2.7). `span` is what to underline.
    mutating func test(_ test: Expression, of subject: Operand, _ span: SourceSpan) {
        if case .unaryRelation(let relation, let end) = test.kind {
            _ = comparison(relation, subject, Operand(end, type(of: end)), span)
        } else {
            self.test(Operand(test, type(of: test)), of: subject, span)
        }
    }

    /// The same, once the type of the test is known.
    mutating func test(_ test: Operand, of subject: Operand, _ span: SourceSpan) {
        switch test.type {
        case .range(let point) where !subject.type.isRange:
            contained(subject, in: Operand(test.expression, point), span)
        case .list(let item) where !subject.type.isList:
            member(subject, of: Operand(test.expression, item), span)
        default: equality(subject, test, span)
        }
    }

    private mutating func contained(_ subject: Operand, in range: Operand, _ span: SourceSpan) {
        guard range.type != .null, subject.type != .null else { return }
        order(subject, range, span)
    }

    /// Whether a value can be among the items of a list: another kind is no match, which is false and not
    /// null.
    mutating func member(_ subject: Operand, of list: Operand, _ span: SourceSpan) {
        if let choices = subject.type.choices, let expression = list.expression {
            literals(expression, among: choices)
        }
        if let choices = list.type.choices, let expression = subject.expression {
            literals(expression, among: choices)
        }
        switch subject.type.equality(with: list.type) {
        case .differentKinds where !list.type.isRange && !list.type.isList: neverAmong(subject, list, span)
        case .wrongMeasures: judge(.wrongMeasures, subject, list, span)
        case .disjointChoices: judge(.disjointChoices, subject, list, span)
        default: return
        }
    }

    private mutating func neverAmong(_ subject: Operand, _ list: Operand, _ span: SourceSpan) {
        let words = (subject.type.description(in: .en), FEELType.list(list.type).description(in: .en))
        let message = "\(words.0) is never in \(words.1)"
        report(
            .constantComparison(
                message, at: place(span),
                help: pair(subject, list, span).comparisonHelp ?? "compare values of one kind"))
    }
}

extension FEELType {
    var isRange: Bool { if case .range = self { true } else { false } }
}

extension Expression {
    /// Whether it is itself one of `<`, `<=`, `>`, `>=`: chained comparisons.
    var isOrderComparison: Bool {
        guard case .binary(let relation, _, _) = kind else { return false }
        return [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(relation)
    }

    /// The string literals that are this expression's value or an item of it, through the branches of `if`.
    func textLiterals(depth: Int = 0) -> [(text: String, span: SourceSpan)] {
        guard depth < 64 else { return [] }
        switch kind {
        case .string(let text): return [(text, span)]
        case .conditional(_, let then, let otherwise):
            return then.textLiterals(depth: depth + 1) + otherwise.textLiterals(depth: depth + 1)
        case .list(let items): return items.flatMap { $0.textLiterals(depth: depth + 1) }
        default: return []
        }
    }
}
