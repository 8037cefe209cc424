import FEEL

extension PlannedInput {
    /// Which reading of the document was taken; nil for an input that is no interpretation.
    func reading(_ taken: Datum) -> Explanation.Reading? {
        guard let interpretation = input.interpretation, case .choice(let readings) = input.type,
            case .string(let id) = taken, let chosen = readings.first(where: { $0.id == id })
        else { return nil }
        let instead = readings.first { $0.id == interpretation.chosen.text }
        return Explanation.Reading(
            name: input.name, label: input.label, citation: interpretation.citation.parts.map(\.text),
            chosen: chosen, others: readings.filter { $0.id != id }, because: interpretation.because,
            instead: instead?.id == id ? nil : instead)
    }
}
