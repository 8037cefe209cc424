package import Diagnostics
import FEEL
package import Provisions

/// A decision as JSON: every key always there, always in the same order, `why` added on request.
package struct JSONReport: Sendable {
    let detail: ReportDetail
    let layout: JSONWriter.Layout

    package init(detail: ReportDetail = .none, layout: JSONWriter.Layout = .indented) {
        self.detail = detail
        self.layout = layout
    }

    /// The JSON text without a line end. A case id, where the case had one, stands before the policy.
    package func text(_ decision: Decision, _ explanation: Explanation? = nil) -> String {
        var writer = JSONWriter(layout)
        writer.object { writer in
            if let id = decision.caseID {
                writer.member("id") { id.isNumber ? $0.verbatim(id.text) : $0.string(id.text) }
            }
            write(decision, to: &writer)
            if let explanation, detail != .none {
                writer.member("why") { write(explanation, to: &$0) }
            }
        }
        return writer.text
    }

    private func write(_ decision: Decision, to writer: inout JSONWriter) {
        writer.member("policy", decision.policy)
        writer.member("reference_date", decision.referenceDate.map { "\($0)" })
        writer.member("eligibility", decision.eligibility?.rawValue)
        writer.member("reasons") { $0.strings(decision.reasons) }
        writer.member("missing") { $0.strings(decision.missing) }
        writer.member("discretionary_reasons") { $0.strings(decision.discretionaryReasons) }
        writer.member("outputs") { write(decision.outputs, decision.binding, to: &$0) }
        writer.member("errors") { $0.array(decision.errors) { Self.write($1, to: &$0) } }
        writer.member("rules_digest", decision.rulesDigest)
        if let overlay = decision.overlay { writer.member("overlay", overlay.title) }
        guard !decision.switchedReadings.isEmpty else { return }
        writer.member("readings") { writer in
            writer.object { writer in
                for reading in decision.switchedReadings { writer.member(reading.name, reading.chosen.id) }
            }
        }
    }

    /// `binding` is a part of the outputs, unless the policy has an output of that name.
    private func write(_ outputs: [Decision.Result], _ binding: [String]?, to writer: inout JSONWriter) {
        writer.object { writer in
            for output in outputs { writer.member(output.name) { $0.datum(output.value, as: output.type) } }
            if let binding, !outputs.contains(where: { $0.name == "binding" }) {
                writer.member("binding") { $0.strings(binding) }
            }
        }
    }

    private static func write(_ failure: Decision.Failure, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.place(of: failure.diagnostic)
            writer.member("provision", failure.provision)
        }
    }
}

extension JSONWriter {
    /// `code`, `message`, `file`, `line`, `column`: the members that every diagnostic has.
    package mutating func place(of diagnostic: Diagnostic) {
        member("code", diagnostic.code)
        member("message", diagnostic.message)
        place(diagnostic.place)
    }

    /// `file`, `line`, `column`; null where there is no text.
    package mutating func place(_ place: SourcePlace?) {
        let position = place?.position
        member("file", place?.file.name)
        member("line") { $0.optional(position?.line) }
        member("column") { $0.optional(position?.column) }
    }

    mutating func optional(_ number: Number?) {
        if let number { self.number(number) } else { null() }
    }

    private mutating func optional(_ integer: Int?) {
        if let integer { self.integer(integer) } else { null() }
    }
}
