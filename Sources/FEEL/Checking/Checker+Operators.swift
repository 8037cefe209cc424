import Diagnostics
import FEELSyntax

/// A side of an operator: what stands there and what type it has. The value under test in a cell stands
/// nowhere.
struct Operand {
    let expression: Expression?
    let type: FEELType

    init(_ expression: Expression?, _ type: FEELType) {
        self.expression = expression
        self.type = type
    }
}

/// Arithmetic and logic.
extension Checker {
    /// An infix operator. Chains such as `a + b + c …` nest to the left, as deep as they are long: they are
    /// walked in a loop, not by recursion.
    mutating func binary(_ expression: Expression) -> FEELType {
        var chain: [(operation: BinaryOperator, right: Expression, whole: Expression)] = []
        var left = expression
        while case .binary(let operation, let next, let right) = left.kind {
            chain.append((operation, right, left))
            left = next
        }
        var type = type(of: left)
        for (index, link) in chain.enumerated().reversed() {
            let right = Operand(link.right, self.type(of: link.right))
            type = binary(link.operation, Operand(left, type), right, link.whole)
            if index == 0 || chain[index - 1].operation != link.operation {
                fixedChain(link.operation, link.whole)
            }
            left = link.whole
        }
        return type
    }

    private mutating func binary(
        _ operation: BinaryOperator, _ left: Operand, _ right: Operand, _ whole: Expression
    ) -> FEELType {
        switch operation {
        case .and, .or: logic(operation, left, right)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            comparison(operation, left, right, whole.span)
        case .add, .subtract, .multiply, .divide, .power: arithmetic(operation, left, right, whole)
        }
    }

    private mutating func arithmetic(
        _ operation: BinaryOperator, _ left: Operand, _ right: Operand, _ whole: Expression
    ) -> FEELType {
        if operation == .divide, right.expression?.isZero == true {
            report(.divisionByZero(at: place(right.expression?.span ?? whole.span)))
            return .any
        }
        switch left.type.result(of: operation, with: right.type) {
        case .type(let type): return type
        case .wrongKinds:
            report(.operandKinds(operation, pair(left, right, whole.span), at: place(whole.span)))
        case .wrongMeasures: measureMismatch(operation, left, right, whole)
        }
        return .any
    }

    private mutating func measureMismatch(
        _ operation: BinaryOperator, _ left: Operand, _ right: Operand, _ whole: Expression
    ) {
        let words = operation.phrase(left.type.description(in: .en), right.type.description(in: .en))
        report(
            .measureMismatch(
                words, pair(left, right, whole.span), at: place(whole.span),
                multiplies: operation == .multiply))
    }

    mutating func negation(_ operand: Expression, _ whole: Expression) -> FEELType {
        let type = type(of: operand)
        if let negated = type.negated { return negated }
        report(.negatedKind(type, at: place(whole.span)))
        return .any
    }

    private mutating func logic(_ operation: BinaryOperator, _ left: Operand, _ right: Operand) -> FEELType {
        for side in [left, right] where !side.type.mayBeBoolean {
            guard let expression = side.expression else { continue }
            report(
                .logicOperand(
                    operation.rawValue, side.type, at: place(expression.span), isText: side.type.isText))
        }
        return .boolean
    }

    /// The two sides for a diagnostic.
    func pair(_ left: Operand, _ right: Operand, _ whole: SourceSpan) -> OperandPair {
        OperandPair(
            left: left.type, right: right.type, leftPlace: left.expression.map { place($0.span) },
            rightPlace: place(right.expression?.span ?? whole),
            literal: left.expression?.textLiteral ?? right.expression?.textLiteral)
    }
}

extension FEELType {
    /// Whether a value of the type can be true or false.
    var mayBeBoolean: Bool { isOpen || self == .boolean }
}

extension Expression {
    /// The text of a string literal.
    var textLiteral: String? { if case .string(let text) = kind { text } else { nil } }
    /// Whether it is a literal zero.
    var isZero: Bool {
        if case .number(let digits) = kind { Number(text: digits) == Number(0) } else { false }
    }
}
