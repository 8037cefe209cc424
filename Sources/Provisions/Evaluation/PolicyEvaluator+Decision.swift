import FEEL

extension PolicyEvaluator {
    /// What stands in the slots after `evaluate`, outside any heap.
    package func decision() -> Decision {
        guard isCaseSound else { return refusal() }
        return Decision(
            policy: plan.policy.id, title: plan.policy.title, caseID: facts.id, referenceDate: referenceDate,
            eligibility: eligibility, reasons: ids { $0 == .failed && !$1.isSoft }, missing: missing(),
            discretionaryReasons: ids { $0 == .failed && $1.isSoft }, outputs: results(), binding: binding(),
            errors: failures(), switchedReadings: switchedReadings(), rulesDigest: plan.rulesDigest,
            overlay: plan.overlay)
    }

    private func switchedReadings() -> [Explanation.Reading] {
        plan.interpretations.compactMap { index in
            guard case .given(let taken, _) = facts.states[index] else { return nil }
            return plan.inputs[index].reading(taken).flatMap { $0.instead == nil ? nil : $0 }
        }
    }

    /// Whether every input is what the policy asks for; otherwise nothing is decided.
    private var isCaseSound: Bool {
        !findings.contains { if case .input = $0.step { true } else { false } }
    }

    /// An outcome that decides nothing and says why.
    private func refusal() -> Decision {
        Decision(refused: plan, caseID: facts.id, referenceDate: referenceDate, failures())
    }

    /// The ids of the tests that came out so, each once, in the order of the document.
    private func ids(_ counts: (TestOutcome, PlannedTest) -> Bool) -> [String] {
        var ids: [String] = []
        for index in plan.documentOrder where counts(testOutcomes[index], plan.tests[index]) {
            guard let id = plan.tests[index].marking.name, !ids.contains(id) else { continue }
            ids.append(id)
        }
        return ids
    }

    /// The unknown inputs that matter: while the outcome is undetermined those of its tests, and where a policy has no
    /// requirement those of its outputs. A definite failure decides, whatever is unknown.
    private func missing() -> [String] {
        var names: [String] = []
        let add = { (order: [Int], mask: UnknownInputs) in
            for bit in order where mask.contains(bit) && bit < self.plan.unknowable.count {
                let name = self.plan.unknowable[bit].name
                if !names.contains(name) { names.append(name) }
            }
        }
        if eligibility == .undetermined {
            for index in plan.documentOrder {
                if case .unknown(let mask) = testOutcomes[index] { add(plan.testReach[index], mask) }
            }
        } else if !plan.policy.hasEligibility {
            for (output, reach) in zip(plan.outputs, plan.outputReach) where output.output.isResult {
                let value = evaluator[output.slot]
                if value.isUnknown { add(reach, value.unknownInputs) }
            }
        }
        return names
    }

    /// The names of the unknown inputs in a mask, in the order of a text.
    func names(of mask: UnknownInputs, in order: [Int]) -> [String] {
        var names: [String] = []
        for bit in order where mask.contains(bit) && bit < plan.unknowable.count {
            if !names.contains(plan.unknowable[bit].name) { names.append(plan.unknowable[bit].name) }
        }
        return names
    }

    private func results() -> [Decision.Result] {
        zip(plan.outputs, outputStates).filter(\.0.output.isResult).map { planned, state in
            Decision.Result(
                name: planned.output.name, label: planned.output.label, type: planned.output.type,
                value: value(of: planned, state), status: Self.status(state))
        }
    }

    /// What could not be worked out is nothing outside; the errors say why.
    private func value(of planned: PlannedOutput, _ state: OutputState) -> Datum {
        if case .failed = state { .null } else { datum(of: evaluator[planned.slot]) }
    }

    private static func status(_ state: OutputState) -> Decision.Result.Status {
        switch state {
        case .computed, .replaced(.eligible), .replaced(.ineligible): .settled
        case .replaced(.undetermined): .pending
        case .notApplicable: .notApplicable
        case .failed: .failed
        }
    }

    private func binding() -> [String]? {
        guard plan.namesBounds else { return nil }
        var ids: [String] = []
        for id in plan.outputs.indices.filter({ plan.outputs[$0].namesBounds }).flatMap(bindingIDs)
        where !ids.contains(id) { ids.append(id) }
        return ids
    }
}
