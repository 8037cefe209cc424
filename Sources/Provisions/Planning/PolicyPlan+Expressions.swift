import FEEL
package import FEELSyntax

/// An expression or a cell of a policy, with the step of the plan that it belongs to.
package struct PlannedText: Sendable {
    package enum Form: Sendable {
        case expression(PlannedExpression)
        /// With the expression whose value they test, where that is no input.
        case tests(PlannedTests, of: PlannedExpression?)
    }

    package let step: PolicyPlan.Step
    package let form: Form

    /// As it stands in the rule file.
    package var text: FEELText {
        switch form {
        case .expression(let expression): expression.text
        case .tests(let tests, _): tests.text
        }
    }

    /// The trees in it: of a cell, its tests.
    package var trees: [Expression] {
        switch form {
        case .expression(let expression): return [expression.tree]
        case .tests(let tests, _):
            return switch tests.tests.kind {
            case .any: []
            case .tests(let trees), .negated(let trees): trees
            }
        }
    }

    package var reads: [Int] {
        switch form {
        case .expression(let expression): expression.plan.reads
        case .tests(let tests, _): tests.plan.reads
        }
    }
}

extension PolicyPlan {
    /// All FEEL of the policy as it was planned, in the order of inputs, conditions, records and outputs.
    package var texts: [PlannedText] {
        var texts: [PlannedText] = []
        for (index, input) in inputs.enumerated() { add(input, .input(index), to: &texts) }
        add([referenceDate?.expression], .reference, to: &texts)
        for (index, parameter) in parameters.enumerated() {
            add([parameter.on], .parameter(index), to: &texts)
        }
        for (index, function) in functions.enumerated() {
            add([function.expression], .function(index), to: &texts)
        }
        for (index, test) in tests.enumerated() {
            add([test.appliesIf, test.condition.expression], .test(index), to: &texts)
        }
        if let portfolio { add(portfolio.expressions, .portfolio, to: &texts) }
        for (index, output) in outputs.enumerated() { add(output, .output(index), to: &texts) }
        return texts
    }

    private func add(_ expressions: [PlannedExpression?], _ step: Step, to texts: inout [PlannedText]) {
        texts += expressions.compactMap { $0 }.map { PlannedText(step: step, form: .expression($0)) }
    }

    private func add(_ values: [PlannedValue?], _ step: Step, to texts: inout [PlannedText]) {
        add(
            values.map { if case .expression(let expression)? = $0 { expression } else { nil } }, step,
            to: &texts)
    }

    private func add(_ input: PlannedInput, _ step: Step, to texts: inout [PlannedText]) {
        add([input.defaultValue], step, to: &texts)
        add([input.requiredIf], step, to: &texts)
        if let allowed = input.allowed {
            texts.append(PlannedText(step: step, form: .tests(allowed, of: nil)))
        }
        for field in input.fields { add(field, step, to: &texts) }
    }

    private func add(_ output: PlannedOutput, _ step: Step, to texts: inout [PlannedText]) {
        add([output.when] + output.ensure, step, to: &texts)
        add([output.ineligible, output.undetermined, output.notApplicable], step, to: &texts)
        switch output.rule {
        case .formula(let expression), .byRecord(let expression): add([expression], step, to: &texts)
        case .amount(let amount):
            add([amount.base, amount.rate], step, to: &texts)
            for bound in amount.bounds {
                add([bound.value], step, to: &texts)
                add([bound.appliesIf], step, to: &texts)
            }
        case .table(let table): add(table, step, to: &texts)
        case .scale(let scale): add([scale.base], step, to: &texts)
        case .binding: break
        }
    }

    private func add(_ table: PlannedTable, _ step: Step, to texts: inout [PlannedText]) {
        add(table.inputs, step, to: &texts)
        for row in table.rows {
            for (cell, input) in zip(row.cells, table.inputs) {
                guard let cell else { continue }
                texts.append(PlannedText(step: step, form: .tests(cell, of: input)))
            }
            add(row.then, step, to: &texts)
        }
        add(table.priorities + [table.noMatch].compactMap { $0 }, step, to: &texts)
    }
}
