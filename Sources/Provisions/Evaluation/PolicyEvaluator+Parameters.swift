package import FEEL

extension PolicyEvaluator {
    /// The date by which dated values are chosen.
    func takeReference() throws(LimitExceeded) {
        if asOf == nil, let quick = quickReference {
            let value = try evaluator.evaluate(quick.expression)
            if value.date != nil {
                evaluator[quick.slot] = value
                return compareDates()
            }
        }
        guard let reference = plan.referenceDate else { return }
        if let asOf {
            evaluator[reference.slot] = Value(asOf)
            return compareDates()
        }
        let count = evaluator.failureCount
        let value = try run(reference.expression)
        evaluator[reference.slot] = value
        compareDates()
        guard value.date == nil, !value.isUnknown, !hasFailed(since: count) else { return }
        report(.noReferenceDate(at: reference.expression.text.place))
    }

    /// Neighbouring cases mostly share their date; the parameters then stand in their slots already.
    func compareDates() {
        parametersStand = standingDate.map { $0 == defaultDate } ?? false
        standingDate = nil
    }

    /// The date that selects the values of a parameter which names none of its own.
    var defaultDate: Value {
        if let referenceSlot { return evaluator[referenceSlot] }
        return asOf.map { Value($0) } ?? .null
    }

    /// The dated value in force. Before the first one there is none: the slot then holds a mark that makes an error
    /// of whatever turns out to depend on it, and of nothing else.
    func takeParameter(_ index: Int) throws(LimitExceeded) {
        let planned = plan.parameters[index]
        if parametersStand, planned.on == nil { return }
        evaluator[planned.slot] = try value(of: planned, index)
    }

    private func value(of planned: PlannedParameter, _ index: Int) throws(LimitExceeded) -> Value {
        if let value = planned.onlyValue { return value }
        let date = try date(for: planned)
        if date.isUnknown { return date }
        guard let day = date.date, let position = planned.parameter.position(on: day) else {
            return .unknown(UnknownInputs(plan.parameterBit(index)))
        }
        return planned.values[position]
    }

    /// The date that selects a parameter's value.
    func date(for planned: PlannedParameter) throws(LimitExceeded) -> Value {
        if let on = planned.on { return try run(on) }
        return defaultDate
    }

    /// The position among its dated values of the one in force; nil for none.
    func position(of planned: PlannedParameter) throws(LimitExceeded) -> Int? {
        if planned.parameter.values.first?.from == nil { return planned.values.isEmpty ? nil : 0 }
        return try date(for: planned).date.flatMap { planned.parameter.position(on: $0) }
    }
}

extension Parameter {
    /// The last value whose date is not after the day; without a day, one that never began.
    package func position(on day: CalendarDate?) -> Int? {
        values.lastIndex { value in value.from.map { from in day.map { from <= $0 } ?? false } ?? true }
    }
}

extension PolicyPlan {
    /// The bit that stands for "this parameter has no value on the day"; those past the last bit share it.
    func parameterBit(_ index: Int) -> Int { min(unknowable.count + index, Self.mostUnknowable) }

    /// The parameters that a mask says have no value.
    func parametersWithoutValue(in mask: UnknownInputs) -> [Int] {
        parameters.indices.filter { mask.contains(parameterBit($0)) }
    }
}
