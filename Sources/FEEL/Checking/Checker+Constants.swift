import Diagnostics
import FEELSyntax

/// Comparisons that hold for every value or for none.
extension Checker {
    /// `x = "a" and x = "b"` never holds; `x != "a" or x != "b"` always does.
    mutating func fixedChain(_ operation: BinaryOperator, _ whole: Expression) {
        guard let relation = operation.exclusiveRelation else { return }
        var seen: [String: String] = [:]
        for part in whole.parts(of: operation) {
            guard case .binary(relation, let subject, let value) = part.kind,
                let name = subject.reference, let literal = value.textLiteral
            else { continue }
            if let other = seen[name], other != literal {
                fixedChain(operation, name, whole)
                return
            }
            seen[name] = literal
        }
    }

    private mutating func fixedChain(_ operation: BinaryOperator, _ name: String, _ whole: Expression) {
        let help =
            operation == .and
            ? "use `or`, or `\(name) in (…, …)`" : "use `and`, or `not(\(name) in (…, …))`"
        let message =
            operation == .and
            ? "`\(name)` cannot be two values at once, so this never holds"
            : "`\(name)` always differs from one of the two, so this always holds"
        report(.constantComparison(message, at: place(whole.span), help: help))
    }

    /// A condition that is written as `true` or `false`.
    mutating func constant(_ condition: Expression) {
        guard case .boolean(let value) = condition.kind else { return }
        report(.constantCondition(value, at: place(condition.span)))
    }

    /// A range whose ends are literals the wrong way round.
    mutating func emptyRange(_ low: Expression, _ high: Expression, _ span: SourceSpan) {
        guard let first = Bound(low), let second = Bound(high), first.isAbove(second) else { return }
        let message = "no value lies between `\(first.text)` and `\(second.text)`"
        report(.constantComparison(message, at: place(span), help: "give the smaller end first"))
    }
}

/// An end of a range that is a literal: a number, negative or not, or a date.
private struct Bound {
    private enum Value {
        case number(Number)
        case date(CalendarDate)
    }

    private let value: Value
    /// As written.
    let text: String

    init?(_ expression: Expression) {
        switch expression.kind {
        case .at(let literal):
            guard let date = CalendarDate(literal) else { return nil }
            self.init(.date(date), literal)
        case .number(let digits): self.init(digits: digits)
        case .negation(let operand):
            guard case .number(let digits) = operand.kind else { return nil }
            self.init(digits: "-" + digits)
        default: return nil
        }
    }

    private init?(digits: String) {
        guard let number = Number(text: digits) else { return nil }
        self.init(.number(number), digits)
    }

    private init(_ value: Value, _ text: String) {
        self.value = value
        self.text = text
    }

    func isAbove(_ other: Bound) -> Bool {
        switch (value, other.value) {
        case (.number(let mine), .number(let other)): mine > other
        case (.date(let mine), .date(let other)): mine > other
        default: false
        }
    }
}

extension BinaryOperator {
    /// The comparison of which two in one chain exclude each other.
    fileprivate var exclusiveRelation: BinaryOperator? {
        switch self {
        case .and: .equal
        case .or: .notEqual
        default: nil
        }
    }
}

extension Expression {
    /// The operands of a chain of one operator.
    fileprivate func parts(of operation: BinaryOperator) -> [Expression] {
        var parts: [Expression] = []
        var rest = self
        while case .binary(operation, let left, let right) = rest.kind {
            parts.append(right)
            rest = left
        }
        return [rest] + parts.reversed()
    }

    /// `item.category` as text, if the expression is nothing but a name and a path from it.
    fileprivate var reference: String? {
        var names: [String] = []
        var rest = self
        while case .path(let base, let name, _) = rest.kind {
            names.append(name)
            rest = base
        }
        guard case .name(let first) = rest.kind else { return nil }
        return ([first] + names.reversed()).joined(separator: ".")
    }
}
