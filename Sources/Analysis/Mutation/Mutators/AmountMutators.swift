import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Bounds, rounding and brackets.
extension Mutator {
    static let amountMutators = [
        boundDropped, roundingDropped, roundingMode, roundingStep, bracketMerged, bracketEnd, scaleMode,
    ]

    private static let boundDropped = Mutator("bound-dropped", zh: "漏掉上限或下限", en: "bound dropped") { site in
        if site.isAt("at_most", "*") || site.isAt("at_least", "*") { return [site.dropped] }
        let isBound = site.key == "at_most" || site.key == "at_least"
        return isBound && site.isAt("amount", "?") && site.node.items == nil ? [site.dropped] : []
    }

    private static let roundingDropped = Mutator("rounding-dropped", zh: "漏掉舍入", en: "rounding dropped") {
        site in
        site.key == "round" || site.key == "round_base" ? [site.dropped] : []
    }

    private static let roundingMode = Mutator("rounding-mode", zh: "舍入方式弄错", en: "another rounding mode") {
        site in
        guard site.isAt("round", "mode") || site.isAt("round_base", "mode") else { return [] }
        let others = [
            "down": ["up", "half_up"], "up": ["down"], "half_up": ["down", "half_even"], "floor": ["ceiling"],
        ]
        return (others[site.node.scalar?.text ?? ""] ?? ["down", "half_up"]).compactMap { site.edit($0) }
    }

    private static let roundingStep = Mutator("rounding-step", zh: "舍入到另一位", en: "rounded to another place") {
        site in
        guard site.key == "to",
            site.isAt("round", "to") || site.isAt("round_base", "to") || site.isUnder("steps"),
            let text = site.node.scalar?.text, let step = Number(text: text)
        else { return [] }
        return [step.multiplied(by: Number(10)), step.divided(by: Number(10))].compactMap { $0 }
            .compactMap { site.edit($0.description) }
    }

    private static let bracketMerged = Mutator("bracket-merged", zh: "两档并作一档", en: "brackets merged") {
        site in
        site.isBracket && site.position + 1 < (site.parent?.items?.count ?? 0) ? [site.dropped] : []
    }

    private static let bracketEnd = Mutator("bracket-end", zh: "档次含与不含颠倒", en: "end of a bracket in for out")
    { site in
        switch site.key {
        case "upto": site.isUnder("parameters") ? site.renamed("below").map { [$0] } ?? [] : []
        case "below": site.isUnder("parameters") ? site.renamed("upto").map { [$0] } ?? [] : []
        default: []
        }
    }

    private static let scaleMode = Mutator("scale-mode", zh: "超额与全额颠倒", en: "marginal for whole") { site in
        guard site.isAt("scale", "mode") else { return [] }
        return ["marginal": "whole", "whole": "marginal"][site.node.scalar?.text ?? ""].flatMap {
            site.edit($0)
        }.map { [$0] } ?? []
    }
}

extension MutationSite {
    /// Whether it is one of a scale's brackets.
    fileprivate var isBracket: Bool {
        key == "*" && isUnder("parameters") && (node["rate"] != nil || node["amount"] != nil)
    }
}
