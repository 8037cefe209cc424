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
        var kinds = [kind]
        while let next = kinds.popLast() {
            if case .name(name) = next { return true }
            kinds += next.parts.map(\.kind)
        }
        return false
    }
}
