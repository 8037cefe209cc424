package import Diagnostics
package import FEEL

/// How a golden case came out.
package struct CaseResult: Sendable {
    /// An expectation that was not met.
    package struct Mismatch: Sendable {
        package let key: String
        package let place: SourcePlace
        package let expected: Datum
        package let actual: Datum
        /// The type by which both are to be written.
        package let type: DeclaredType
        /// By how much, where that can be said.
        package let difference: ValueDifference?
    }

    package let policy: String
    package let id: String
    package let cites: [String]
    package let why: String?
    package let place: SourcePlace
    package let mismatches: [Mismatch]
    /// What is wrong with the case itself (a misspelt key, a value of the wrong type).
    package let diagnostics: [Diagnostic]
    /// Nil when the case could not be put.
    package let decision: Decision?

    /// Where the decision parted from what was expected; only when the runner was asked for it.
    package let divergence: Divergence?
    /// Which expected values were accepted from the rules, and why.
    package let accepted: [GoldenCase.Acceptance]

    /// Whether the case is about an error; in any other an error is a failure, whatever the outcome names.
    package let expectsErrors: Bool

    package var passed: Bool {
        guard let decision else { return false }
        return mismatches.isEmpty && diagnostics.isEmpty && (expectsErrors || decision.errors.isEmpty)
    }
}
