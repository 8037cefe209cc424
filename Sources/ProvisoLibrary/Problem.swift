import Diagnostics
import Provisions

/// Something that is wrong, or worth a second look, and where.
public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// Nothing can be decided.
        case error
        /// Rules can be used that should not be left like this.
        case warning
        /// Worth knowing.
        case note
    }

    /// Stable and dotted, such as `case.unknown-input`: `proviso explain CODE` says more.
    public let code: String
    /// How bad it is.
    public let severity: Severity
    /// One sentence, lower case, no full stop; names and values stand in backticks.
    public let message: String
    /// The file, or a name in angle brackets such as `<case>`; nil where there is no text to point at.
    public let file: String?
    /// The line in the file, from 1.
    public let line: Int?
    /// The character in the line, from 1.
    public let column: Int?
    /// The way out, where there is one to offer: *did you mean …?*
    public let help: String?
    /// The provision of a document that it belongs to, where a rule could not be worked out.
    public let provision: String?
    /// All of it as a person reads it, with the line of the file and a mark under the place.
    public let text: String

    /// The same as `text`.
    public var description: String { text }

    init(_ diagnostic: Diagnostic, provision: String? = nil) {
        let position = diagnostic.place?.position
        code = diagnostic.code
        severity =
            switch diagnostic.severity {
            case .error: .error
            case .warning: .warning
            case .note: .note
            }
        message = diagnostic.message
        file = diagnostic.place?.file.name
        line = position?.line
        column = position?.column
        help = diagnostic.help
        self.provision = provision
        text = DiagnosticRenderer().render(diagnostic)
    }

    init(_ failure: Provisions.Decision.Failure) {
        self.init(failure.diagnostic, provision: failure.provision)
    }
}

/// Why rules cannot be used.
public struct RulesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one, in the order of file and place.
    public let problems: [Problem]

    /// All problems as a person reads them.
    public var description: String { problems.map(\.text).joined(separator: "\n\n") }

    init(_ diagnostics: [Diagnostic]) { problems = diagnostics.map { Problem($0) } }
}

/// Why a case cannot be decided: something that the policy does not ask for, a value of another kind, an input that is
/// missing; or a case so large that it runs into a limit.
public struct CaseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// At least one, in the order of the case.
    public let problems: [Problem]

    /// All problems as a person reads them.
    public var description: String { problems.map(\.text).joined(separator: "\n\n") }

    init(_ problems: [Problem]) { self.problems = problems }

    init(_ diagnostics: [Diagnostic]) { problems = diagnostics.map { Problem($0) } }
}
