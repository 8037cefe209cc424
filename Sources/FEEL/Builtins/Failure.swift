package import Diagnostics

/// Why a built-in function has no value to give.
package enum Failure: Error, Sendable {
    /// Null, and that is nothing to report.
    case null
    /// Null, and this is why: a kind of `FEELDiagnostics`, and one sentence.
    case because(DiagnosticKind, String)
    /// The value depends on inputs that nobody has supplied.
    case unknown(UnknownInputs)
    /// A limit was run into; the heap knows which.
    case limit

    /// An argument that the function cannot do anything with.
    package static func invalid(_ message: String) -> Failure {
        .because(FEELDiagnostics.invalidArgument, message)
    }

    /// A text that is not written as the value it should be.
    package static func invalidText(_ message: String) -> Failure {
        .because(FEELDiagnostics.invalidText, message)
    }
}
