import FEEL
import Provisions

/// Results of golden cases as JSON: a count, and every case with what was not as expected.
enum CaseJSONReport {
    static func text(_ results: [CaseResult]) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("cases") { $0.integer(results.count) }
            writer.member("failed") { $0.integer(results.filter { !$0.passed }.count) }
            writer.member("results") { $0.array(results) { write($1, to: &$0) } }
        }
        return writer.text + "\n"
    }

    private static func write(_ result: CaseResult, to writer: inout JSONWriter) {
        writer.object(result.passed ? .compact : .indented) { writer in
            writer.member("policy", result.policy)
            writer.member("id", result.id)
            writer.member("passed") { $0.boolean(result.passed) }
            writer.member("cites") { $0.strings(result.cites) }
            writer.place(result.place)
            guard !result.passed else { return }
            writer.member("mismatches") { $0.array(result.mismatches) { write($1, to: &$0) } }
            writer.member("errors") { writer in
                writer.array(result.diagnostics + (result.decision?.errors.map(\.diagnostic) ?? [])) {
                    writer, error in
                    writer.object { $0.place(of: error) }
                }
            }
        }
    }

    private static func write(_ mismatch: CaseResult.Mismatch, to writer: inout JSONWriter) {
        writer.object(.compact) { writer in
            writer.member("key", mismatch.key)
            writer.member("expected") { $0.datum(mismatch.expected, as: mismatch.type) }
            writer.member("found") { $0.datum(mismatch.actual, as: mismatch.type) }
            writer.member("difference") { writer in
                if let difference = mismatch.difference {
                    writer.number(difference, decimals: mismatch.type == .money ? 2 : 0)
                } else {
                    writer.null()
                }
            }
        }
    }
}

extension JSONWriter {
    /// A value as JSON on one line.
    static func line(_ datum: Datum, as type: DeclaredType?) -> String {
        var writer = JSONWriter(.compact)
        writer.datum(datum, as: type)
        return writer.text
    }
}
