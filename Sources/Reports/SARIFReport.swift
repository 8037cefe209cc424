import Diagnostics

/// Diagnostics as SARIF 2.1.0, for tools that show the findings of code scanners.
enum SARIFReport {
    static func text(_ diagnostics: [Diagnostic]) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.member("version", "2.1.0")
            writer.member("runs") { $0.array([diagnostics]) { run($1, to: &$0) } }
        }
        return writer.text + "\n"
    }

    private static func run(_ diagnostics: [Diagnostic], to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("tool") { $0.object { $0.member("driver") { driver(diagnostics, to: &$0) } } }
            writer.member("columnKind", "unicodeCodePoints")
            writer.member("results") { $0.array(diagnostics) { result($1, to: &$0) } }
        }
    }

    /// The tool, with the kinds of diagnostic that occur.
    private static func driver(_ diagnostics: [Diagnostic], to writer: inout JSONWriter) {
        let kinds = Set(diagnostics.map(\.kind)).sorted { $0.code < $1.code }
        writer.object { writer in
            writer.member("name", "proviso")
            writer.member("rules") { writer in
                writer.array(kinds) { writer, kind in
                    writer.object { writer in
                        writer.member("id", kind.code)
                        writer.member("shortDescription") { message(kind.meaning.en, to: &$0) }
                        writer.member("help") { message(kind.fix.en, to: &$0) }
                    }
                }
            }
        }
    }

    private static func result(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
        let words = diagnostic.help.map { "\(diagnostic.message); \($0)" } ?? diagnostic.message
        writer.object { writer in
            writer.member("ruleId", diagnostic.code)
            writer.member("level", diagnostic.severity.rawValue)
            writer.member("message") { message(words, to: &$0) }
            writer.member("locations") { writer in
                writer.array(diagnostic.place.map { [$0] } ?? []) { location($1, to: &$0) }
            }
        }
    }

    private static func message(_ text: String, to writer: inout JSONWriter) {
        writer.object(.compact) { $0.member("text", text) }
    }

    private static func location(_ place: SourcePlace, to writer: inout JSONWriter) {
        let start = place.position, end = place.file.position(at: place.span.end)
        writer.object { writer in
            writer.member("physicalLocation") { writer in
                writer.object { writer in
                    writer.member("artifactLocation") {
                        $0.object(.compact) { $0.member("uri", place.file.name) }
                    }
                    writer.member("region") { writer in
                        writer.object(.compact) { writer in
                            writer.member("startLine") { $0.integer(start.line) }
                            writer.member("startColumn") { $0.integer(start.column) }
                            writer.member("endLine") { $0.integer(end.line) }
                            writer.member("endColumn") { $0.integer(end.column) }
                        }
                    }
                }
            }
        }
    }
}
