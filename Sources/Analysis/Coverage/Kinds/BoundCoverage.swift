import Diagnostics
import FEEL
import Provisions

extension CoverageKind {
    static let bound = CoverageKind(
        name: "bound", label: LocalizedText(zh: "上下限", en: "bounds"),
        meaning: LocalizedText(
            zh: "金额的每个上限、下限，见过起作用、恰好相等、不起作用",
            en: "each bound of an amount was seen to decide, to be met exactly and to be kept clear of")
    ) { subject in
        let signs = SignAnalysis(subject.plan)
        return subject.plan.outputs.enumerated().flatMap { index, output -> [CoverageProbe] in
            guard case .amount(let amount) = output.rule else { return [] }
            let isSigned = !signs.isNeverNegative(amount)
            return (amount.atMost + amount.atLeast).enumerated().map { position, bound in
                let isFloor = position >= amount.atMost.count
                // What is never below zero cannot be lifted to it.
                let outcomes =
                    isFloor && !isSigned && bound.value.isZero ? Array(outcomes.dropFirst()) : outcomes
                return CoverageProbe(
                    subject.site(of: bound, in: output),
                    formula: bound.bound.marking.label
                        ?? (isFloor ? "at_least " : "at_most ") + subject.text(bound.value),
                    outcomes
                ) { sighting in
                    sighting.computations(of: index).map { seen in
                        guard seen.bounds.indices.contains(position), let found = seen.bounds[position] else {
                            return nil
                        }
                        return outcomes.firstIndex(of: found.outcome)
                    }
                }
            }
        }
    }

    private static let outcomes: [CoverageOutcome] = [.binding, .equal, .clear]
}

extension CoverageOutcome {
    fileprivate static let binding = CoverageOutcome("binding", zh: "起作用", en: "decides")
    fileprivate static let equal = CoverageOutcome("equal", zh: "恰好相等", en: "met exactly")
    fileprivate static let clear = CoverageOutcome("clear", zh: "不起作用", en: "kept clear of")
}

extension Observation.BoundPosition {
    fileprivate var outcome: CoverageOutcome {
        switch self {
        case .binding: .binding
        case .equal: .equal
        case .clear: .clear
        }
    }
}

extension PlannedValue {
    fileprivate var isZero: Bool {
        if case .constant(let constant) = self { constant.number?.isZero ?? false } else { false }
    }
}

extension CoverageSubject {
    fileprivate func site(of bound: PlannedAmount.Bound, in output: PlannedOutput) -> CoverageSite {
        let owner = site(of: output)
        let own = bound.bound.marking.provisionIDs
        return CoverageSite(
            owner: owner.owner, provisions: own.isEmpty ? owner.provisions : own, place: bound.bound.place)
    }

    /// A value as the rule file has it, with labels.
    func text(_ value: PlannedValue) -> String {
        switch value {
        case .constant(let constant): "\(plan.datum(of: constant))"
        case .expression(let expression): plan.labelled(expression)
        }
    }
}
