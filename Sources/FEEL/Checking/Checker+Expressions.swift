import Diagnostics
import FEELSyntax

/// Each kind of node, one line each.
extension Checker {
    mutating func infer(_ expression: Expression) -> FEELType {
        switch expression.kind {
        case .null: .null
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .at(let text): atLiteral(text, expression.span)
        case .name(let name): self.name(name, expression.span)
        case .negation(let operand): negation(operand, expression)
        case .binary: binary(expression)
        case .between(let value, let low, let high): between(value, low, high, expression)
        case .membership(let value, let tests): membership(value, tests, expression)
        case .unaryRelation(let relation, let end): unaryRelation(relation, end, expression)
        case .instanceOf(let value, let type): instanceOf(value, type, expression)
        case .path(let base, let name, let span): path(base, name, span)
        case .filter(let base, let condition): filter(base, condition)
        case .call(let callee, let arguments): call(callee, arguments, expression)
        case .interval(let interval): self.interval(interval, expression)
        case .list(let items): list(items)
        case .context(let entries): context(entries)
        case .function(let function): self.function(function)
        case .conditional(let condition, let then, let otherwise): conditional(condition, then, otherwise)
        case .iteration(let iterators, let yields): iteration(iterators, yields)
        case .quantified(_, let iterators, let condition): quantified(iterators, condition)
        }
    }

    private mutating func name(_ name: String, _ span: SourceSpan) -> FEELType {
        if let type = lookUp(name) { return type }
        if scope.builtins[name].isEmpty {
            let known = namesInView
            report(.unknownName(name, known: known, at: place(span)))
            if let meant = nearestName(to: name, among: known) { _ = lookUp(meant) }
        }
        return .any
    }

    /// `@"…"`: the form of the text says which kind it is (DMN §10.3.2.3).
    private mutating func atLiteral(_ text: String, _ span: SourceSpan) -> FEELType {
        switch TemporalLiteral.parse(text) ?? text.withoutZoneName.flatMap(TemporalLiteral.parse) {
        case .date: return .date
        case .dateTime: return .dateTime
        case .time: return .time
        case .dayTimeDuration: return .dayTimeDuration
        case .yearMonthDuration: return .yearMonthDuration
        case nil:
            report(.temporalLiteral(text, nil, at: place(span)))
            return .any
        }
    }

    private mutating func instanceOf(_ value: Expression, _ type: TypeReference, _ whole: Expression)
        -> FEELType
    {
        _ = self.type(of: value)
        _ = written(type, whole.span)
        return .boolean
    }

    /// The type that a text names; an unknown one is reported and counts as `any`.
    mutating func written(_ reference: TypeReference, _ span: SourceSpan) -> FEELType {
        if let type = FEELType(reference, named: { scope.namedTypes[$0] }) { return type }
        var unknown: [String] = []
        _ = FEELType(reference) { name in
            if let type = scope.namedTypes[name] { return type }
            unknown.append(name)
            return .any
        }
        for name in unknown {
            report(
                .unknownType(name, known: Array(FEELType.basic.keys) + scope.namedTypes.keys, at: place(span))
            )
        }
        return .any
    }
}

extension String {
    /// The text up to the name of a time zone. Which zones there are is known only where a policy is applied.
    var withoutZoneName: Substring? {
        firstIndex(of: "@").map { self[..<$0] }
    }
}
