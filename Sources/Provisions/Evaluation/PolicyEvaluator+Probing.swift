package import Diagnostics
package import FEEL
package import FEELSyntax

extension PolicyEvaluator {
    /// What an expression over the policy's names comes to for the case that was decided last.
    ///
    /// - Parameter file: where the expression stands.
    package func value(of tree: Expression, in file: SourceFile) throws(LimitExceeded) -> Datum {
        let mark = heap.mark()
        defer { heap.release(to: mark) }
        let planner = Planner(scope: plan.scope, heap: heap, file: file)
        return datum(of: try evaluator.evaluate(planner.plan(tree)))
    }

    /// What an output or a definition came to for the case that was decided last.
    package func value(ofOutput index: Int) -> Datum {
        plan.outputs.indices.contains(index) ? datum(of: evaluator[plan.outputs[index].slot]) : .null
    }
}
