package import Diagnostics

/// What a reader has found to say, collected while it goes on reading.
///
/// A class, since many readers of one file write into one log.
package final class DiagnosticLog {
    /// In the order of reporting.
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
    package func report(_ more: [Diagnostic]) { diagnostics += more }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
