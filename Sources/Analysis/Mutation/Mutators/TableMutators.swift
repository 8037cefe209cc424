import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Rows, cells and hit policies of decision tables.
extension Mutator {
    static let tableMutators = [rowDropped, rowMoved, cellDropped, hitPolicy]

    private static let rowDropped = Mutator("row-dropped", zh: "漏掉一行", en: "row dropped") { site in
        site.isAt("rows", "*") && (site.parent?.items?.count ?? 0) > 1 ? [site.dropped] : []
    }

    private static let rowMoved = Mutator("row-moved", zh: "两行互换", en: "row moved") { site in
        site.isAt("rows", "*") ? site.swappedWithNext.map { [$0] } ?? [] : []
    }

    private static let cellDropped = Mutator("cell-dropped", zh: "漏掉一格条件", en: "cell dropped") { site in
        let isCell =
            site.isAt("rows", "*", "when", "*") || site.isAt("rows", "*", "when") && site.node.items == nil
        return isCell && site.node.scalar?.text != "-" ? site.edit("-").map { [$0] } ?? [] : []
    }

    private static let hitPolicy = Mutator("hit-policy", zh: "命中策略弄错", en: "another hit policy") { site in
        let others = [
            "U": "F", "F": "U", "A": "F", "C+": "C>", "C>": "C<", "C<": "C>", "C#": "C+", "R": "O", "C": "R",
        ]
        guard site.key == "hit_policy" else { return [] }
        return others[site.node.scalar?.text ?? ""].flatMap { site.edit($0) }.map { [$0] } ?? []
    }
}
