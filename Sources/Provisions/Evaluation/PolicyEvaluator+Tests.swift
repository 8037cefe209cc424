import FEEL

extension PolicyEvaluator {
    /// Evaluates a requirement, an exclusion or the window.
    func outcome(of test: PlannedTest) throws(LimitExceeded) -> TestOutcome {
        guard let appliesIf = test.appliesIf else { return try condition(of: test) }
        let applies = try run(appliesIf)
        if let known = applies.boolean { return known ? try condition(of: test) : .notApplicable }
        guard applies.isUnknown else { return failed(appliesIf, applies, test) }
        let outcome = try condition(of: test)
        return outcome == .passed ? .passed : checked(.unknown(applies.unknownInputs), test)
    }

    private func condition(of test: PlannedTest) throws(LimitExceeded) -> TestOutcome {
        let value = try run(test.condition.expression)
        if value.isUnknown { return checked(.unknown(value.unknownInputs), test) }
        switch test.condition {
        case .known: return .passed
        case .window(let expression, let from, let to):
            guard let date = value.date else { return failed(expression, value, test) }
            return date >= from && to.map { date <= $0 } ?? true ? .passed : .failed
        case .require(let expression):
            return value.boolean.map { $0 ? .passed : .failed } ?? failed(expression, value, test)
        case .exclude(let expression):
            return value.boolean.map { $0 ? .failed : .passed } ?? failed(expression, value, test)
        }
    }

    /// A condition that is neither true nor false nor unknown is an error: never "not excluded", never "unknown".
    private func failed(_ expression: PlannedExpression, _ value: Value, _ test: PlannedTest) -> TestOutcome {
        report(.notACondition(expression.text, datum(of: value), provision: test.marking.name))
        return .error
    }

    /// Waiting for a parameter without a value on the day is an error too.
    private func checked(_ outcome: TestOutcome, _ test: PlannedTest) -> TestOutcome {
        guard case .unknown(let mask) = outcome else { return outcome }
        return mask.contains(UnknownInputs.capacity - 1) || reportParameters(in: mask) ? .error : outcome
    }

    /// Reports the parameters of a mask that have no value on the day; true when there are any.
    func reportParameters(in mask: UnknownInputs) -> Bool {
        let parameters = plan.parametersWithoutValue(in: mask)
        for index in parameters {
            report(.noParameterValue(plan.parameters[index].parameter, on: referenceDate))
        }
        return !parameters.isEmpty
    }

    var referenceDate: CalendarDate? {
        if let referenceSlot { return evaluator[referenceSlot].date }
        return asOf
    }

    /// Sums up the tests; unknown ones are first held against all completions of the inputs they wait for.
    func takeEligibility() throws(LimitExceeded) {
        if nothingStands {
            (eligibility, eligibilityMask) = (hasEligibility ? .eligible : nil, .none)
        } else {
            if hasOpenTest { try tryCompletions() }
            eligibility = summary()
        }
        evaluator[plan.eligibilitySlot] = eligibility.map { eligibilityValues[$0.position] } ?? .null
    }

    private var hasOpenTest: Bool {
        for index in 0..<testOutcomes.count { if case .unknown = testOutcomes[index] { return true } }
        return false
    }

    private func summary() -> Eligibility? {
        guard hasEligibility else { return nil }
        eligibilityMask = UnknownInputs.none
        var isOpen = false
        var isFailed = false
        for index in 0..<testOutcomes.count {
            switch testOutcomes[index] {
            case .error: return nil
            case .passed, .notApplicable: continue
            case .failed: if plan.tests[index].isSoft { isOpen = true } else { isFailed = true }
            case .unknown(let mask):
                isOpen = true
                eligibilityMask = eligibilityMask.union(mask)
            }
        }
        if isOpen, eligibilityMask.isEmpty { eligibilityMask = PolicyPlan.discretion }
        return isFailed ? .ineligible : isOpen ? .undetermined : .eligible
    }
}
