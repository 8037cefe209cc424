/// What the names, the records' fields and the choices of a policy are called, for readers.
///
/// A field or a choice that two places label differently has no label here: an explanation then keeps its name.
package struct PolicyLabels: Sendable {
    private let names: [String: String]
    private let fields: [String: String]
    /// Choice → label.
    package let choices: [String: String]

    init(_ policy: Policy) {
        let parts =
            policy.inputs.map { ($0.name, $0.label) } + policy.parameters.map { ($0.name, $0.label) }
            + policy.functions.map { ($0.name, $0.label) } + policy.outputs.map { ($0.name, $0.label) }
            + (policy.portfolio?.records.fields ?? []).map { ($0.name, $0.label) }
            + (policy.portfolio?.columns ?? []).map { ($0.name, $0.label) }
        names = Self.unambiguous(parts)
        fields = Self.unambiguous(policy.inputs.flatMap(\.allFields).map { ($0.name, $0.label) })
        let types = policy.inputs.flatMap { [$0] + $0.allFields }.map(\.type) + policy.outputs.map(\.type)
        choices = Self.unambiguous(types.flatMap(\.allChoices).map { ($0.id, $0.label) })
    }

    package subscript(name: String) -> String? { names[name] }

    package func field(_ name: String) -> String? { fields[name] }

    private static func unambiguous(_ parts: [(name: String, label: String?)]) -> [String: String] {
        var labels: [String: Set<String?>] = [:]
        for part in parts { labels[part.name, default: []].insert(part.label) }
        return labels.compactMapValues { $0.count == 1 ? $0.first ?? nil : nil }
    }
}

extension Input {
    /// The fields of its records, and theirs.
    fileprivate var allFields: [Input] { fields + fields.flatMap(\.allFields) }
}

extension DeclaredType {
    /// The choices that it names, however deep.
    fileprivate var allChoices: [Choice] {
        switch self {
        case .choice(let choices): choices
        case .list(let item), .map(let item): item.allChoices
        case .record(let fields): fields.flatMap(\.type.allChoices)
        default: []
        }
    }
}
