package import Diagnostics

/// What can be wrong with what rules are held against.
package enum AnalysisDiagnostics {
    package static let all: [DiagnosticKind] = contracts
}
