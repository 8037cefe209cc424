package import Diagnostics
package import FEELSyntax

/// Makes plans of expressions.
package struct Planner {
    let scope: Scope
    let heap: Heap
    let file: SourceFile

    /// Constants go into `heap`, of which the evaluator's heap must be a copy made later (or the same).
    package init(scope: Scope, heap: Heap, file: SourceFile) {
        self.scope = scope
        self.heap = heap
        self.file = file
    }

    /// The plan of an expression. With `tracing`, evaluating it records the value of every part.
    package func plan(_ expression: Expression, tracing: Bool = false) -> Plan {
        plan(tracing, expression.span) { writer in writer.value(expression) }
    }

    /// The plan of a decision table's cell or an allowed-values text: true where the value of the slot `input` passes.
    package func plan(_ tests: UnaryTests, input slot: Int, tracing: Bool = false) -> Plan {
        plan(tracing, tests.span) { writer in writer.tests(tests, input: slot) }
    }

    private func plan(_ isTracing: Bool, _ span: SourceSpan, _ write: (inout PlanWriter) -> Int) -> Plan {
        var writer = PlanWriter(scope: scope, heap: heap, file: file, isTracing: isTracing)
        let draft = writer.inside(span) { writer in
            let result = write(&writer)
            return writer.finish(result)
        }
        return Plan(code: Code(draft, file: file), reads: writer.reads)
    }
}
