import FEELSyntax

/// What an expression decides by: the conditions in it, down to those that no `and`, `or` or `not` joins, and its
/// comparisons.
struct Decisions {
    /// A comparison with an order.
    struct Comparison {
        let whole: Expression
        let value: Expression
        /// One limit, or the two ends of a range.
        let limits: [Expression]
    }

    private(set) var conditions: [Expression] = []
    private(set) var comparisons: [Comparison] = []

    /// - Parameter isCondition: whether the whole is a condition that wants an item.
    init(of tree: Expression, isCondition: Bool) { walk(tree, isCondition) }

    private mutating func walk(_ node: Expression, _ decides: Bool) {
        switch node.kind {
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            walk(left, true)
            walk(right, true)
        case .call(let function, .positional(let arguments)) where function.kind == .name("not"):
            for argument in arguments { walk(argument, decides) }
        case .binary(.less, let left, let right), .binary(.lessOrEqual, let left, let right),
            .binary(.greater, let left, let right), .binary(.greaterOrEqual, let left, let right):
            comparisons.append(Comparison(whole: node, value: left, limits: [right]))
            walk(parts: node)
        case .between(let value, let low, let high):
            comparisons.append(Comparison(whole: node, value: value, limits: [low, high]))
            walk(parts: node)
        case .membership(let value, let tests) where tests.count == 1:
            guard case .interval(let interval)? = tests.first?.kind else { return leaf(node, decides) }
            comparisons.append(Comparison(whole: node, value: value, limits: [interval.start, interval.end]))
            walk(parts: node)
        case .conditional(let condition, let then, let otherwise):
            walk(condition, true)
            walk(then, decides)
            walk(otherwise, decides)
        case .filter(let list, let condition):
            walk(list, false)
            walk(condition, condition.kind.isSurelyCondition)
        case .quantified(_, let iterators, let condition):
            if decides { conditions.append(node) }
            for part in iterators.flatMap(\.parts) { walk(part, false) }
            walk(condition, true)
        default: leaf(node, decides)
        }
    }

    private mutating func leaf(_ node: Expression, _ decides: Bool) {
        if case .boolean = node.kind { return }
        if decides { conditions.append(node) }
        walk(parts: node)
    }

    private mutating func walk(parts node: Expression) {
        for part in node.kind.parts { walk(part, false) }
    }
}

extension Expression.Kind {
    /// Nothing that could be a position in a list.
    fileprivate var isSurelyCondition: Bool {
        switch self {
        case .binary(let infix, _, _): ![.add, .subtract, .multiply, .divide, .power].contains(infix)
        case .between, .membership, .instanceOf, .quantified: true
        case .call(let function, _): function.kind == .name("not") || function.kind == .name("list contains")
        default: false
        }
    }
}
