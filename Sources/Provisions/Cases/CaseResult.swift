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
        /// Actual less expected, where both are numbers.
        package let difference: Number?
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

    /// Whether the case is about an error; in any other an error is a failure, whatever the outcome names.
    package let expectsErrors: Bool

    package var passed: Bool {
        guard let decision else { return false }
        return mismatches.isEmpty && diagnostics.isEmpty && (expectsErrors || decision.errors.isEmpty)
    }
}
