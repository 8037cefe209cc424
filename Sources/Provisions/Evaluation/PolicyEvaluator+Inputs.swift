import Diagnostics
import FEEL

extension PolicyEvaluator {
    /// Gives an input its slot's value: what the case says, else what the policy says of its absence.
    func takeInput(_ index: Int) throws(LimitExceeded) {
        let planned = plan.inputs[index]
        if isFed, index == 0, let portfolio = plan.portfolio { return try takeFedRecords(portfolio) }
        if let completed = completion[index] {
            evaluator[planned.slot] = completed
            return
        }
        let state = facts.states[index]
        let items = facts.itemPlaces.indices.contains(index) ? facts.itemPlaces[index] : []
        let value = try value(of: planned, state, place: state.place ?? facts.place, items: items)
        evaluator[planned.slot] = value
        let count = findings.count
        try checkAllowed(planned, value, at: state.place ?? facts.place)
        if findings.count > count { evaluator[planned.slot] = .unknown(PolicyPlan.failed) }
    }

    /// - Parameter items: where the items of a list stand.
    func value(
        of planned: PlannedInput, _ state: Facts.State, place: @autoclosure () -> SourcePlace,
        items: [SourcePlace] = []
    ) throws(LimitExceeded) -> Value {
        switch state {
        case .given(let datum, _): return try complete(datum, planned, at: place(), items: items)
        case .null where planned.input.mayBeUnknown || planned.input.isOptional:
            return try absent(planned, at: place(), useDefault: false)
        case .null, .absent: return try absent(planned, at: place(), useDefault: true)
        }
    }

    /// What an input is when the case does not say.
    private func absent(
        _ planned: PlannedInput, at place: @autoclosure () -> SourcePlace, useDefault: Bool
    ) throws(LimitExceeded) -> Value {
        if useDefault, let value = planned.defaultValue { return try run(value) }
        if let condition = planned.requiredIf {
            let required = try run(condition)
            if required.isUnknown { return required }
            guard required.boolean == true else { return .null }
        }
        if let bit = planned.unknownIndex { return .unknown(UnknownInputs(bit)) }
        if planned.input.isOptional { return .null }
        report(.missingInput(planned.input, at: place()))
        return .unknown(PolicyPlan.failed)
    }

    /// Fills the fields that a record leaves out, in a record as in a list of records.
    private func complete(
        _ datum: Datum, _ planned: PlannedInput, at place: SourcePlace, items places: [SourcePlace] = []
    ) throws(LimitExceeded) -> Value {
        guard !planned.fields.isEmpty else { return heap.value(of: datum.meant(in: plan.timezone)) }
        switch datum {
        case .list(let items):
            var values: [Value] = []
            values.reserveCapacity(items.count)
            for (index, item) in items.enumerated() {
                let place = places.indices.contains(index) ? places[index] : place
                values.append(try complete(item, planned, at: place))
            }
            return heap.list(values)
        case .context(let entries): return try record(entries, planned, at: place)
        default: return heap.value(of: datum.meant(in: plan.timezone))
        }
    }

    private func record(
        _ entries: [Datum.Entry], _ planned: PlannedInput, at place: SourcePlace
    ) throws(LimitExceeded) -> Value {
        var values: [(key: String, value: Value)] = []
        values.reserveCapacity(planned.fields.count)
        for field in planned.fields {
            let given = entries.first { $0.key == field.input.name }?.value
            let state: Facts.State = given.map { $0 == .null ? .null(place) : .given($0, place) } ?? .absent
            let value = try value(of: field, state, place: place)
            evaluator[field.slot] = value
            try checkAllowed(field, value, at: place)
            values.append((field.input.name, value))
        }
        return heap.context(values)
    }

    func checkAllowed(_ planned: PlannedInput, _ value: Value, at place: @autoclosure () -> SourcePlace)
        throws(LimitExceeded)
    {
        guard let allowed = planned.allowed, !value.isNull, !value.isUnknown else { return }
        let passes = try evaluator.evaluate(allowed.plan)
        if passes.boolean != true, !passes.isUnknown {
            report(.notAllowed(planned.input, datum(of: value), allowed.text, at: place()))
        }
    }
}
