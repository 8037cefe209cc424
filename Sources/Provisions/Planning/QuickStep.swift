import FEEL

/// The common ways of an output or a condition, flat: one look at a few plain words, and no reference is counted.
///
/// A shortcut and nothing else: where it does not arrive at an ordinary result, the step is taken in full. Whoever uses it
/// keeps the plan alive.
struct QuickStep: Sendable {
    enum Form: Sendable {
        /// A formula, perhaps under a condition or rounded.
        case formula
        /// The same of an amount whose bounds all apply.
        case amount
        /// A condition that is to be true, or false, or a date within a window.
        case require, exclude, window
        /// A condition that is known not to apply.
        case passedOver
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
    private(set) var ensure: PlanHandle?
    private(set) var dependsOnEligibility = false
    /// Whether an output that does not apply is simply null.
    private(set) var isNullOtherwise = false
    private(set) var tag: Value.Tag?
    private(set) var itemTag: Value.Tag?
    private(set) var isChoice = false
    private(set) var rate: PlanHandle?
    private(set) var bounds: [QuickBound] = []
    private(set) var rounding: (step: Number, mode: RoundingMode)?
    private(set) var window: (from: CalendarDate, to: CalendarDate?)?

    init(_ step: PolicyPlan.Step, _ plan: PolicyPlan) {
        self.step = step
        switch step {
        case .test(let index): take(plan.tests[index], index)
        case .output(let index): take(plan.outputs[index], index)
        case .input, .reference, .parameter, .function, .eligibility, .portfolio: break
        }
    }

    private mutating func take(_ test: PlannedTest, _ index: Int) {
        self.index = index
        if test.neverApplies {
            form = .passedOver
            expression = test.condition.expression.plan.handle
        }
        guard test.appliesIf == nil else { return }
        switch test.condition {
        case .require: form = .require
        case .exclude: form = .exclude
        case .window(_, let from, let to):
            form = .window
            window = (from, to)
        case .known: return
        }
        expression = test.condition.expression.plan.handle
    }

    private mutating func take(_ planned: PlannedOutput, _ index: Int) {
        guard planned.ensure.count <= 1, takeType(of: planned) else { return }
        switch planned.rule {
        case .formula(let formula):
            form = .formula
            expression = formula.plan.handle
        case .amount(let amount):
            guard planned.output.rounding == nil, take(amount) else { return }
            form = .amount
        case .table, .scale, .binding, .byRecord: return
        }
        slot = planned.slot
        self.index = index
        when = planned.when?.plan.handle
        ensure = planned.ensure.first?.plan.handle
        dependsOnEligibility = planned.dependsOnEligibility
        isNullOtherwise = planned.notApplicable == nil
        rounding = rounding ?? planned.output.rounding.map { ($0.step, $0.mode) }
    }

    /// False where an amount takes more than a base, a rate, figures that bound it and a rounding.
    private mutating func take(_ planned: PlannedAmount) -> Bool {
        guard planned.amount.roundBase == nil, !planned.quickBounds.contains(where: \.isConditional) else {
            return false
        }
        expression = planned.base.plan.handle
        rate = planned.rate?.plan.handle
        bounds = planned.quickBounds
        rounding = planned.amount.round.map { ($0.step, $0.mode) }
        return true
    }

    /// How a value is seen to be of the output's type; false where it takes more than a look.
    private mutating func takeType(of planned: PlannedOutput) -> Bool {
        isChoice = !planned.choices.isEmpty
        if let simple = isChoice ? .some(.string) : planned.simpleTag {
            tag = simple
            return true
        }
        guard let item = planned.itemTag else { return false }
        (tag, itemTag) = (.list, item)
        return true
    }
}

extension PolicyEvaluator {
    /// Takes a step on its common way; false when it is not on it, and then nothing has been done.
    func takeQuickly(_ quick: UnsafePointer<QuickStep>) throws(LimitExceeded) -> Bool {
        guard quick.pointee.form != .other, let expression = quick.pointee.expression else { return false }
        if quick.pointee.form == .passedOver {
            testOutcomes[quick.pointee.index] = .notApplicable
            return true
        }
        let failures = evaluator.failureCount
        let isTaken =
            switch quick.pointee.form {
            case .formula, .amount: try compute(quick, expression)
            case .require, .exclude, .window, .passedOver, .other: try test(quick, expression)
            }
        if isTaken, evaluator.failureCount == failures { return true }
        evaluator.forgetFailures(after: failures)
        return false
    }

