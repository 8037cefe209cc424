import Diagnostics

/// Which operators stood outside brackets in a piece of text: an end point of an interval holds arithmetic only.
enum Looseness: Sendable {
    /// Arithmetic, or a single operand.
    case additive
    /// Nothing but one unary relation: `< 10`.
    case relation
    /// A comparison, `and`, `or`.
    case loose
}

extension BinaryOperator {
    /// How tightly the operator binds: 1 loosest. All of them are left-associative, `**` too.
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: Self.comparisonPrecedence
        case .add, .subtract: 4
        case .multiply, .divide: 5
        case .power: 6
        }
    }

    /// The level of `=`, `between` and `in`.
    static let comparisonPrecedence = 3

    /// Whether the operator compares, and may therefore begin a unary relation.
    var isRelation: Bool { precedence == Self.comparisonPrecedence }
}

extension Parser {
    /// `expression`: anything.
    mutating func expression() throws(SyntaxError) -> Expression { try operators(above: 0) }

    /// `additive`: arithmetic, as in an end point or a bound of `between`.
    mutating func additive() throws(SyntaxError) -> Expression { try operators(above: BinaryOperator.comparisonPrecedence) }

    /// An operand that has been read already, from where it starts.
    typealias Read = (operand: Expression, start: Int)

    /// Operands and the operators between them, those that bind tighter than `floor`.
    mutating func operators(above floor: Int, after first: Read? = nil) throws(SyntaxError) -> Expression {
        try descend()
        defer { depth -= 1 }
        var stack = OperatorStack(start: first?.start ?? token.start)
        if let first { stack.operand = first.operand } else { try comparand(&stack, floor) }
        while try tail(&stack, floor) {}
        try reduce(&stack, to: 0)
        looseness = stack.looseness
        guard let result = stack.operand else { throw expectedExpression() }
        return result
    }

    /// Reads what may follow an operand; false when nothing does.
    private mutating func tail(_ stack: inout OperatorStack, _ floor: Int) throws(SyntaxError) -> Bool {
        if let infix = infix, infix.precedence > floor {
            guard !stack.isSealed || infix.precedence < BinaryOperator.comparisonPrecedence else { return false }
            try binary(infix, &stack, floor)
            return true
        }
        guard floor < BinaryOperator.comparisonPrecedence, !stack.isSealed else { return false }
        switch token.keyword {
        case .between: try between(&stack)
        case .in: try membership(&stack)
        default: return false
        }
        return true
    }

    private mutating func binary(
        _ infix: BinaryOperator, _ stack: inout OperatorStack, _ floor: Int
    ) throws(SyntaxError) {
        try reduce(&stack, to: infix.precedence)
        stack.push(infix)
        try advance()
        stack.start = token.start
        if infix.precedence < BinaryOperator.comparisonPrecedence {
            try comparand(&stack, floor)
        } else {
            stack.operand = try operand()
        }
    }

    /// The first operand of a comparison, or a unary relation in its place.
    private mutating func comparand(_ stack: inout OperatorStack, _ floor: Int) throws(SyntaxError) {
        stack.isSealed = false
        guard floor < BinaryOperator.comparisonPrecedence, let relation = infix, relation.isRelation else {
            stack.operand = try operand()
            return
        }
        stack.operand = try unaryRelation(relation)
        stack.isSealed = true
    }

    /// `relation additive`.
    mutating func unaryRelation(_ relation: BinaryOperator) throws(SyntaxError) -> Expression {
        let start = token.start
        try advance()
        let bound = try additive()
        return try node(.unaryRelation(relation, bound), from: start)
    }

    private mutating func between(_ stack: inout OperatorStack) throws(SyntaxError) {
        try reduce(&stack, to: BinaryOperator.comparisonPrecedence)
        guard let value = stack.operand else { throw expectedExpression() }
        try advance()
        let low = try additive()
        try expect(.and, "`and` between the two bounds of `between`")
        let high = try additive()
        stack.replace(with: try node(.between(value, low: low, high: high), from: stack.start))
    }

    private mutating func membership(_ stack: inout OperatorStack) throws(SyntaxError) {
        try reduce(&stack, to: BinaryOperator.comparisonPrecedence)
        guard let value = stack.operand else { throw expectedExpression() }
        try advance()
        let tests = try membershipTests()
        stack.replace(with: try node(.membership(value, tests: tests), from: stack.start))
    }

    /// Joins the pending operators that bind at least as tightly as `precedence`.
    private func reduce(_ stack: inout OperatorStack, to precedence: Int) throws(SyntaxError) {
        while let (left, pending, start) = stack.pop(downTo: precedence) {
            guard let right = stack.operand else { throw expectedExpression() }
            stack.operand = try node(.binary(pending, left, right), from: start)
            stack.start = start
        }
    }

    /// The operator that the token is; nil when it is none.
    private var infix: BinaryOperator? {
        switch token.kind {
        case .symbol(let symbol): BinaryOperator(rawValue: symbol.rawValue)
        case .word where token.keyword == .and: .and
        case .word where token.keyword == .or: .or
        default: nil
        }
    }

    /// The relation that the token is; nil when it is none.
    var relation: BinaryOperator? { infix.flatMap { $0.isRelation ? $0 : nil } }
}

/// Operands that wait for their operator's right side.
private struct OperatorStack {
    private var pending: [(left: Expression, infix: BinaryOperator, start: Int)] = []
    /// The operand read last, and where it starts.
    var operand: Expression?
    var start: Int
    /// The operand is a unary relation, which nothing but `and` and `or` may follow.
    var isSealed = false
    private var hasLooseOperator = false

    init(start: Int) { self.start = start }

    var looseness: Looseness { hasLooseOperator ? .loose : isSealed ? .relation : .additive }

    mutating func push(_ infix: BinaryOperator) {
        guard let operand else { return }
        pending.append((operand, infix, start))
        if infix.precedence <= BinaryOperator.comparisonPrecedence { hasLooseOperator = true }
    }

    mutating func pop(downTo precedence: Int) -> (left: Expression, infix: BinaryOperator, start: Int)? {
        guard let last = pending.last, last.infix.precedence >= precedence else { return nil }
        return pending.popLast()
    }

    /// The operand has become part of a `between` or `in`.
    mutating func replace(with comparison: Expression) {
        operand = comparison
        hasLooseOperator = true
    }
}
