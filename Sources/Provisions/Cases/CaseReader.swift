import Diagnostics
package import FEEL
package import LocatedYAML

/// Reads a case: names checked, values typed, each with its place. Nothing is dropped and nothing is bent.
package struct CaseReader {
    let policy: Policy
    let log: DiagnosticLog
    /// Keys that a case may have beside the policy's inputs.
    package static let ownKeys = ["id"]

    package init(policy: Policy, log: DiagnosticLog) {
        self.policy = policy
        self.log = log
    }

    /// Reads a case from one mapping, or from several laid over each other key by key: the last word wins.
    package func read(_ layers: [YAMLNode], id: String? = nil) -> Facts? {
        guard let last = layers.last else { return nil }
        var values: [YAMLNode?] = Array(repeating: nil, count: policy.inputs.count)
        var caseID = id.map { CaseID($0) }
        for layer in layers {
            guard case .mapping(let entries) = layer.kind else {
                log.report(.expected("a case: a mapping of inputs to values", at: layer.place))
                return nil
            }
            for entry in entries {
                let name = entry.key.text
                if let index = policy.inputIndex[name] {
                    values[index] = entry.value
                } else if name == "id" {
                    caseID = RuleScalar(entry.value)?.caseID ?? caseID
                } else {
                    log.report(.unknownInput(name, at: entry.keyPlace, known: policy.inputs))
                }
            }
        }
        var states: [Facts.State] = []
        var places: [[SourcePlace]] = []
        states.reserveCapacity(values.count)
        places.reserveCapacity(values.count)
        for index in values.indices {
            states.append(state(of: policy.inputs[index], values[index]))
            places.append(policy.inputs[index].fields.isEmpty ? [] : itemPlaces(of: values[index]))
        }
        return Facts(id: caseID, states: states, itemPlaces: places, place: last.place)
    }

    /// One record of a policy over records; nil after saying what is wrong with it.
    package func record(_ node: YAMLNode) -> Datum? {
        guard let input = policy.portfolio?.records, case .list(let type) = input.type,
            let datum = DatumReader(log: log).read(node, as: type, fields: input.fields)
        else { return nil }
        checkFields(of: input, node)
        return datum
    }

    private func itemPlaces(of node: YAMLNode?) -> [SourcePlace] { node?.items?.map(\.place) ?? [] }

    private func state(of input: Input, _ node: YAMLNode?) -> Facts.State {
        guard let node else { return .absent }
        if let scalar = RuleScalar(node), scalar.isNull { return .null(scalar.place) }
        guard
            let datum = DatumReader(log: log).read(
                node, as: input.type, unit: input.unit, fields: input.fields)
        else {
            return .absent
        }
        checkFields(of: input, node)
        return .given(datum, node.place)
    }

    /// A record's required fields are there.
    private func checkFields(of input: Input, _ node: YAMLNode) {
        guard !input.fields.isEmpty else { return }
        if case .sequence(let items) = node.kind { return items.forEach { checkFields(of: input, $0) } }
        guard case .mapping(let entries) = node.kind else { return }
        for field in input.fields {
            if let entry = entries.first(where: { $0.key.text == field.name }) {
                checkFields(of: field, entry.value)
                if RuleScalar(entry.value)?.isNull != true { continue }
            }
            if field.mustBeGiven { log.report(.missingInput(field, at: node.place)) }
        }
    }
}

extension Input {
    /// Whether a case that does not give it is in error, whatever else it says.
    package var mustBeGiven: Bool { defaultValue == nil && !isOptional && !mayBeUnknown && requiredIf == nil }
}

extension RuleScalar {
    /// Nil for a null.
    fileprivate var caseID: CaseID? { isNull ? nil : CaseID(text, isNumber: scalar.style == .jsonNumber) }
}
