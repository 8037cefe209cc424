import FEELSyntax

/// Cells of decision tables and allowed values (DMN §7.3.4, §8.3.3).
extension PlanWriter {
    /// Writes the tests of a cell; the value under test is in the slot `input`. Says the register of the outcome.
    mutating func tests(_ tests: UnaryTests, input slot: Int) -> Int {
        let input = read(slot)
        frames.append(.locals(["?": NameFrame.Local(register: input, type: scope.type(ofSlot: slot))]))
        defer { frames.removeLast() }
        let column = Column(scope.type(ofSlot: slot))
        let outcome = allocate()
        switch tests.kind {
        case .any: move(constant(.true), to: outcome)
        case .tests(let tests): write(tests, of: input, column, to: outcome)
        case .negated(let tests):
            write(tests, of: input, column, to: outcome)
            emit(.reject, a: outcome, b: outcome)
        }
        return outcome
    }

    private mutating func write(_ tests: [Expression], of input: Int, _ column: Column, to target: Int) {
        writeAny(tests, to: target) { writer, test, result in
            writer.writeCellTest(test, of: input, column, to: result)
        }
    }

    private mutating func writeCellTest(_ test: Expression, of input: Int, _ column: Column, to target: Int) {
        if case .unaryRelation = test.kind { return writeTest(test, of: input, to: target) }
        let mark = top
        inside(test.span) { writer in
            let register = writer.value(test)
            if test.mentions("?") {
                writer.emit(.verdict, a: target, b: register)
            } else {
                writer.emit(.test, flag: Int(column.rawValue), a: target, b: input, c: register)
            }
        }
        release(to: mark)
    }
}

extension Column {
    init(_ type: FEELType) {
        switch type {
        case .boolean: self = .boolean
        case .any, .null: self = .open
        default: self = .other
        }
    }
}

extension Expression {
    /// Whether a name stands anywhere in the expression.
    func mentions(_ name: String) -> Bool {
        if case .name(name) = kind { return true }
        return parts.contains { $0.mentions(name) }
    }

    /// The expressions of which this one is made.
    private var parts: [Expression] {
        switch kind {
        case .null, .boolean, .number, .string, .at, .name: []
        case .negation(let operand), .unaryRelation(_, let operand), .instanceOf(let operand, _): [operand]
        case .path(let base, _, _): [base]
        case .binary(_, let left, let right), .filter(let left, by: let right): [left, right]
        case .between(let operand, let low, let high): [operand, low, high]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .membership(let operand, let tests): [operand] + tests
        case .call(let function, .positional(let values)): [function] + values
        case .call(let function, .named(let named)): [function] + named.map(\.value)
        case .interval(let interval): [interval.start, interval.end]
        case .list(let items): items
        case .context(let entries): entries.map(\.value)
        case .function(let function): [function.body]
        case .iteration(let iterators, let body), .quantified(_, let iterators, satisfies: let body):
            iterators.flatMap { [$0.domain] + [$0.end].compactMap { $0 } } + [body]
        }
    }
}
