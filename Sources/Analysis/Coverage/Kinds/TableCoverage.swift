import Diagnostics
import Provisions

extension CoverageKind {
    static let row = CoverageKind(
        name: "row", label: LocalizedText(zh: "判定表的行", en: "table rows"),
        meaning: LocalizedText(zh: "判定表的每一行，有算例命中", en: "each row of a decision table matched")
    ) { subject in
        subject.tables { index, table, output in
            let rows = table.rows.enumerated().map { position, row in
                let cells = row.row.cells.map(\.text).joined(separator: "; ")
                return CoverageProbe(
                    subject.site(of: row, in: output), place: row.row.place, formula: cells,
                    [CoverageOutcome("matched", zh: "命中", en: "matched")]
                ) { sighting in
                    sighting.tables(index).map { $0.rows.contains(position) ? 0 : nil }
                }
            }
            return rows + [subject.withoutMatch(index, table, output)].compactMap(\.self)
        }
    }

    static let cell = CoverageKind(
        name: "cell", label: LocalizedText(zh: "判定表的格", en: "table cells"),
        meaning: LocalizedText(
            zh: "判定表里每个有要求的格，见过符合和不符合", en: "each cell that asks something came out true and false")
    ) { subject in
        subject.tables { index, table, output in
            table.rows.enumerated().flatMap { position, row in
                row.cells.enumerated().compactMap { column, cell -> CoverageProbe? in
                    guard let cell else { return nil }
                    let input = table.inputs.indices.contains(column) ? table.inputs[column] : nil
                    let asked = (input.map { subject.plan.labelled($0) + ": " } ?? "") + cell.text.text
                    return CoverageProbe(
                        subject.site(of: row, in: output), place: cell.text.place, formula: asked,
                        [.holds, .failsToHold]
                    ) { sighting in
                        sighting.tables(index).flatMap(\.cells).map { seen in
                            seen.row == position && seen.column == column ? (seen.holds ? 0 : 1) : nil
                        }
                    }
                }
            }
        }
    }
}

extension Sighting {
    fileprivate func tables(_ output: Int) -> [Observation.Table] {
        computations(of: output).compactMap(\.table)
    }
}

extension CoverageSubject {
    fileprivate func tables(
        _ probes: (Int, PlannedTable, PlannedOutput) -> [CoverageProbe]
    ) -> [CoverageProbe] {
        plan.outputs.enumerated().flatMap { index, output -> [CoverageProbe] in
            if case .table(let table) = output.rule { probes(index, table, output) } else { [] }
        }
    }

    fileprivate func site(of row: PlannedTable.Row, in output: PlannedOutput) -> CoverageSite {
        let own = row.row.marking.provisionIDs
        let owner = [site(of: output).owner, row.row.marking.label ?? row.row.marking.name].compactMap(\.self)
        return CoverageSite(
            owner: owner.joined(separator: " "), provisions: own.isEmpty ? output.output.citation.texts : own,
            place: row.row.place)
    }

    /// What a table says where no row matches is one more row.
    fileprivate func withoutMatch(
        _ index: Int, _ table: PlannedTable, _ output: PlannedOutput
    ) -> CoverageProbe? {
        guard case .value(let value) = table.table.noMatch else { return nil }
        return CoverageProbe(
            site(of: output), place: value.place, formula: "no_match",
            [CoverageOutcome("matched", zh: "各行都不命中", en: "no row matched")]
        ) { sighting in
            sighting.tables(index).map { $0.rows.isEmpty ? 0 : nil }
        }
    }
}
