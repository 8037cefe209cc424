import Diagnostics
import FEEL

extension PolicyEvaluator {
    func takeOutput(_ index: Int) throws(LimitExceeded) {
        let planned = plan.outputs[index]
        outputStates[index] = .computed
        let value = try value(of: planned, index)
        if value.isUnknown, isFailed(value.unknownInputs, isResult: planned.output.isResult) {
            outputStates[index] = .failed
        }
        switch outputStates[index] {
        case .failed: evaluator[planned.slot] = .unknown(PolicyPlan.failed)
        case .notApplicable: evaluator[planned.slot] = value
        case .computed, .replaced:
            evaluator[planned.slot] = value
            try checkEnsure(planned)
        }
    }

    /// Whether a value waits for something that will never come: what could not be worked out before, which has been
    /// reported there, or a parameter without a value on the day, which is reported where a result needs it.
    private func isFailed(_ mask: UnknownInputs, isResult: Bool) -> Bool {
        mask.contains(UnknownInputs.capacity - 1) || isResult && reportParameters(in: mask)
    }

    private func value(of planned: PlannedOutput, _ index: Int) throws(LimitExceeded) -> Value {
        if planned.dependsOnEligibility, let replaced = try replacement(planned, index) { return replaced }
        if let when = planned.when {
            let applies = try run(when)
            if applies.isUnknown {
                forgetAmount(of: index)
                return applies
            }
            guard let applies = applies.boolean else {
                report(.notACondition(when.text, datum(of: applies), provision: nil))
                outputStates[index] = .failed
                return .null
            }
            if !applies {
                outputStates[index] = .notApplicable
                return try planned.notApplicable.map { value throws(LimitExceeded) in try run(value) }
                    ?? .null
            }
        }
        outputStates[index] = .computed
        return try compute(planned, index)
    }

    /// What the output is instead, under the outcome of eligibility; nil when it is to be computed.
    private func replacement(_ planned: PlannedOutput, _ index: Int) throws(LimitExceeded) -> Value? {
        guard let eligibility else {
            outputStates[index] = .failed
            return .null
        }
        outputStates[index] = .replaced(eligibility)
        switch eligibility {
        case .eligible: return nil
        case .ineligible: return try planned.ineligible.map { value throws(LimitExceeded) in try run(value) }
        case .undetermined:
            if let value = planned.undetermined { return try run(value) }
            return .unknown(eligibilityMask)
        }
    }

    private func compute(_ planned: PlannedOutput, _ index: Int) throws(LimitExceeded) -> Value {
        let count = evaluator.failureCount
        let findingCount = findings.count
        var value = try raw(planned, index)
        if planned.isRounded, let rounding = planned.output.rounding { value = rounded(value, rounding) }
        if hasFailed(since: count) || findings.count > findingCount { outputStates[index] = .failed }
        return typed(value, planned, index)
    }

    func raw(_ planned: PlannedOutput, _ index: Int) throws(LimitExceeded) -> Value {
        switch planned.rule {
        case .formula(let expression): try run(expression)
        case .amount(let amount): try evaluate(amount, index)
        case .table(let table): try evaluate(table)
        case .scale(let scale): try evaluate(scale)
        case .byRecord(let expression):
            try byRecord(expression, isWanted: !isFed || plan.isRead(outputAt: index))
        case .binding(let of): heap.list(bindingIDs(of: of).map { heap.string($0) })
        }
    }

    /// Rounds a number; an unknown and a null stay what they are.
    func rounded(_ value: Value, _ rounding: Rounding) -> Value {
        guard let number = value.number else { return value }
        guard let result = number.withoutGuardDigits.rounded(toMultipleOf: rounding.step, rounding.mode)
        else {
            report(.outOfRange(at: rounding.place))
            return .null
        }
        return Value(result)
    }

    /// Holds the value to the declared type.
    private func typed(_ value: Value, _ planned: PlannedOutput, _ index: Int) -> Value {
        if value.isNull || value.isUnknown { return value }
        if planned.simpleTag == value.tag || isChoice(value, planned) || conforms(value, planned.output.type)
        {
            return value
        }
        report(.wrongType(planned.output, datum(of: value)))
        outputStates[index] = .failed
        return .null
    }

    private func conforms(_ value: Value, _ type: DeclaredType) -> Bool {
        switch type {
        case .number, .money, .rate: value.isNumber
        case .integer: value.number?.isInteger ?? false
        case .boolean: value.tag == .boolean
        case .string: value.tag == .string
        case .choice(let choices): value.tag == .string && choices.contains { $0.id == heap.text(of: value) }
        case .date: value.tag == .date
        case .dateTime: value.tag == .dateTime
        case .time: value.tag == .time
        case .dayTimeDuration: value.tag == .dayTimeDuration
        case .yearMonthDuration: value.tag == .yearMonthDuration
        case .list(let item):
            value.tag == .list
                && (0..<heap.count(of: value)).allSatisfy {
                    conforms(item: heap.item(of: value, at: $0), item)
                }
        case .record, .map: value.tag == .context
        case .brackets: false
        case .open: true
        }
    }

    private func conforms(item: Value, _ type: DeclaredType) -> Bool {
        item.isNull || item.isUnknown || conforms(item, type)
    }

    private func checkEnsure(_ planned: PlannedOutput) throws(LimitExceeded) {
        for condition in planned.ensure {
            let value = try run(condition)
            if value.boolean != true, !value.isUnknown {
                report(.ensureFailed(condition.text, planned.output))
            }
        }
    }
}
