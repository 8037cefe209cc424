import FEEL

/// How an amount came to its value: kept for the binding ids and the explanation.
struct AmountState {
    /// Base × rate, after `round_base`.
    var computed = Value.null
    /// Within the bounds, before `round`.
    var bounded = Value.null
}

extension PolicyEvaluator {
    func evaluate(_ planned: PlannedAmount, _ index: Int) throws(LimitExceeded) -> Value {
        var value = try product(planned)
        if planned.isRounded, let rounding = planned.amount.roundBase { value = rounded(value, rounding) }
        let computed = value
        for position in 0..<planned.quickBounds.count {
            let bound = planned.quickBounds[position]
            let limit = bound.isConditional ? try limit(planned.bounds[position]) : try run(bound.value)
            limits[limitStarts[index] + position] = limit
            value = cut(value, to: limit, isCeiling: bound.isCeiling)
        }
        amounts[index] = AmountState(computed: computed, bounded: value)
        guard planned.isRounded, let rounding = planned.amount.round else { return value }
        return rounded(value, rounding)
    }

    func product(_ planned: PlannedAmount) throws(LimitExceeded) -> Value {
        let base = try number(planned.base)
        guard let ratePlan = planned.rate else { return base }
        let rate = try number(ratePlan)
        if base.isUnknown || rate.isUnknown { return base.unionOfUnknowns(rate) }
        guard let baseNumber = base.number, let rateNumber = rate.number else { return .null }
        guard let product = baseNumber.multiplied(by: rateNumber) else {
            report(.outOfRange(at: planned.base.text.place))
            return .null
        }
        return Value(product)
    }

    /// A number or unknown; anything else is reported and null.
    func number(_ expression: PlannedExpression) throws(LimitExceeded) -> Value {
        let count = evaluator.failureCount
        let value = try evaluator.evaluate(expression.plan.handle)
        if value.isNumber || value.isUnknown { return value }
        if !hasFailed(since: count) { report(.notANumber(expression.text, datum(of: value))) }
        return .null
    }

    /// A bound that is no number, or does not apply, does not bind.
    private func cut(_ value: Value, to limit: Value, isCeiling: Bool) -> Value {
        if limit.isUnknown { return value.unionOfUnknowns(limit) }
        guard let number = value.number, let bound = limit.number else { return value }
        return (isCeiling ? number > bound : number < bound) ? limit : value
    }

    /// The figure of a bound that applies under a condition; null where it does not.
    private func limit(_ bound: PlannedAmount.Bound) throws(LimitExceeded) -> Value {
        guard let appliesIf = bound.appliesIf else { return try run(bound.value) }
        let applies = try run(appliesIf)
        if applies.isUnknown { return applies }
        if applies.boolean == true { return try run(bound.value) }
        if applies.boolean == nil {
            report(.notACondition(appliesIf.text, datum(of: applies), provision: bound.bound.marking.name))
        }
        return .null
    }

    /// The figures of an amount's bounds, `at_most` first.
    func limits(of index: Int) -> ArraySlice<Value> { limits[limitStarts[index]..<limitStarts[index + 1]] }

    /// Nothing decided an amount that was not worked out; what stands here may be another case's.
    func forgetAmount(of index: Int) {
        amounts[index] = AmountState()
        for position in limitStarts[index]..<limitStarts[index + 1] { limits[position] = .null }
    }

    /// What decided an amount: the base and rate when no bound cut it, and every bound that it equals.
    func bindingIDs(of index: Int) -> [String] {
        guard case .amount(let planned) = plan.outputs[index].rule, case .computed = outputStates[index]
        else {
            return []
        }
        return planned.bindingIDs(amounts[index], limits(of: index))
    }
}

extension PlannedAmount {
    /// - Parameter limits: the figures of its bounds, `at_most` first.
    func bindingIDs(_ state: AmountState, _ limits: some Sequence<Value>) -> [String] {
        guard let result = state.bounded.number else { return [] }
        var ids: [String] = []
        if state.computed.number == result {
            ids += [amount.base.marking.name, amount.rate?.marking.name].compactMap { $0 }
        }
        for (bound, value) in zip(bounds, limits) where value.number == result {
            if let id = bound.bound.marking.name { ids.append(id) }
        }
        return ids
    }
}

extension Value {
    /// Unknown for what either of two values waits for.
    func unionOfUnknowns(_ other: Value) -> Value {
        let mine = isUnknown ? unknownInputs : UnknownInputs.none
        return .unknown(other.isUnknown ? mine.union(other.unknownInputs) : mine)
    }
}
