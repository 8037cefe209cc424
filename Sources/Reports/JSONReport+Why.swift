import FEEL
import Provisions

/// The explanation as data: the same facts as the memo tells, in keys.
extension JSONReport {
    func write(_ explanation: Explanation, to writer: inout JSONWriter) {
        let isFull = detail == .full
        let tests = explanation.tests.filter { isFull || ![.passed, .notApplicable].contains($0.outcome) }
        let computations = explanation.computations.filter {
            isFull || $0.bounds.contains(where: \.isBinding)
        }
        writer.object { writer in
            writer.member("document", explanation.documentTitle)
            if isFull { writer.member("inputs") { $0.array(explanation.facts) { Self.write($1, to: &$0) } } }
            writer.member("interpretations") {
                $0.array(explanation.readings) { Self.write($1, explanation.articles, to: &$0) }
            }
            if isFull {
                writer.member("parameters") { $0.array(explanation.figures) { Self.write($1, to: &$0) } }
            }
            writer.member("provisions") { $0.array(tests) { Self.write($1, explanation.articles, to: &$0) } }
            writer.member("computations") {
                $0.array(computations) { Self.write($1, explanation.articles, to: &$0) }
            }
        }
    }

    private static func write(_ fact: Explanation.Fact, to writer: inout JSONWriter) {
        writer.object(.compact) { writer in
            writer.member("name", fact.name)
            writer.member("label", fact.label)
            writer.member("value") { $0.datum(fact.value, as: fact.type) }
            writer.member("source", fact.source.rawValue)
        }
    }

    private static func write(
        _ reading: Explanation.Reading, _ articles: [String: String], to writer: inout JSONWriter
    ) {
        writer.object(.compact) { writer in
            writer.member("name", reading.name)
            writer.member("label", reading.label)
            writer.member("cite") { $0.strings(cited(reading.citation, nil, articles)) }
            writer.member("reading", reading.chosen.id)
            writer.member("says", reading.chosen.label)
            writer.member("because", reading.instead == nil ? reading.because : nil)
            writer.member("instead_of", reading.instead?.id)
            writer.member("others") { $0.strings(reading.others.map(\.id)) }
        }
    }

    static func write(_ figure: Explanation.Figure, to writer: inout JSONWriter) {
        writer.object(.compact) { writer in
            writer.member("name", figure.name)
            writer.member("label", figure.label)
            writer.member("by") { $0.strings(figure.keys) }
            writer.member("value") {
                $0.datum(figure.value, as: figure.keys.isEmpty ? figure.type : .map(figure.type))
            }
            writer.member("from", figure.from.map { "\($0)" })
            writer.member("cite") { $0.strings(figure.citation) }
        }
    }

    static func write(
        _ test: Explanation.Test, _ articles: [String: String], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("id", test.id)
            writer.member("cite") { $0.strings(cited(test.citation, test.id, articles)) }
            writer.member("label", test.label)
            writer.member("kind", test.isExclusion ? "exclusion" : "requirement")
            writer.member("soft") { $0.boolean(test.isSoft) }
            writer.member("outcome", test.outcome.rawValue)
            writer.member("formula", test.formula)
            writer.member("substituted", test.substituted)
            writer.member("missing") { $0.strings(test.missing) }
        }
    }

    /// Articles where they are known, as written otherwise.
    private static func cited(_ citation: [String], _ id: String?, _ articles: [String: String]) -> [String] {
        let parts = citation.isEmpty ? (id.map { [$0] } ?? []) : citation
        return parts.map { articles[$0] ?? $0 }
    }

    static func write(
        _ computation: Explanation.Computation, _ articles: [String: String], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("name", computation.name)
            writer.member("label", computation.label)
            writer.member("result") { $0.boolean(computation.isResult) }
            writer.member("cite") { $0.strings(cited(computation.citation, nil, articles)) }
            writer.member("status", word(for: computation.status))
            writer.member("missing") { $0.strings(missing(computation.status)) }
            writer.member("value") { $0.datum(computation.value, as: computation.type) }
            writer.member("formula", computation.formula)
            writer.member("substituted", computation.substituted)
            writer.member("selected") { $0.array(computation.selected) { write($1, to: &$0) } }
            writer.member("bounds") {
                $0.array(computation.bounds) { write($1, computation.type, articles, to: &$0) }
            }
            writer.member("binding") { $0.strings(computation.binding) }
            writer.member("roundings") {
                $0.array(computation.roundings) { write($1, computation.type, to: &$0) }
            }
        }
    }

    private static func write(_ selection: Explanation.Selection, to writer: inout JSONWriter) {
        writer.object(.compact) { writer in
            switch selection {
            case .row(let id, let cells):
                writer.member("id", id)
                writer.member("when") { writer in
                    writer.array(cells) { writer, cell in
                        writer.object { writer in
                            writer.member("input", cell.input)
                            writer.member("tests", cell.tests)
                        }
                    }
                }
            case .bracket(let from, let to, let endIncluded, let figure, let deduction):
                writer.member("from") { $0.optional(from) }
                writer.member(endIncluded ? "upto" : "below") { $0.optional(to) }
                writer.member("figure") { $0.number(figure) }
                writer.member("quick_deduction") { $0.optional(deduction) }
            }
        }
    }

    private static func word(for status: Explanation.Computation.Status) -> String {
        switch status {
        case .computed: "computed"
        case .notApplicable: "not-applicable"
        case .replaced(let eligibility): "otherwise-" + eligibility.rawValue
        case .unknown: "unknown"
        case .failed: "error"
        }
    }

    private static func missing(_ status: Explanation.Computation.Status) -> [String] {
        if case .unknown(let missing) = status { missing } else { [] }
    }

    private static func write(
        _ bound: Explanation.Bound, _ type: DeclaredType, _ articles: [String: String],
        to writer: inout JSONWriter
    ) {
        writer.object(.compact) { writer in
            writer.member("side", bound.side.rawValue)
            writer.member("id", bound.id)
            writer.member("cite") { $0.strings(cited(bound.citation, bound.id, articles)) }
            writer.member("label", bound.label)
            writer.member("formula", bound.formula)
            writer.member("substituted", bound.substituted)
            writer.member("value") { $0.datum(bound.value, as: type) }
            writer.member("binding") { $0.boolean(bound.isBinding) }
        }
    }

    private static func write(
        _ step: Explanation.RoundingStep, _ type: DeclaredType, to writer: inout JSONWriter
    ) {
        writer.object(.compact) { writer in
            writer.member("mode", Rounding.words.first { $0.mode == step.mode }?.word)
            writer.member("to") { $0.number(step.step) }
            writer.member("cite") { $0.strings(step.citation) }
            writer.member("before") { $0.datum(step.before, as: type) }
            writer.member("after") { $0.datum(step.after, as: type) }
        }
    }
}
