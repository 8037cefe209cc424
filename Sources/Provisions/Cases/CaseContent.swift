package import FEEL
package import LocatedYAML

/// What a golden case says, typed, wherever and however it is written: two cases with the same content are the same case.
package struct CaseContent: Equatable, Sendable {
    private enum Fact: Equatable {
        case absent, null
        case given(Datum)
    }

    private let id: String
    private let cites: [String]
    private let why: String?
    private let asOf: CalendarDate?
    private let facts: [Fact]
    private let expectations: [String: Datum]
    private let isComplete: Bool
    private let within: Number?
    private let because: String?
    private let accepted: [[String]]

    /// Nil after reporting what is wrong with the case.
    package init?(of golden: GoldenCase, for policy: Policy, log: DiagnosticLog) {
        let own = DiagnosticLog()
        let read = CaseReader(policy: policy, log: own).read(golden.layers, id: golden.id.text)
        let items = Expectations(policy: policy, log: own).read(golden)
        log.report(own.diagnostics)
        guard let read, !own.hasErrors else { return nil }
        id = golden.id.text
        cites = golden.cites.map(\.text)
        why = golden.why
        asOf = golden.asOf
        facts = zip(read.states, policy.inputs).map { state, input in
            switch state {
            case .absent: .absent
            // Nothing to hold off: as if the case did not mention it.
            case .null where input.defaultValue == nil: .absent
            case .null: .null
            case .given(let datum, _): .given(datum)
            }
        }
        expectations = Dictionary(
            items.map { ($0.key, $0.expected) }, uniquingKeysWith: { first, _ in first })
        isComplete = golden.isComplete
        within = golden.within?.difference
        because = golden.within?.because ?? golden.emptyBecause?.text
        accepted = golden.accepted.map { accepted in
            [accepted.output, accepted.was.map { CellText.json($0, as: nil) } ?? "", accepted.because]
        }
    }
}
