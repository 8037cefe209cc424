import FEEL

/// How an amount came to its value: kept for the binding ids and the explanation.
struct AmountState {
    /// Base × rate, after `round_base`.
    var computed = Value.null
    /// Within the bounds, before `round`.
    var bounded = Value.null
    /// Beside the bounds, `at_most` first; null for one that does not apply.
    var bounds: [Value] = []
}

extension PolicyEvaluator {
    func evaluate(_ planned: PlannedAmount, _ index: Int) throws(LimitExceeded) -> Value {
        var state = AmountState()
        swap(&state.bounds, &amounts[index].bounds)
        state.bounds.removeAll(keepingCapacity: true)
        state.computed = try product(planned)
        if let rounding = planned.roundBase { state.computed = rounded(state.computed, rounding) }
        state.bounded = state.computed
        for bound in planned.atMost { try cut(&state, bound) { $0 > $1 } }
        for bound in planned.atLeast { try cut(&state, bound) { $0 < $1 } }
        amounts[index] = state
        return planned.round.map { rounded(state.bounded, $0) } ?? state.bounded
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
        let count = evaluator.failures.count
        let value = try run(expression)
        if value.isNumber || value.isUnknown { return value }
        if !hasFailed(since: count) { report(.notANumber(expression.text, datum(of: value))) }
        return .null
    }

    /// Cuts a value to a bound; one that is no number, or does not apply, does not bind.
    private func cut(
        _ state: inout AmountState, _ bound: PlannedAmount.Bound, passes: (Number, Number) -> Bool
    ) throws(LimitExceeded) {
        let limit = try limit(bound)
        state.bounds.append(limit)
        if limit.isUnknown {
            state.bounded = state.bounded.unionOfUnknowns(limit)
        } else if let number = state.bounded.number, let limit = limit.number, passes(number, limit) {
            state.bounded = Value(limit)
        }
    }

    private func limit(_ bound: PlannedAmount.Bound) throws(LimitExceeded) -> Value {
        if let appliesIf = bound.appliesIf {
            let applies = try run(appliesIf)
            if applies.isUnknown { return applies }
            guard applies.boolean == true else {
                if applies.boolean == nil { report(.notACondition(appliesIf.text, datum(of: applies), provision: bound.bound.marking.name)) }
                return .null
            }
        }
        return try run(bound.value)
    }

    /// What decided an amount: the base and rate when no bound cut it, and every bound that it equals.
    func bindingIDs(of index: Int) -> [String] {
        guard case .amount(let planned) = plan.outputs[index].rule, case .computed = outputStates[index],
            let result = amounts[index].bounded.number
        else { return [] }
        var ids: [String] = []
        if amounts[index].computed.number == result {
            ids += [planned.amount.base.marking.name, planned.amount.rate?.marking.name].compactMap { $0 }
        }
        let bounds = planned.atMost + planned.atLeast
        for (bound, value) in zip(bounds, amounts[index].bounds) where value.number == result {
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
