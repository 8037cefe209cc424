import FEELSyntax

/// A tree as an S-expression: every bracket of the grammar is visible.
extension Expression {
    var shape: String {
        switch kind {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let text): text
        case .string(let text): "\"\(text)\""
        case .at(let text): "@\"\(text)\""
        case .name(let name): "‹\(name)›"
        case .negation(let operand): "(- \(operand.shape))"
        case .binary(let infix, let left, let right): "(\(infix.rawValue) \(left.shape) \(right.shape))"
        case .between(let value, let low, let high): "(between \(value.shape) \(low.shape) \(high.shape))"
        case .membership(let value, let tests): "(in \(value.shape) \(tests.shapes))"
        case .unaryRelation(let relation, let bound): "(\(relation.rawValue) \(bound.shape))"
        case .instanceOf(let value, let type): "(instance \(value.shape) \(type.shape))"
        case .path(let value, let name, _): "(. \(value.shape) \(name))"
        case .filter(let value, let condition): "(filter \(value.shape) \(condition.shape))"
        case .call(let function, let arguments): "(call \(function.shape)\(arguments.shape))"
        case .interval(let interval): interval.shape
        case .list(let items): items.isEmpty ? "(list)" : "(list \(items.shapes))"
        case .context(let entries):
            "(context" + entries.map { " (\($0.key): \($0.value.shape))" }.joined() + ")"
        case .function(let function): function.shape
        case .conditional(let condition, let then, let otherwise):
            "(if \(condition.shape) \(then.shape) \(otherwise.shape))"
        case .iteration(let iterators, let body): "(for \(iterators.shape) \(body.shape))"
        case .quantified(let quantifier, let iterators, let condition):
            "(\(quantifier.rawValue) \(iterators.shape) \(condition.shape))"
        }
    }
}

extension [Expression] {
    var shapes: String { map(\.shape).joined(separator: " ") }
}

extension [Expression.Iterator] {
    var shape: String {
        map { "(\($0.name) \($0.domain.shape)\($0.end.map { " .. \($0.shape)" } ?? ""))" }.joined(
            separator: " ")
    }
}

extension Expression.Arguments {
    var shape: String {
        switch self {
        case .positional(let values): values.map { " \($0.shape)" }.joined()
        case .named(let arguments): arguments.map { " (\($0.name): \($0.value.shape))" }.joined()
        }
    }
}

extension Expression.Interval {
    var shape: String {
        "(interval \(startIncluded ? "[" : "(")\(start.shape) \(end.shape)\(endIncluded ? "]" : ")"))"
    }
}

extension Expression.Function {
    var shape: String {
        let list = parameters.map { $0.name + ($0.type.map { ": \($0.shape)" } ?? "") }.joined(
            separator: ", ")
        return "(\(isExternal ? "external" : "function") (\(list)) \(body.shape))"
    }
}

extension TypeReference {
    var shape: String {
        switch self {
        case .named(let name): name
        case .list(let item): "list<\(item.shape)>"
        case .range(let point): "range<\(point.shape)>"
        case .context(let entries):
            "context<\(entries.map { "\($0.name): \($0.type.shape)" }.joined(separator: ", "))>"
        case .function(let parameters, let result):
            "function<\(parameters.map(\.shape).joined(separator: ", "))>->\(result.shape)"
        }
    }
}

extension UnaryTests {
    var shape: String {
        switch kind {
        case .any: "any"
        case .tests(let tests): "(tests \(tests.shapes))"
        case .negated(let tests): "(not \(tests.shapes))"
        }
    }
}
