import Diagnostics
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
            writer.member("errors") {
                $0.array(result.problems) { writer, error in
                    writer.object { $0.place(of: error) }
                }
            }
            writer.member("diverged") { writer in
                guard let divergence = result.divergence else { return writer.null() }
                write(divergence, to: &writer)
            }
        }
    }

    /// The first step that came out otherwise, in the keys of `eval --why`.
    private static func write(_ divergence: Divergence, to writer: inout JSONWriter) {
        let articles = divergence.explanation.articles
        writer.object { writer in
            writer.member("provisions") {
                $0.array(divergence.tests) { JSONReport.write($1, articles, to: &$0) }
            }
            writer.member("computations") {
                $0.array(divergence.computations) { JSONReport.write($1, articles, to: &$0) }
            }
            writer.member("parameters") { $0.array(divergence.figures) { JSONReport.write($1, to: &$0) } }
        }
    }

    private static func write(_ mismatch: CaseResult.Mismatch, to writer: inout JSONWriter) {
        writer.object(.compact) { writer in
            writer.member("key", mismatch.key)
            writer.member("expected") { $0.datum(mismatch.expected, as: mismatch.type) }
            writer.member("found") { $0.datum(mismatch.actual, as: mismatch.type) }
            writer.member("difference") { write(differenceOf: mismatch, to: &$0) }
        }
    }

    /// A number for numbers; for the rest what differs, by keys.
    private static func write(differenceOf mismatch: CaseResult.Mismatch, to writer: inout JSONWriter) {
        let type = mismatch.type
        switch mismatch.difference {
        case nil: writer.null()
        case .number(let number): writer.number(number, decimals: type == .money ? 2 : 0)
        case .days(let days): writer.object(.compact) { $0.member("days") { $0.integer(days) } }
        case .items(let missing, let surplus):
            writer.object(.compact) { writer in
                writer.member("missing") { $0.array(missing) { $0.datum($1, as: type.item) } }
                writer.member("surplus") { $0.array(surplus) { $0.datum($1, as: type.item) } }
            }
        case .entries(let entries):
            writer.array(entries) { writer, entry in
                let type = type.type(of: entry.key)
                writer.object(.compact) { writer in
                    writer.member("key", entry.key)
                    writer.member("expected") { $0.datum(entry.expected ?? .null, as: type) }
                    writer.member("found") { $0.datum(entry.actual ?? .null, as: type) }
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
