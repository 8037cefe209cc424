/// How bad it is: an error and a warning both fail `check`, a note does not.
package enum Severity: String, Sendable, CaseIterable {
    case error, warning, note
}

/// What a diagnostic is, once for all its occurrences: `proviso explain CODE` prints it.
///
/// Each target lists its kinds in one catalogue (`SyntaxDiagnostics`, `FEELDiagnostics`, …), with a factory beside
/// each kind, so that a call site reads `.unknownName("x", at: place, nearest: "y")`.
package struct DiagnosticKind: Hashable, Sendable {
    /// Stable and dotted: `feel.unknown-name`.
    package let code: String
    package let severity: Severity
    /// What it means, in a sentence or two.
    package let meaning: LocalizedText
    /// A few lines of rule file or FEEL that provoke it.
    package let example: String
    /// What to do about it.
    package let fix: LocalizedText

    package init(
        _ code: String, _ severity: Severity = .error, meaning: LocalizedText, example: String,
        fix: LocalizedText
    ) {
        self.code = code
        self.severity = severity
        self.meaning = meaning
        self.example = example
        self.fix = fix
    }
}

/// Something said about a place in a source text.
package struct Diagnostic: Hashable, Sendable, Error {
    /// A second place that belongs to the story, with its own words.
    package struct Note: Hashable, Sendable {
        package let message: String
        package let place: SourcePlace

        package init(_ message: String, at place: SourcePlace) {
            self.message = message
            self.place = place
        }
    }

    package let kind: DiagnosticKind
    /// One sentence, lower case, no full stop; the user's own text stands in backticks.
    package let message: String
    /// Where; nil only when there is no text at all (a missing file).
    package let place: SourcePlace?
    package let notes: [Note]
    /// The way out, when there is one to offer.
    package let help: String?

    package init(
        _ kind: DiagnosticKind, _ message: String, at place: SourcePlace?, notes: [Note] = [],
        help: String? = nil
    ) {
        self.kind = kind
        self.message = message
        self.place = place
        self.notes = notes
        self.help = help
    }

    package var code: String { kind.code }
    package var severity: Severity { kind.severity }
}
