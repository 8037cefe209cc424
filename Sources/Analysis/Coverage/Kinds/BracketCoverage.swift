import Diagnostics
import FEEL
import Provisions

extension CoverageKind {
    static let bracket = CoverageKind(
        name: "bracket", label: LocalizedText(zh: "级距", en: "brackets"),
        meaning: LocalizedText(zh: "税率表等级距表的每一级，有算例落入", en: "a case fell into each bracket of a scale")
    ) { subject in
        subject.plan.parameters.enumerated().flatMap { index, parameter in
            parameter.tables.enumerated().flatMap { value, table in
                table.brackets.enumerated().map { position, bracket in
                    let dated = parameter.parameter.values[value]
                    let site = CoverageSite(
                        owner: subject.site(of: parameter).owner,
                        provisions: dated.citation.texts + parameter.parameter.citation.texts,
                        place: dated.place)
                    return CoverageProbe(
                        site, formula: table.text(of: position, from: dated.from),
                        [CoverageOutcome("reached", zh: "落入", en: "reached")]
                    ) { sighting in
                        sighting.seen.computations.map { seen in
                            guard let found = seen.bracket, found.parameter == index, found.value == value,
                                found.bracket == position
                            else { return nil }
                            return 0
                        }
                    }
                }
            }
        }
    }
}

extension BracketTable {
    /// `2018-10-01 (3000..12000]`
    fileprivate func text(of position: Int, from date: CalendarDate?) -> String {
        let start = position == 0 ? nil : brackets[position - 1].end
        let isStartOpen = position == 0 || brackets[position - 1].endIncluded
        let end = brackets[position].end
        let range =
            (isStartOpen ? "(" : "[") + (start.map { "\($0)" } ?? "") + ".." + (end.map { "\($0)" } ?? "")
            + (end != nil && brackets[position].endIncluded ? "]" : ")")
        return (date.map { "\($0) " } ?? "") + range
    }
}
