import FEEL

extension PolicyEvaluator {
    func evaluate(_ planned: PlannedScale) throws(LimitExceeded) -> Value {
        let base = try number(planned.base)
        if base.isUnknown { return base }
        let parameter = plan.parameters[planned.parameter]
        let table = evaluator[parameter.slot]
        if table.isUnknown { return table }
        guard let base = base.number else { return .null }
        guard let position = try position(of: parameter), position < parameter.tables.count else {
            return .null
        }
        let scale = planned.scale
        guard let value = parameter.tables[position].value(of: base, mode: scale.mode, gives: scale.gives)
        else {
            report(.aboveLastBracket(base, parameter.parameter, at: planned.base.text.place))
            return .null
        }
        return Value(value)
    }
}
