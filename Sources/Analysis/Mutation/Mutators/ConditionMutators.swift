import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Comparisons, connectives and conditions; what applies and what is required.
extension Mutator {
    static let conditionMutators = [
        comparison, intervalEnd, connective, partDropped, negation, branches, requirementDropped,
        appliesIfDropped,
        softness, whenDropped, otherwiseDropped,
    ]

    private static let comparison = onOperators(
        "comparison", zh: "比较符号弄错", en: "another comparison",
        [
            .less: [.lessOrEqual, .greaterOrEqual], .lessOrEqual: [.less, .greater],
            .greater: [.greaterOrEqual, .lessOrEqual], .greaterOrEqual: [.greater, .less],
            .equal: [.notEqual],
            .notEqual: [.equal],
        ])

    private static let intervalEnd = onNodes(
        "interval-end", zh: "区间端点含与不含颠倒", en: "end of an interval in for out"
    ) {
        node, _ in
        guard case .interval(let interval) = node.kind else { return [] }
        let (start, end) = (node.span.start, node.span.end)
        return [
            (SourceSpan(start, start + 1), interval.startIncluded ? "(" : "["),
            (SourceSpan(end - 1, end), interval.endIncluded ? ")" : "]"),
        ]
    }

    private static let connective = onOperators(
        "connective", zh: "且与或颠倒", en: "and for or", [.and: [.or], .or: [.and]])

    /// One of two conditions that stand together is forgotten.
    private static let partDropped = onNodes("part-dropped", zh: "漏掉一个条件", en: "part of a condition dropped")
    { node, _ in
        guard case .binary(let infix, let left, let right) = node.kind, infix == .and || infix == .or else {
            return []
        }
        return [
            (SourceSpan(left.span.start, right.span.start), ""),
            (SourceSpan(left.span.end, right.span.end), ""),
        ]
    }

    private static let negation = Mutator("negation", zh: "漏掉“非”", en: "not forgotten") { site in
        site.nodes.compactMap { node, _ in
            guard case .call(let function, .positional(let arguments)) = node.kind,
                case .name("not") = function.kind,
                let operand = arguments.first
            else { return nil }
            return site.edit(node.span, "(" + site.node.file.text(operand.span) + ")")
        }
    }

    private static let branches = Mutator("branches", zh: "两个分支互换", en: "branches swapped") { site in
        site.nodes.compactMap { node, _ in
            guard case .conditional(let condition, _, _) = node.kind else { return nil }
            return site.edit(condition.span, "not(" + site.node.file.text(condition.span) + ")")
        }
    }

    private static let requirementDropped = Mutator(
        "requirement-dropped", zh: "漏掉一项条件", en: "requirement dropped"
    ) {
        site in
        site.isAt("eligibility", "*") || site.isAt("exclusions", "*") ? [site.dropped] : []
    }

    private static let appliesIfDropped = Mutator(
        "applies-if-dropped", zh: "漏掉适用范围", en: "scope of a rule dropped"
    ) {
        site in
        site.key == "applies_if" ? [site.dropped] : []
    }

    private static let softness = Mutator("softness", zh: "原则上的要求当作硬性", en: "soft requirement made hard") {
        site in
        site.key == "soft" && site.node.scalar?.text == "true" ? [site.dropped] : []
    }

    private static let whenDropped = Mutator(
        "when-dropped", zh: "漏掉适用的前提", en: "condition of a result dropped"
    ) { site in
        site.keys.count == 3 && site.key == "when" && site.isUnder("outputs", "definitions", "columns")
            ? [site.dropped] : []
    }

    private static let otherwiseDropped = Mutator(
        "otherwise-dropped", zh: "漏掉不符合时的结果", en: "otherwise dropped"
    ) {
        site in
        site.isAt("otherwise", "?") ? [site.dropped] : []
    }
}