    private func test(_ quick: UnsafePointer<QuickStep>, _ expression: PlanHandle) throws(LimitExceeded)
        -> Bool
    {
        let value = try evaluator.evaluate(expression)
        let passes: Bool
        if let window = quick.pointee.window {
            guard let date = value.date else { return false }
            passes = date >= window.from && window.to.map { date <= $0 } ?? true
        } else {
            guard let holds = value.boolean else { return false }
            passes = holds == (quick.pointee.form == .require)
        }
        testOutcomes[quick.pointee.index] = passes ? .passed : .failed
        if !passes { nothingStands = false }
        return true
    }

    private func compute(_ quick: UnsafePointer<QuickStep>, _ expression: PlanHandle) throws(LimitExceeded)
        -> Bool
    {
        if quick.pointee.dependsOnEligibility, eligibility != .eligible { return false }
        if let when = quick.pointee.when {
            guard let applies = try evaluator.evaluate(when).boolean else { return false }
            if !applies { return leaveOut(quick) }
        }
        var value = try evaluator.evaluate(expression)
        if quick.pointee.form == .amount {
            guard let number = value.number, let amount = try amount(of: number, quick) else { return false }
            value = Value(amount)
        }
        if let rounding = quick.pointee.rounding {
            guard
                let number = value.number?.withoutGuardDigits.rounded(
                    toMultipleOf: rounding.step, rounding.mode)
            else {
                return false
            }
            value = Value(number)
        }
        guard value.tag == quick.pointee.tag, isOfType(value, quick) else { return false }
        evaluator[quick.pointee.slot] = value
        if let ensure = quick.pointee.ensure, try evaluator.evaluate(ensure).boolean != true { return false }
        outputStates[quick.pointee.index] = .computed
        return true
    }

    /// A base times its rate, within its bounds; nil where one of them is no number.
    private func amount(of base: Number, _ quick: UnsafePointer<QuickStep>) throws(LimitExceeded) -> Number? {
        var amount = base
        if let rate = quick.pointee.rate {
            guard let number = try evaluator.evaluate(rate).number, let product = base.multiplied(by: number)
            else { return nil }
            amount = product
        }
        let computed = amount
        let start = limitStarts[quick.pointee.index]
        for position in 0..<quick.pointee.bounds.count {
            let limit = try run(quick.pointee.bounds[position].value)
            guard let bound = limit.number else { return nil }
            limits[start + position] = limit
            if quick.pointee.bounds[position].isCeiling ? amount > bound : amount < bound { amount = bound }
        }
        amounts[quick.pointee.index] = AmountState(computed: Value(computed), bounded: Value(amount))
        return amount
    }

    private func leaveOut(_ quick: UnsafePointer<QuickStep>) -> Bool {
        guard quick.pointee.isNullOtherwise, quick.pointee.ensure == nil else { return false }
        evaluator[quick.pointee.slot] = .null
        outputStates[quick.pointee.index] = .notApplicable
        return true
    }

    /// Of a value with the right tag: whether it is one of the choices, a list of the right items.
    private func isOfType(_ value: Value, _ quick: UnsafePointer<QuickStep>) -> Bool {
        if quick.pointee.isChoice { return isChoice(value, plan.outputs[quick.pointee.index]) }
        guard quick.pointee.tag == .list else { return true }
        for index in 0..<heap.count(of: value) {
            let item = heap.item(of: value, at: index)
            if item.tag != quick.pointee.itemTag, !item.isNull, !item.isUnknown { return false }
        }
        return true
    }

    func isChoice(_ value: Value, _ planned: PlannedOutput) -> Bool {
        for index in 0..<planned.choices.count where planned.choices[index] == value { return true }
        return false
    }
}
