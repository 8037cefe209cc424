package import Diagnostics

extension ExpressionSession {
    /// What a decision table gives, converted to each type in turn.
    ///
    /// - Throws: a syntax error in one of its texts, a table of the wrong shape, or the limit that ended the evaluation.
    package func evaluate(_ table: FEELDecisionTable, as types: FEELType...) throws(Diagnostic) -> Outcome {
        evaluator.begin()
        return try outcome(try DecisionTableRun(table, in: self).value(), as: types, in: nil)
    }
}
