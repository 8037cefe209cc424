package import FEEL

extension PolicyEvaluator {
    /// The provisions whose rules had a say in the decision just made: conditions that applied, outputs that were worked
    /// out with the bounds that held and the rows that spoke, figures that were in force for them.
    package func reachedProvisions() throws(LimitExceeded) -> Set<String> {
        var reached: Set<String> = []
        for (test, outcome) in zip(plan.tests, testOutcomes) where outcome != .notApplicable {
            reached.formUnion(test.marking.provisionIDs)
        }
        for (index, planned) in plan.outputs.enumerated() {
            if case .notApplicable = outputStates[index] { continue }
            reached.formUnion(planned.output.citation.texts + (planned.output.rounding?.citation.texts ?? []))
            if case .computed = outputStates[index] { reached.formUnion(try reachedParts(of: planned)) }
        }
        for planned in plan.parameters {
            guard let position = try position(of: planned) else { continue }
            reached.formUnion(
                planned.parameter.citation.texts + planned.parameter.values[position].citation.texts)
        }
        for function in plan.functions { reached.formUnion(function.declaration.citation.texts) }
        if plan.portfolio != nil, table.count > 0 {
            reached.formUnion(plan.policy.portfolio?.steps.flatMap(\.markings).flatMap(\.provisionIDs) ?? [])
        }
        return reached
    }

    private func reachedParts(of planned: PlannedOutput) throws(LimitExceeded) -> [String] {
        switch planned.rule {
        case .amount: return planned.output.rule.markings.flatMap(\.provisionIDs)
        case .table(let table):
            // The columns of a portfolio have been shown the last record; all its rows have had their turn.
            guard plan.portfolio == nil else { return planned.output.rule.markings.flatMap(\.provisionIDs) }
            return try matchingRows(table).flatMap { table.rows[$0].row.marking.provisionIDs }
        case .formula, .scale, .binding, .byRecord: return []
        }
    }
}
