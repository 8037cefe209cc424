import Diagnostics
import Provisions

extension CoverageKind {
    static let bound = CoverageKind(
        name: "bound", label: LocalizedText(zh: "上下限", en: "bounds"),
        meaning: LocalizedText(
            zh: "金额的每个上限、下限，见过起作用、恰好相等、不起作用",
            en: "each bound of an amount was seen to decide, to be met exactly and to be kept clear of")
    ) { subject in
        subject.plan.outputs.enumerated().flatMap { index, output -> [CoverageProbe] in
            guard case .amount(let amount) = output.rule else { return [] }
            let owner = subject.site(of: output)
            return (amount.atMost + amount.atLeast).enumerated().map { position, bound in
                let site = CoverageSite(
                    owner: owner.owner,
                    provisions: bound.bound.marking.provisionIDs.isEmpty
                        ? owner.provisions : bound.bound.marking.provisionIDs, place: bound.bound.place)
                let side = position < amount.atMost.count ? "at_most" : "at_least"
                return CoverageProbe(
                    site, formula: bound.bound.marking.label ?? side + " " + subject.text(bound.value),
                    outcomes
                ) { sighting in
                    sighting.computations(of: index).map { seen in
                        seen.bounds.indices.contains(position) ? seen.bounds[position]?.number : nil
                    }
                }
            }
        }
    }

    private static let outcomes = [
        CoverageOutcome("binding", zh: "起作用", en: "decides"),
        CoverageOutcome("equal", zh: "恰好相等", en: "met exactly"),
        CoverageOutcome("clear", zh: "不起作用", en: "kept clear of"),
    ]
}

extension Observation.BoundPosition {
    /// Its number among the outcomes.
    fileprivate var number: Int {
        switch self {
        case .binding: 0
        case .equal: 1
        case .clear: 2
        }
    }
}

extension CoverageSubject {
    /// A value as the rule file has it, with labels.
    func text(_ value: PlannedValue) -> String {
        switch value {
        case .constant(let constant): "\(plan.datum(of: constant))"
        case .expression(let expression): plan.labelled(expression)
        }
    }
}
