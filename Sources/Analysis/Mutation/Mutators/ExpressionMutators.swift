import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Figures, words and arithmetic within expressions.
extension Mutator {
    static let expressionMutators = [
        threshold, constant, dayInExpression, word, arithmetic, extreme, roundingFunction,
    ]

    private static let threshold = onNodes("threshold", zh: "界限差一个单位", en: "threshold off by one unit") {
        node, parent in
        guard case .number(let text) = node.kind, parent.map(\.isComparing) ?? true else { return [] }
        return LiteralVariant.steps(text).map { (node.span, $0) }
    }

    private static let constant = onNodes("constant", zh: "算式中的数差一个单位", en: "number in a formula off by one")
    {
        node, parent in
        guard case .number(let text) = node.kind, !(parent.map(\.isComparing) ?? true) else { return [] }
        return LiteralVariant.steps(text).map { (node.span, $0) }
    }

    private static let dayInExpression = onNodes(
        "day-in-formula", zh: "算式中的日期差一天", en: "date in a formula off by a day"
    ) {
        node, _ in
        guard case .at(let text) = node.kind else { return [] }
        return LiteralVariant.days(text).map { (node.span, "@\"\($0)\"") }
    }

    /// A text that is one of the choices of something in the policy becomes another of them.
    private static let word = Mutator("word", zh: "算式中的选项换成别的", en: "another choice in a formula") { site in
        let types = site.plan.policy.choiceTypes
        return site.nodes.compactMap { node, _ in
            guard case .string(let text) = node.kind,
                let choices = types.first(where: { $0.contains(text) }),
                let other = choices.first(where: { $0 != text })
            else { return nil }
            // A cell of choices is written without quotes.
            let isBare = !site.node.file.text(node.span).contains("\"")
            return site.edit(node.span, isBare ? other : "\"\(other)\"")
        }
    }

    private static let arithmetic = onOperators(
        "arithmetic", zh: "加减乘除弄错", en: "another operation",
        [.add: [.subtract], .subtract: [.add], .multiply: [.divide], .divide: [.multiply]])

    private static let extreme = onCalls(
        "extreme", zh: "取大取小颠倒", en: "least for greatest", ["min": "max", "max": "min"])

    private static let roundingFunction = onCalls(
        "rounding-function", zh: "舍入函数弄错", en: "another rounding function",
        [
            "round down": "round up", "round up": "round down", "round half up": "round down",
            "round half down": "round up", "floor": "ceiling", "ceiling": "floor", "decimal": "floor",
        ])

    // MARK: - Ways to say it

    /// - Parameter parts: for a node and the node it is a part of, what is written where.
    static func onNodes(
        _ name: String, zh: String, en: String,
        _ parts: @escaping @Sendable (Expression, Expression?) -> [(SourceSpan, String)]
    ) -> Mutator {
        Mutator(name, zh: zh, en: en) { site in
            site.nodes.flatMap { node, parent in parts(node, parent).compactMap { site.edit($0, $1) } }
        }
    }

    static func onOperators(
        _ name: String, zh: String, en: String, _ others: [BinaryOperator: [BinaryOperator]]
    ) -> Mutator {
        Mutator(name, zh: zh, en: en) { site in
            site.nodes.flatMap { node, _ -> [MutationEdit] in
                guard let (infix, span) = site.infix(of: node) else { return [] }
                return (others[infix] ?? []).compactMap { site.edit(span, $0.rawValue) }
            }
        }
    }

    private static func onCalls(_ name: String, zh: String, en: String, _ others: [String: String]) -> Mutator
    {
        onNodes(name, zh: zh, en: en) { node, _ in
            guard case .call(let function, _) = node.kind, case .name(let name) = function.kind,
                let other = others[name]
            else { return [] }
            return [(function.span, other)]
        }
    }
}

extension MutationSite {
    /// Every node of the FEEL at the site, with the node that it is a part of.
    var nodes: [(node: Expression, parent: Expression?)] {
        var found: [(node: Expression, parent: Expression?)] = []
        var pending: [(Expression, Expression?)] = (text?.trees ?? []).map { ($0, nil) }
        while let (node, parent) = pending.popLast() {
            found.append((node, parent))
            pending += node.kind.parts.map { ($0, node) }
        }
        return found
    }

    /// The operator of a node, and where it stands.
    func infix(of node: Expression) -> (BinaryOperator, SourceSpan)? {
        switch node.kind {
        case .binary(let infix, let left, let right):
            return find(infix, from: left.span.end, to: right.span.start).map { (infix, $0) }
        case .unaryRelation(let infix, let bound):
            return find(infix, from: node.span.start, to: bound.span.start).map { (infix, $0) }
        default: return nil
        }
    }

    /// Between two operands there is nothing but the operator, brackets and white space.
    private func find(_ infix: BinaryOperator, from start: Int, to end: Int) -> SourceSpan? {
        let wanted = Array(infix.rawValue.utf8)
        guard start < end else { return nil }
        let bytes = Array(node.file.text(SourceSpan(start, end)).utf8)
        guard let offset = bytes.firstRange(of: wanted)?.lowerBound else { return nil }
        return SourceSpan(start + offset, start + offset + wanted.count)
    }
}

extension Expression {
    /// Whether its parts are compared with one another.
    fileprivate var isComparing: Bool {
        switch kind {
        case .binary(let infix, _, _): infix.isComparison
        case .between, .membership, .unaryRelation, .interval: true
        default: false
        }
    }
}

extension Policy {
    /// The ids of each set of choices that the policy declares.
    var choiceTypes: [[String]] {
        let types =
            (inputs + inputs.flatMap(\.fields)).map(\.type) + outputs.map(\.type) + parameters.map(\.type)
            + (portfolio?.columns ?? []).map(\.type)
        return types.compactMap { type in
            switch type {
            case .choice(let choices), .list(.choice(let choices)), .map(.choice(let choices)):
                choices.map(\.id)
            default: nil
            }
        }
    }
}
