import Diagnostics
import FEEL
import FEELSyntax

extension ExplanationBuilder {
    /// The expression with the values put in, as they were when it was evaluated; nil when there is nothing to put in.
    func substituted(_ expression: PlannedExpression) throws(LimitExceeded) -> String? {
        let planner = Planner(scope: plan.scope, heap: evaluator.heap, file: expression.text.place.file)
        tracer.begin()
        _ = try tracer.evaluate(planner.plan(expression.tree, tracing: true))
        var substitution = Substitution(tracer.trace.map { ($0.span, evaluator.datum(of: $0.value)) })
        return substitution.text(of: expression.tree, names: plan.scope.knownNames)
    }
}

/// Prints an expression with values in the place of names and paths, from a trace of its evaluation.
///
/// A node inside a loop was evaluated several times. A sum over a `for` is written out, item by item; the printer then
/// comes upon the nodes in the order in which they were evaluated, so a cursor for each span finds the value that belongs.
struct Substitution {
    private var values: [SourceSpan: [Datum]] = [:]
    private var cursors: [SourceSpan: Int] = [:]
    /// The subtree that is being printed on its own: only there a condition needs no brackets.
    private var root: SourceSpan?
    private static let mostItems = 8

    init(_ trace: [(span: SourceSpan, value: Datum)]) {
        for entry in trace { values[entry.span, default: []].append(entry.value) }
    }

    mutating func text(of tree: Expression, names: KnownNames) -> String? {
        guard values[tree.span] != nil else { return nil }
        switch tree.kind {
        case .name, .boolean, .number, .string, .null: return nil
        default: return written(tree, names)
        }
    }

    private mutating func written(_ tree: Expression, _ names: KnownNames) -> String {
        var copy = self
        copy.root = tree.span
        let text = Printer.text(of: tree, names: names) { copy.replacement(for: $0, names) }
        copy.root = root
        self = copy
        return text
    }

    private mutating func replacement(for node: Expression, _ names: KnownNames) -> String? {
        switch node.kind {
        case .name, .path: return take(node.span).flatMap(Self.words)
        case .call(let function, .positional(let arguments)):
            if case .name(let name) = function.kind, name == "sum", let only = arguments.first,
                arguments.count == 1,
                case .iteration(_, let body) = only.kind
            {
                return writtenOut(body, names)
            }
            if arguments.count <= 2, case .name = function.kind, arguments.allSatisfy(Self.isReference),
                isLookup(function)
            {
                for argument in arguments { _ = take(argument.span) }
                return take(node.span).flatMap(Self.words)
            }
            return nil
        case .conditional(let condition, let then, let otherwise):
            let text = branch(condition, then, otherwise, names)
            return node.span == root ? text : text.map { "(\($0))" }
        default: return nil
        }
    }

    /// Of a condition only the branch that was taken: `if not(60000 < 50000) then 50000`.
    private mutating func branch(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression, _ names: KnownNames
    ) -> String? {
        guard let truth = values[condition.span]?[safe: cursors[condition.span, default: 0]] else {
            return nil
        }
        if !Self.isReference(condition) { _ = take(condition.span) }
        let text = written(condition, names)
        guard truth == .boolean(true) else { return "if not(\(text)) then \(written(otherwise, names))" }
        return "if \(text) then \(written(then, names))"
    }

    /// `100000 * 0.15 + 80000 * 0.3`: the body once for each item.
    private mutating func writtenOut(_ body: Expression, _ names: KnownNames) -> String? {
        let count = values[body.span]?.count ?? 0
        guard count > 0, count <= Self.mostItems else { return nil }
        var parts: [String] = []
        for _ in 0..<count { parts.append(written(body, names)) }
        return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " + ") + ")"
    }

    private func isLookup(_ function: Expression) -> Bool {
        if case .function? = values[function.span]?.first { true } else { false }
    }

    private static func isReference(_ node: Expression) -> Bool {
        switch node.kind {
        case .name, .path, .string, .number: true
        default: false
        }
    }

    private mutating func take(_ span: SourceSpan) -> Datum? {
        guard let all = values[span], !all.isEmpty else { return nil }
        let cursor = cursors[span, default: 0]
        cursors[span] = cursor + 1
        return all[min(cursor, all.count - 1)]
    }

    /// Short values stand in a formula; a list or a record keeps its name.
    private static func words(_ datum: Datum) -> String? {
        switch datum {
        case .list(let items): items.count <= 4 && items.allSatisfy(isShort) ? "\(datum)" : nil
        case .context, .function: nil
        case .unknown: "?"
        default: "\(datum)"
        }
    }

    private static func isShort(_ datum: Datum) -> Bool {
        switch datum {
        case .list, .context, .function: false
        default: true
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
