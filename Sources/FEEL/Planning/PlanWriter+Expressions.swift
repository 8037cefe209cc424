import Diagnostics
import FEELSyntax

extension PlanWriter {
    /// The register that holds the value of an expression: where it lies already, or a new temporary.
    mutating func value(_ expression: Expression) -> Int {
        if let constant = constantValue(expression) { return constant }
        if case .name(let name) = expression.kind {
            let register = inside(expression.span) { writer in writer.resolve(name) }
            trace(register, expression)
            return register
        }
        let register = allocate()
        write(expression, to: register)
        return register
    }

    /// Writes what puts the value of an expression into a register.
    mutating func write(_ expression: Expression, to target: Int) {
        let mark = top
        inside(expression.span) { writer in
            if let constant = writer.constantValue(expression) {
                writer.move(constant, to: target)
            } else {
                writer.write(expression.kind, to: target)
                writer.trace(target, expression)
            }
        }
        release(to: mark)
    }

    /// The register of an expression that is a constant.
    private mutating func constantValue(_ expression: Expression) -> Int? {
        constant(of: expression).map { constant($0) }
    }

    mutating func trace(_ register: Int, _ expression: Expression) {
        guard isTracing else { return }
        inside(expression.span) { writer in _ = writer.emit(.trace, b: register) }
    }

    /// Runs `body` while instructions come from a span.
    mutating func inside<Result>(_ span: SourceSpan, _ body: (inout PlanWriter) -> Result) -> Result {
        let outer = self.span
        self.span = span
        defer { self.span = outer }
        return body(&self)
    }

    private mutating func write(_ kind: Expression.Kind, to target: Int) {
        switch kind {
        case .null: move(constant(.null), to: target)
        case .boolean(let boolean): move(constant(Value(boolean)), to: target)
        case .number(let text): writeNumber(text, to: target)
        case .string(let text): move(constant(text), to: target)
        case .at(let text): writeAtLiteral(text, to: target)
        case .name(let name): move(resolve(name), to: target)
        case .negation(let operand): writeNegation(operand, to: target)
        case .binary: writeBinary(kind, to: target)
        case .between(let operand, let low, let high): writeBetween(operand, low, high, to: target)
        case .membership(let operand, let tests): writeMembership(operand, tests, to: target)
        case .unaryRelation(let relation, let point): writeRelation(relation, point, to: target)
        case .instanceOf(let operand, let type): writeInstanceOf(operand, type, to: target)
        case .path: writePath(kind, to: target)
        case .filter(let list, let condition): writeFilter(list, condition, to: target)
        case .call(let function, let arguments): writeCall(function, arguments, to: target)
        case .interval(let interval): writeInterval(interval, to: target)
        case .list(let items): writeList(items, to: target)
        case .context(let entries): writeContext(entries, to: target)
        case .function(let function): writeFunction(function, to: target)
        case .conditional(let condition, let then, let otherwise):
            writeConditional(condition, then, otherwise, to: target)
        case .iteration(let iterators, let body): writeIteration(iterators, body, to: target)
        case .quantified(let quantifier, let iterators, let condition):
            writeQuantified(quantifier, iterators, condition, to: target)
        }
    }
}
