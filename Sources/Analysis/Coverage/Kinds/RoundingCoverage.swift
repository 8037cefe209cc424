import Diagnostics
import Provisions

extension CoverageKind {
    static let rounding = CoverageKind(
        name: "rounding", label: LocalizedText(zh: "舍入", en: "roundings"),
        meaning: LocalizedText(
            zh: "每处舍入，见过改变数值的和本来就整的", en: "each rounding changed a value, and left one as it was")
    ) { subject in
        subject.plan.outputs.enumerated().flatMap { index, output in
            output.roundings.map { rounding in
                let cited = rounding.citation.texts
                let site = subject.site(of: output)
                let place = CoverageSite(
                    owner: site.owner, provisions: cited.isEmpty ? site.provisions : cited,
                    place: rounding.place)
                return CoverageProbe(place, outcomes) { sighting in
                    sighting.computations(of: index).flatMap(\.roundings).map { seen in
                        seen.place == rounding.place ? (seen.mattered ? 0 : 1) : nil
                    }
                }
            }
        }
    }

    private static let outcomes = [
        CoverageOutcome("changed", zh: "改变了数值", en: "changed the value"),
        CoverageOutcome("exact", zh: "本来就整", en: "left it as it was"),
    ]
}

extension PlannedOutput {
    /// All roundings that it orders, in the order in which they are done.
    fileprivate var roundings: [Rounding] {
        var roundings: [Rounding?] = []
        if case .amount(let amount) = rule { roundings = [amount.amount.roundBase, amount.amount.round] }
        return (roundings + [output.rounding]).compactMap(\.self)
    }
}
