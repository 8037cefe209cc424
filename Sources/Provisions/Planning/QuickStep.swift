import FEEL

/// The common ways of an output or a condition, flat: one look at a few plain words, and no reference is counted.
///
/// A shortcut and nothing else: where it does not arrive at an ordinary result, the step is taken in full. Whoever uses it
/// keeps the plan alive.
struct QuickStep: Sendable {
    enum Form: Sendable {
        /// A formula, perhaps under a condition or rounded.
        case formula
        /// A condition that is to be true, or false.
        case require, exclude
        /// Anything else.
        case other
    }

    let step: PolicyPlan.Step
    private(set) var form = Form.other
    /// Where an output goes.
    private(set) var slot = 0
    /// Its number among the tests or the outputs.
    private(set) var index = 0
    private(set) var expression: PlanHandle?
    private(set) var when: PlanHandle?
    private(set) var dependsOnEligibility = false
    private(set) var tag: Value.Tag?
    private(set) var isChoice = false
    private(set) var rounding: (step: Number, mode: RoundingMode)?

    init(_ step: PolicyPlan.Step, _ plan: PolicyPlan) {
        self.step = step
        switch step {
        case .test(let index): take(plan.tests[index], index)
        case .output(let index): take(plan.outputs[index], index)
        case .input, .reference, .parameter, .function, .eligibility: break
        }
    }

    private mutating func take(_ test: PlannedTest, _ index: Int) {
        guard test.appliesIf == nil else { return }
        switch test.condition {
        case .require: form = .require
        case .exclude: form = .exclude
        case .known, .window: return
        }
        self.index = index
        expression = test.condition.expression.plan.handle
    }

    private mutating func take(_ planned: PlannedOutput, _ index: Int) {
        guard case .formula(let formula) = planned.rule, planned.ensure.isEmpty,
            let tag = planned.choices.isEmpty ? planned.simpleTag : .some(.string)
        else { return }
        form = .formula
        slot = planned.slot
        self.index = index
        expression = formula.plan.handle
        when = planned.when?.plan.handle
        dependsOnEligibility = planned.dependsOnEligibility
        self.tag = tag
        isChoice = !planned.choices.isEmpty
        rounding = planned.output.rounding.map { ($0.step, $0.mode) }
    }
}

extension PolicyEvaluator {
    /// Takes a step on its common way; false when it is not on it, and then nothing has been done.
    func takeQuickly(_ quick: QuickStep) throws(LimitExceeded) -> Bool {
        guard quick.form != .other, let expression = quick.expression else { return false }
        let failures = evaluator.failureCount
        let isTaken = quick.form == .formula ? try compute(quick, expression) : try test(quick, expression)
        if isTaken, evaluator.failureCount == failures { return true }
        evaluator.forgetFailures(after: failures)
        return false
    }

    private func test(_ quick: QuickStep, _ expression: PlanHandle) throws(LimitExceeded) -> Bool {
        guard let holds = try evaluator.evaluate(expression).boolean else { return false }
        testOutcomes[quick.index] = holds == (quick.form == .require) ? .passed : .failed
        return true
    }

    private func compute(_ quick: QuickStep, _ expression: PlanHandle) throws(LimitExceeded) -> Bool {
        if quick.dependsOnEligibility, eligibility != .eligible { return false }
        if let when = quick.when, try evaluator.evaluate(when).boolean != true { return false }
        var value = try evaluator.evaluate(expression)
        if let rounding = quick.rounding {
            guard let number = value.number?.rounded(toMultipleOf: rounding.step, rounding.mode) else { return false }
            value = Value(number)
        }
        guard value.tag == quick.tag, !quick.isChoice || plan.outputs[quick.index].choices.contains(value) else { return false }
        evaluator[quick.slot] = value
        outputStates[quick.index] = .computed
        return true
    }
}
