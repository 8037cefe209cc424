/// What is known of names beforehand: which stand for a text, which are functions of the same file, which are booleans.
package struct SettledNames: Sendable {
    /// A function whose calls may be replaced by what it works out.
    package struct Function: Sendable {
        package let parameters: [String]
        package let body: Expression

        package init(parameters: [String], body: Expression) {
            self.parameters = parameters
            self.body = body
        }
    }

    /// Names that mean the same text in every case.
    package var texts: [String: String] = [:]
    package var functions: [String: Function] = [:]
    /// Names whose value is true, false, null or unknown, and whose reading never fails.
    package var booleans: Set<String> = []

    package init() {}
}

extension Expression {
    /// The same expression with what is known beforehand worked in: it has the same value in every case, and fails in the
    /// same cases. Spans stay what they were.
    package func settled(_ names: SettledNames) -> Expression {
        Settling(names: names).expression(self)
    }
}

/// Rewrites trees. Only what the rewriting understands is looked into; the rest stays as it is, and as good.
private struct Settling {
    let names: SettledNames

    func expression(_ tree: Expression) -> Expression {
        switch tree.kind {
        case .name(let name):
            guard let text = names.texts[name] else { return tree }
            return Expression(.string(text), tree.span)
        case .negation(let operand): return Expression(.negation(expression(operand)), tree.span)
        case .binary(let infix, let left, let right): return binary(infix, left, right, tree)
        case .conditional(let condition, let then, let otherwise):
            let condition = expression(condition)
            if case .boolean(let holds) = condition.kind { return expression(holds ? then : otherwise) }
            return Expression(
                .conditional(condition, then: expression(then), otherwise: expression(otherwise)), tree.span)
        case .call(let function, .positional(let arguments)):
            return call(function, arguments.map(expression), tree)
        case .iteration(let iterators, let body) where !hides(iterators):
            return Expression(.iteration(iterators, yields: expression(body)), tree.span)
        default: return tree
        }
    }

    /// Whether a loop's variable has the name of something that is known.
    private func hides(_ iterators: [Expression.Iterator]) -> Bool {
        iterators.contains {
            names.texts[$0.name] != nil || names.functions[$0.name] != nil || names.booleans.contains($0.name)
        }
    }

    private func binary(
        _ infix: BinaryOperator, _ left: Expression, _ right: Expression, _ tree: Expression
    ) -> Expression {
        let (left, right) = (expression(left), expression(right))
        let whole = Expression(.binary(infix, left, right), tree.span)
        switch (infix, left.kind, right.kind) {
        case (.equal, .string(let a), .string(let b)): return Expression(.boolean(a == b), tree.span)
        case (.notEqual, .string(let a), .string(let b)): return Expression(.boolean(a != b), tree.span)
        case (.and, .name(let name), .boolean(let other)) where names.booleans.contains(name):
            return other ? left : right
        case (.or, .name(let name), .boolean(let other)) where names.booleans.contains(name):
            return other ? right : left
        case (.and, .boolean(false), _), (.or, .boolean(true), _): return left
        default: return whole
        }
    }

    /// A function with arguments that cost nothing to look at twice is its body.
    private func call(_ function: Expression, _ arguments: [Expression], _ tree: Expression) -> Expression {
        let plain = Expression(.call(function, .positional(arguments)), tree.span)
        guard case .name(let name) = function.kind, let known = names.functions[name],
            known.parameters.count == arguments.count, arguments.allSatisfy(isPlain)
        else { return plain }
        let bound = Dictionary(zip(known.parameters, arguments)) { first, _ in first }
        return replaced(known.body, by: bound) ?? plain
    }

    private func isPlain(_ argument: Expression) -> Bool {
        switch argument.kind {
        case .name, .string, .number, .boolean: true
        case .path(let base, _, _): isPlain(base)
        default: false
        }
    }

    /// The body with arguments in the place of parameters; nil where it has something that might bind a name.
    private func replaced(_ body: Expression, by bound: [String: Expression]) -> Expression? {
        let inner = { (part: Expression) in self.replaced(part, by: bound) }
        switch body.kind {
        case .name(let name): return bound[name] ?? body
        case .string, .number, .boolean, .null, .at: return body
        case .binary(let infix, let left, let right):
            guard let left = inner(left), let right = inner(right) else { return nil }
            return Expression(.binary(infix, left, right), body.span)
        case .conditional(let condition, let then, let otherwise):
            guard let condition = inner(condition), let then = inner(then), let otherwise = inner(otherwise)
            else { return nil }
            return Expression(.conditional(condition, then: then, otherwise: otherwise), body.span)
        case .call(let function, .positional(let arguments)):
            guard case .name(let name) = function.kind, bound[name] == nil else { return nil }
            let replaced = arguments.compactMap(inner)
            guard replaced.count == arguments.count else { return nil }
            return Expression(.call(function, .positional(replaced)), body.span)
        default: return nil
        }
    }
}
