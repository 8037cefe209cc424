package import Diagnostics

/// Everything the YAML and JSON readers can say.
package enum YAMLDiagnostics {
    /// Every kind, once.
    package static let all: [DiagnosticKind] = text + refused + syntax + shape + json
}
