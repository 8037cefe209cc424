import FEEL
import LocatedYAML

/// Reads an interpretation: a named choice between readings of the document.
struct InterpretationReader {
    let log: DiagnosticLog

    static let keys = ["label", "cite", "readings", "chosen", "because"]

    func read(_ entry: RuleEntry) -> Input? {
        guard let map = RuleMapping(entry.value, known: Self.keys, what: "an interpretation", log: log)
        else { return nil }
        for key in ["label", "cite"] { _ = map.required(key) }
        guard map.required("readings") != nil, let chosen = map.requiredScalar("chosen")?.named,
            let because = map.requiredScalar("because")?.text
        else { return nil }
        let entries = map.children("readings")
        let readings = entries.compactMap(reading)
        if entries.count < 2, let place = map.keyPlace("readings") {
            log.report(.expected("at least two readings, each with what it says", at: place))
        }
        guard readings.contains(where: { $0.id == chosen.text }) else {
            log.report(.noSuchReading(chosen, known: readings.map(\.id)))
            return nil
        }
        return Input(
            name: entry.key.text, place: entry.key.place, label: map.text("label"), type: .choice(readings),
            unit: nil, defaultValue: .literal(.string(chosen.text), chosen.place), isOptional: false,
            mayBeUnknown: false, requiredIf: nil, allowed: nil, unread: nil, fields: [],
            interpretation: Interpretation(citation: map.citation("cite"), because: because, chosen: chosen))
    }

    private func reading(_ entry: RuleEntry) -> DeclaredType.Choice? {
        guard let says = RuleScalar(entry.value), !says.isNull else {
            log.report(.expected("what the reading says", at: entry.value.place))
            return nil
        }
        return DeclaredType.Choice(id: entry.key.text, label: says.text)
    }
}
