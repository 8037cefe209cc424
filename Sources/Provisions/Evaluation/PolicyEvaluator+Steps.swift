package import FEEL

/// What is put in a slot where one step is taken alone.
package enum SlotValue: Sendable, Hashable {
    case datum(Datum)
    /// One of a parameter's values, by its number among them.
    case parameterValue(parameter: Int, position: Int)
}

extension PolicyEvaluator {
    /// Takes some steps alone, and says what the last of them comes to: an output's value with the ids that decided it, how a
    /// condition comes out. Nil where it fails, or has no value to speak of.
    ///
    /// - Parameters:
    ///   - steps: in the order in which they are to be taken.
    ///   - values: what they find in the slots that none of them fills; the outcome of eligibility too.
    package func value(
        ofLast steps: [PolicyPlan.Step], reading values: [(slot: Int, value: SlotValue)]
    ) throws(LimitExceeded) -> Datum? {
        guard let last = steps.last else { return nil }
        caseMark = mark
        caseFindings.removeAll()
        (parametersStand, standingDate) = (false, nil)
        begin()
        for (slot, value) in values { put(value, in: slot) }
        for step in steps { try take(step) }
        guard findings.isEmpty, evaluator.failures.isEmpty else { return nil }
        return try value(of: last)
    }

    private func put(_ value: SlotValue, in slot: Int) {
        switch value {
        case .datum(let datum): evaluator[slot] = heap.value(of: datum)
        case .parameterValue(let parameter, let position):
            let values = plan.parameters[parameter].values
            evaluator[slot] = values.indices.contains(position) ? values[position] : .null
        }
        if slot == plan.eligibilitySlot, case .datum(.string(let word)) = value {
            eligibility = Eligibility(rawValue: word)
        }
    }

    private func value(of step: PolicyPlan.Step) throws(LimitExceeded) -> Datum? {
        switch step {
        case .output(let index):
            if case .failed = outputStates[index] { return nil }
            return .list([value(ofOutput: index), .list(bindingIDs(of: index).map { .string($0) })])
        case .test(let index):
            return switch testOutcomes[index] {
            case .passed: .boolean(true)
            case .failed: .boolean(false)
            case .notApplicable: .null
            case .unknown(let mask): .unknown(mask.members)
            case .error: nil
            }
        case .input, .reference, .parameter, .function, .eligibility, .portfolio: return nil
        }
    }
}
