package import FEEL

/// What a raw decision says, in the names of the policy that made it.
extension RawDecision {
    /// The decision in full.
    ///
    /// - Parameter facts: the case that was decided.
    package func decision(of plan: PolicyPlan, _ layout: DecisionLayout, on facts: Facts) -> Decision {
        if isRefused {
            return Decision(refused: plan, caseID: facts.id, referenceDate: referenceDate, errors)
        }
        return Decision(
            policy: plan.policy.id, title: plan.policy.title, caseID: facts.id, referenceDate: referenceDate,
            eligibility: eligibility, reasons: failing(isSoft: false, of: plan, layout),
            missing: missing(of: plan, layout), discretionaryReasons: failing(isSoft: true, of: plan, layout),
            outputs: layout.results.indices.map { result($0, of: plan, layout) },
            binding: binding(of: plan, layout), errors: errors,
            switchedReadings: plan.switchedReadings(facts), rulesDigest: plan.rulesDigest,
            overlay: plan.overlay)
    }

    /// The ids of the tests that failed, hard ones or soft ones, each once, in the order of the document.
    package func failing(isSoft: Bool, of plan: PolicyPlan, _ layout: DecisionLayout) -> [String] {
        var ids: [String] = []
        guard !isRefused else { return ids }
        for index in plan.documentOrder where plan.tests[index].isSoft == isSoft {
            guard test(index, layout)?.isFalse ?? false, let id = plan.tests[index].marking.name,
                !ids.contains(id)
            else { continue }
            ids.append(id)
        }
        return ids
    }

    /// The unknown inputs that matter: while the outcome is undetermined those of its tests, and where a policy has no
    /// requirement those of its outputs. A definite failure decides, whatever is unknown.
    package func missing(of plan: PolicyPlan, _ layout: DecisionLayout) -> [String] {
        var names: [String] = []
        guard !isRefused else { return names }
        if eligibility == .undetermined {
            for index in plan.documentOrder {
                guard let value = test(index, layout), value.isUnknown else { continue }
                plan.add(plan.testReach[index], value.unknownInputs, to: &names)
            }
        } else if !plan.policy.hasEligibility {
            for (position, index) in layout.results.enumerated() {
                plan.add(plan.outputReach[index], waitedFor(by: position), to: &names)
            }
        }
        return names
    }

    /// What a result waits for, or anything in it that is a list or a map.
    private func waitedFor(by position: Int) -> UnknownInputs {
        let value = entry(position).value
        guard value.livesInHeap, let copy = copies.first(where: { $0.position == position }) else {
            return value.unknownInputs
        }
        return UnknownInputs(copy.datum.unknownInputs)
    }

    /// One of the results, by its position among them.
    package func result(_ position: Int, of plan: PolicyPlan, _ layout: DecisionLayout) -> Decision.Result {
        // By its fields: a copy of the whole output would cost more than all the rest.
        let planned = plan.outputs[layout.results[position]]
        return Decision.Result(
            name: planned.output.name, label: planned.output.label, type: planned.output.type,
            value: value(position, of: plan), status: status(position))
    }

    /// What could not be worked out is nothing outside; the errors say why.
    package func value(_ position: Int, of plan: PolicyPlan) -> Datum {
        let entry = entry(position)
        if isRefused { return .null }
        if case .failed = entry.state { return .null }
        if entry.value.livesInHeap, let copy = copies.first(where: { $0.position == position }) {
            return copy.datum
        }
        return plan.heap.text(of: entry.value).map { .string($0) } ?? entry.value.plainDatum
    }

    package func status(_ position: Int) -> Decision.Result.Status {
        if isRefused { return .failed }
        return switch entry(position).state {
        case .computed, .replaced(.eligible), .replaced(.ineligible): .settled
        case .replaced(.undetermined): .pending
        case .notApplicable: .notApplicable
        case .failed: .failed
        }
    }

    /// The ids that decided the amounts with named bounds, each once; nil where there is no such amount.
    package func binding(of plan: PolicyPlan, _ layout: DecisionLayout) -> [String]? {
        guard plan.namesBounds else { return nil }
        var ids: [String] = []
        guard !isRefused else { return ids }
        for (output, start) in layout.amounts {
            guard case .computed = entry(start).state, case .amount(let amount) = plan.outputs[output].rule
            else {
                continue
            }
            let limits = amount.bounds.indices.map { entry(start + 2 + $0).value }
            for id in amount.bindingIDs(
                AmountState(computed: entry(start).value, bounded: entry(start + 1).value), limits)
            where !ids.contains(id) { ids.append(id) }
        }
        return ids
    }
}

extension PolicyPlan {
    /// Adds the names of the unknown inputs in a mask, in the order of a text.
    func add(_ order: [Int], _ mask: UnknownInputs, to names: inout [String]) {
        for bit in order where mask.contains(bit) && bit < unknowable.count {
            if !names.contains(unknowable[bit].name) { names.append(unknowable[bit].name) }
        }
    }

    /// The readings of the document that a case takes instead of the rule file's.
    package func switchedReadings(_ facts: Facts) -> [Explanation.Reading] {
        interpretations.compactMap { index in
            guard case .given(let taken, _) = facts.states[index] else { return nil }
            return inputs[index].reading(taken).flatMap { $0.instead == nil ? nil : $0 }
        }
    }
}
