package import FEELSyntax

/// Cells of decision tables and allowed values (DMN §7.3.4, §10.3.2.7).
extension Checker {
    /// Checks the tests against the type of the value they are put to, which `?` stands for.
    package mutating func check(_ tests: UnaryTests, input: FEELType) {
        switch tests.kind {
        case .any: return
        case .tests(let tests), .negated(let tests):
            for test in tests { cell(test, Operand(nil, input)) }
        }
    }

    private mutating func cell(_ test: Expression, _ input: Operand) {
        open(Frame(locals: ["?": Frame.Local(type: input.type)]))
        defer { close() }
        if case .unaryRelation(let relation, let end) = test.kind {
            _ = comparison(relation, input, Operand(end, type(of: end)), test.span)
            return
        }
        let type = type(of: test)
        if hasUsed("?") {
            if !type.mayBeBoolean { report(.notACondition(type, at: place(test.span))) }
        } else if type != .boolean {
            self.test(Operand(test, type), of: input, test.span)
        }
    }
}
