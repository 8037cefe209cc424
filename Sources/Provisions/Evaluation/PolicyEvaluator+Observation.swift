package import FEEL

/// Looks at a decision just made: at what stands in the slots, and, where that is not enough, by working it out again.
extension PolicyEvaluator {
    /// More parts of expressions than this are not noted for one case.
    private static let mostTraced = 2_000_000

    /// Lets the next decisions be looked at in full; of use for a traced plan only.
    package func noteAllParts() { evaluator.traceLimit = Self.mostTraced }

    /// What the decision just made shows; nil where the case was not sound, so that nothing was decided. Spends the decision:
    /// afterwards the evaluator can say no more of it.
    package func observation() throws(LimitExceeded) -> Observation? {
        guard isCaseSound, !isFed else { return nil }
        var seen = Observation()
        // What a case states is not asked for; whether it would have been is worth seeing all the same.
        for condition in plan.inputs.compactMap(\.requiredIf) { _ = try run(condition) }
        seen.trace = evaluator.trace
        seen.isTraceCut = seen.trace.count >= evaluator.traceLimit
        seen.tests = testOutcomes.map(Observation.TestOutcome.init)
        seen.inputs = plan.inputs.map { datum(of: evaluator[$0.slot]) }
        for planned in plan.parameters { seen.dates.append(try date(for: planned).date) }
        for case .window(let date, _, _) in plan.tests.map(\.condition) {
            seen.windowDate = try run(date).date
        }
        let columns = Set(plan.portfolio?.columns ?? [])
        for index in plan.outputs.indices where !columns.contains(index) {
            seen.computations.append(try computation(index))
        }
        if let portfolio = plan.portfolio { try observe(portfolio, &seen) }
        return seen
    }

    private func computation(_ index: Int) throws(LimitExceeded) -> Observation.Computation {
        let planned = plan.outputs[index]
        var seen = Observation.Computation(
            output: index, state: Observation.Computation.State(outputStates[index]))
        guard case .computed = outputStates[index], !evaluator[planned.slot].isUnknown else { return seen }
        switch planned.rule {
        case .amount(let amount):
            seen.bounds = positions(index, amount)
            if let rounding = amount.amount.roundBase { note(rounding, try product(amount), &seen) }
            if let rounding = amount.amount.round { note(rounding, amounts[index].bounded, &seen) }
        case .table(let table): seen.table = try observe(table)
        case .scale(let scale): seen.bracket = try bracket(of: scale)
        case .formula, .binding, .byRecord: break
        }
        if let rounding = planned.output.rounding { note(rounding, try raw(planned, index), &seen) }
        return seen
    }

    private func note(_ rounding: Rounding, _ before: Value, _ seen: inout Observation.Computation) {
        guard let from = before.number, let to = rounded(before, rounding).number else { return }
        seen.roundings.append((rounding.place, from != to))
    }

    /// A bound that the amount passes, but that a narrower one hides, shows nothing.
    private func positions(_ index: Int, _ amount: PlannedAmount) -> [Observation.BoundPosition?] {
        guard let computed = amounts[index].computed.number, let bounded = amounts[index].bounded.number
        else {
            return []
        }
        let figures = limits(of: index).map(\.number)
        let ceilings = figures.prefix(amount.atMost.count)
        let cut = ceilings.compactMap(\.self).reduce(computed) { min($0, $1) }
        return figures.enumerated().map { position, figure in
            guard let figure else { return nil }
            let value = position < ceilings.count ? computed : cut
            if value == figure { return .equal }
            let passes = position < ceilings.count ? value > figure : value < figure
            guard passes else { return .clear }
            return figure == bounded ? .binding : nil
        }
    }

    private func bracket(of scale: PlannedScale) throws(LimitExceeded) -> Observation.Bracket? {
        let parameter = plan.parameters[scale.parameter]
        guard let position = try position(of: parameter), position < parameter.tables.count,
            let base = try run(scale.base).number,
            let index = parameter.tables[position].index(holding: base)
        else { return nil }
        return Observation.Bracket(parameter: scale.parameter, value: position, bracket: index)
    }

    // MARK: - Records

    /// Takes the records through columns and steps once more, and looks after each.
    private func observe(_ planned: PlannedPortfolio, _ seen: inout Observation) throws(LimitExceeded) {
        let records = evaluator[planned.recordsSlot]
        guard records.tag == .list, evaluator[planned.resultsSlot].tag == .list else { return }
        table = tableOfCase(records, planned)
        let cells = cells(read: plan.portfolio.map { $0.fields.map(\.slot) } ?? [], planned)
        try fillColumns(planned)
        for row in table.rows {
            show(row, cells)
            for column in planned.columns {
                try takeOutput(column)
                seen.computations.append(try computation(column))
            }
        }
        for step in planned.steps { seen.steps.append(try effects(of: step, planned)) }
    }

    private func effects(
        of step: PlannedPortfolioStep, _ planned: PlannedPortfolio
    ) throws(LimitExceeded) -> [Observation.StepEffect] {
        let rows = try touched(work(of: step, planned))
        let amounts = rows.map { table[$0, table.amount].number }
        try take(step, planned)
        return zip(rows, amounts).compactMap { effect(on: $0, $1, step) }
    }

    private func effect(
        on row: Int, _ before: Number?, _ step: PlannedPortfolioStep
    ) -> Observation.StepEffect? {
        let after = table[row, table.amount].number
        switch step.step.rule {
        case .exclude, .dedup: return table.kept[row] ? .kept : .dropped(quota: 0)
        case .quota(let quotas):
            guard !table.kept[row] else { return .kept }
            let reason = heap.text(of: table[row, table.reason])
            return .dropped(quota: quotas.firstIndex { $0.marking.name == reason } ?? 0)
        case .cumulate:
            guard let before, let after, before != after else { return before == nil ? nil : .kept }
            return after.isZero ? .exhausted : .cut
        case .allocate: return .shared
        case .scaleDown: return before == after ? .kept : .shared
        }
    }
}

extension Observation.TestOutcome {
    fileprivate init(_ outcome: PolicyEvaluator.TestOutcome) {
        switch outcome {
        case .passed: self = .passed
        case .failed: self = .failed
        case .notApplicable: self = .notApplicable
        case .error: self = .error
        case .unknown: self = .unknown
        }
    }
}

extension Observation.Computation.State {
    fileprivate init(_ state: PolicyEvaluator.OutputState) {
        switch state {
        case .computed, .replaced(.eligible): self = .computed
        case .notApplicable: self = .notApplicable
        case .failed: self = .failed
        case .replaced(let eligibility): self = .replaced(eligibility)
        }
    }
}
