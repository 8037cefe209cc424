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

    /// Whether the operator joins truth values.
    var isLogical: Bool { precedence < Self.comparisonPrecedence }

    /// Whether the operator compares, and may therefore begin a unary relation.
    var isRelation: Bool { precedence == Self.comparisonPrecedence }
}

extension Parser {
    /// `expression`: anything.
    mutating func expression() throws(SyntaxError) -> Expression { try operators(above: 0) }

    /// `additive`: arithmetic, as in an end point or a bound of `between`.
    mutating func additive() throws(SyntaxError) -> Expression {
        try operators(above: BinaryOperator.comparisonPrecedence)
    }

    /// An operand that has been read already, from where it starts.
    typealias Read = (operand: Expression, start: Int)

    /// Operands and the operators between them, those that bind tighter than `floor`.
    mutating func operators(above floor: Int, after first: Read? = nil) throws(SyntaxError) -> Expression {
        try descend()
        defer { depth -= 1 }
        var stack = OperatorStack(first, or: token.start, floor: floor)
        if first == nil { try comparand(&stack) }
        while try takesInfix(&stack) { try comparand(&stack) }
        return try joined(&stack)
    }

    /// All operators joined, and their looseness noted.
    private mutating func joined(_ stack: inout OperatorStack) throws(SyntaxError) -> Expression {
        try reduce(&stack, to: 0)
        looseness = stack.looseness
        return try taken(stack)
    }

    private func taken(_ stack: OperatorStack) throws(SyntaxError) -> Expression {
        guard let operand = stack.operand else { throw expectedExpression() }
        return operand
    }

    /// Takes the infix operator that stands here, and every `between` and `in` before it; false when there is none.
    private mutating func takesInfix(_ stack: inout OperatorStack) throws(SyntaxError) -> Bool {
        while stack.mayCompare {
            if token.keyword == .between {
                try between(&stack)
            } else if token.keyword == .in {
                try membership(&stack)
            } else {
                break
            }
        }
        guard let infix, infix.precedence > stack.floor, !stack.isSealed || infix.isLogical else {
            return false
        }
        try reduce(&stack, to: infix.precedence)
        stack.push(infix)
        try advance()
        stack.start = token.start
        return true
    }

    /// The operand behind an operator, or a unary relation in its place.
    private mutating func comparand(_ stack: inout OperatorStack) throws(SyntaxError) {
        guard stack.mayRelate, let relation else {
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
        let value = try comparisonOperand(&stack)
        let low = try additive()
        try expect(.and, "`and` between the two bounds of `between`")
        let high = try additive()
        stack.replace(with: try node(.between(value, low: low, high: high), from: stack.start))
    }

    private mutating func membership(_ stack: inout OperatorStack) throws(SyntaxError) {
        let value = try comparisonOperand(&stack)
        let tests = try membershipTests()
        stack.replace(with: try node(.membership(value, tests: tests), from: stack.start))
    }

    /// What stands before `between` or `in`; takes the keyword.
    private mutating func comparisonOperand(_ stack: inout OperatorStack) throws(SyntaxError) -> Expression {
        try reduce(&stack, to: BinaryOperator.comparisonPrecedence)
        try advance()
        return try taken(stack)
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
    /// Only operators that bind tighter are read.
    let floor: Int
    private var pending: [(left: Expression, infix: BinaryOperator, start: Int)] = []
    /// The operand read last, and where it starts.
    var operand: Expression?
    var start: Int
    /// The operand is a unary relation, which nothing but `and` and `or` may follow.
    var isSealed = false
    private var hasLooseOperator = false

    init(_ first: Parser.Read?, or start: Int, floor: Int) {
        self.floor = floor
        operand = first?.operand
        self.start = first?.start ?? start
    }

    var looseness: Looseness { hasLooseOperator ? .loose : isSealed ? .relation : .additive }

    /// Whether the operand may be compared.
    var mayCompare: Bool { floor < BinaryOperator.comparisonPrecedence && !isSealed }

    /// Whether a unary relation may stand here: at the start of a comparison.
    var mayRelate: Bool {
        floor < BinaryOperator.comparisonPrecedence && pending.last.map(\.infix.isLogical) ?? true
    }

    mutating func push(_ infix: BinaryOperator) {
        guard let operand else { return }
        pending.append((operand, infix, start))
        isSealed = false
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
