import FEEL

extension PolicyEvaluator {
    /// What stands in the slots after `evaluate`, outside any heap.
    package func decision() -> Decision { rawDecision().decision(of: plan, layout, on: facts) }

    /// Whether every input is what the policy asks for; otherwise nothing is decided.
    var isCaseSound: Bool {
        !findings.contains { if case .input = $0.step { true } else { false } }
    }

    /// The names of the unknown inputs in a mask, in the order of a text.
    func names(of mask: UnknownInputs, in order: [Int]) -> [String] {
        var names: [String] = []
        plan.add(order, mask, to: &names)
        return names
    }
}
