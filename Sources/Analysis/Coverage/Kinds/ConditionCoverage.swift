import Diagnostics
import FEELSyntax
import Provisions

extension CoverageKind {
    static let condition = CoverageKind(
        name: "condition", label: LocalizedText(zh: "判断", en: "conditions"),
        meaning: LocalizedText(
            zh: "规则里的每个判断（若……、仅当……、且/或的每一项），见过成立和不成立",
            en:
                "each condition inside a rule (`if`, `when`, each side of `and` and `or`) came out true and false"
        )
    ) { subject in
        subject.expressions.flatMap { expression in
            expression.conditions.map { node in
                let only = subject.plan.constantTruth(of: node)
                let truths = only.map { [$0] } ?? [true, false]
                return CoverageProbe(
                    expression.site, place: SourcePlace(expression.file, node.span),
                    formula: subject.plan.labelled(node), truths.map { $0 ? .holds : .failsToHold }
                ) { sighting in
                    sighting.truths(of: node.span).map { truths.firstIndex(of: $0.truth) }
                }
            }
        }
    }
}

extension CoverageOutcome {
    static let holds = CoverageOutcome("true", zh: "成立", en: "true")
    static let failsToHold = CoverageOutcome("false", zh: "不成立", en: "false")
}

extension CoverageSubject.SitedExpression {
    /// A requirement that is one condition and nothing else has its own item already.
    fileprivate var conditions: [Expression] {
        let found = Decisions(of: tree, isCondition: role != .formula).conditions
        return role == .requirement && found.count == 1 && found.first?.span == tree.span ? [] : found
    }
}
