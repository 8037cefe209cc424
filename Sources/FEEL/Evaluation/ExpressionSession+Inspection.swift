package import Diagnostics
package import FEELSyntax

/// Looking into an expression instead of only evaluating it.
extension ExpressionSession {
    /// The tree of an expression over the names of the session; its spans are places in `file`.
    package func tree(of file: SourceFile) throws(Diagnostic) -> Expression {
        try Self.parsed(file.text(SourceSpan(0, file.bytes.count)), scope, file)
    }

    /// What the checker can say of an expression without a value: its type, and what can only be wrong in it.
    package func check(_ tree: Expression, in file: SourceFile) -> (type: FEELType, diagnostics: [Diagnostic])
    {
        var checker = Checker(scope: scope, file: file)
        let type = checker.check(tree)
        return (type, checker.diagnostics)
    }

    /// The value of an expression, and the values that its parts had on the way, in the order in which they were
    /// evaluated.
    package func trace(
        _ tree: Expression, in file: SourceFile
    ) throws(Diagnostic) -> (outcome: Outcome, parts: [(span: SourceSpan, value: Datum)]) {
        evaluator.begin()
        let value = try run(Planner(scope: scope, heap: heap, file: file).plan(tree, tracing: true))
        var parts: [(SourceSpan, Datum)] = []
        for part in evaluator.trace {
            parts.append((part.span, try outcome(part.value, as: [], in: nil).value))
        }
        return (try outcome(value, as: [], in: nil), parts)
    }
}

extension FEELType {
    /// The type of a value at hand: what a name bound to it is known to be.
    package init(of datum: Datum) {
        self =
            switch datum {
            case .null, .unknown, .function: .any
            case .boolean: .boolean
            case .number: .number
            case .string: .string
            case .date: .date
            case .time: .time
            case .dateTime: .dateTime
            case .dayTimeDuration: .dayTimeDuration
            case .yearMonthDuration: .yearMonthDuration
            case .list(let items): .list(items.isEmpty ? .any : FEELType.join(items.map { FEELType(of: $0) }))
            case .context(let entries): .context(entries.map { Entry($0.key, FEELType(of: $0.value)) })
            case .range(let range):
                .range(FEELType.join([FEELType(of: range.start), FEELType(of: range.end)]))
            }
    }
}
