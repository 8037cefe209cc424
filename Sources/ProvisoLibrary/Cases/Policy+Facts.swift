import Diagnostics
import FEEL
import LocatedYAML
import Provisions

extension Policy {
    /// What a case says, read and checked.
    func facts(_ case: Case) throws(CaseError) -> Facts {
        let log = DiagnosticLog()
        var layers = `case`.text.map { [$0] } ?? []
        if layers.isEmpty || !`case`.values.entries.isEmpty {
            layers.append(CaseWriting.node(of: `case`.values, for: plan.policy.inputs, log: log))
        }
        let facts = CaseReader(policy: plan.policy, log: log).read(layers, id: `case`.id)
        guard let facts, !log.hasErrors else { throw CaseError(log.sorted) }
        return facts
    }

    /// What a case of values says, where they are all what they should be at one glance; nil where not.
    func plainFacts(_ case: Case) -> Facts? {
        guard `case`.text == nil else { return nil }
        var states = Array(repeating: Facts.State.absent, count: storage.inputs.count)
        var itemPlaces = Array(repeating: [SourcePlace](), count: states.count)
        for entry in `case`.values.entries {
            guard let position = storage.inputPositions[entry.name], case .absent = states[position] else {
                return nil
            }
            let place = storage.inputPlaces[position]
            if case .null = entry.value {
                states[position] = .null(place)
            } else {
                guard let datum = entry.value.plainDatum(as: storage.inputs[position]) else { return nil }
                states[position] = .given(datum, place)
                itemPlaces[position] = storage.itemPlaces(of: position, datum)
            }
        }
        return Facts(
            id: `case`.id.map { CaseID($0) }, states: states, itemPlaces: itemPlaces,
            place: storage.casePlace)
    }
}
