package import Diagnostics

/// Why a part of an expression came out as null (DMN §10.3.1): recorded where it arose; the evaluation went on.
package struct EvaluationFailure: Hashable, Sendable {
    package let kind: DiagnosticKind
    /// One sentence, lower case, no full stop.
    package let message: String
    package let place: SourcePlace
    package let help: String?

    package init(_ kind: DiagnosticKind, _ message: String, at place: SourcePlace, help: String? = nil) {
        self.kind = kind
        self.message = message
        self.place = place
        self.help = help
    }

    package var diagnostic: Diagnostic { Diagnostic(kind, message, at: place, help: help) }
}

extension LimitExceeded {
    /// The limit as something to show, at the place where it was run into.
    package var diagnostic: Diagnostic {
        Diagnostic(FEELDiagnostics.limitExceeded, "\(limit.words) than allowed", at: place)
    }
}

extension LimitExceeded.Limit {
    /// What there was more of than allowed.
    var words: String {
        switch self {
        case .depth: "functions or values are nested deeper"
        case .steps: "the evaluation takes more steps"
        case .listLength: "a list gets longer"
        case .stringLength: "a string gets longer"
        case .heapSize: "all values together take more memory"
        case .planSize: "the expression is larger"
        }
    }
}
