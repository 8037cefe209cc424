package import Diagnostics

/// One way of writing diagnostics down.
package struct DiagnosticFormat: NamedFormat, Sendable {
    /// What `--format` calls it.
    package let name: String
    /// The whole text, with its line end; empty for no diagnostic where the format has nothing to say then.
    package let write: @Sendable ([Diagnostic], _ colour: Bool) -> String
}

/// The formats of `check`: one line for each.
package enum DiagnosticFormats {
    package static let all = [
        DiagnosticFormat(name: "text", write: text), DiagnosticFormat(name: "json") { json($0, colour: $1) },
        DiagnosticFormat(name: "github") { diagnostics, _ in github(diagnostics) },
        DiagnosticFormat(name: "sarif") { diagnostics, _ in SARIFReport.text(diagnostics) },
    ]

    @Sendable private static func text(_ diagnostics: [Diagnostic], colour: Bool) -> String {
        diagnostics.isEmpty ? "" : DiagnosticRenderer(colour: colour).render(diagnostics) + "\n"
    }

    private static func json(_ diagnostics: [Diagnostic], colour: Bool) -> String {
        var writer = JSONWriter()
        writer.array(diagnostics) { writer, diagnostic in
            writer.object { writer in
                writer.member("severity", diagnostic.severity.rawValue)
                writer.place(of: diagnostic)
                writer.member("help", diagnostic.help)
                writer.member("notes") { writer in
                    writer.array(diagnostic.notes) { writer, note in
                        writer.object(.compact) { writer in
                            writer.member("message", note.message)
                            writer.place(note.place)
                        }
                    }
                }
            }
        }
        return writer.text + "\n"
    }

    /// An annotation for each, at its line.
    private static func github(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { diagnostic in
            GitHubAnnotation(
                level: diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue,
                place: diagnostic.place, title: diagnostic.code,
                message: diagnostic.help.map { diagnostic.message + "\n" + $0 } ?? diagnostic.message
            ).text
        }.joined()
    }
}
