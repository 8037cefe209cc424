import LocatedYAML

/// The parts of a policy's file that are for its reader and decide nothing.
enum RuleWording {
    /// Sections in which each entry is an element of its own.
    private static let named: Set = [
        "inputs", "interpretations", "parameters", "functions", "definitions", "outputs", "records",
        "columns",
    ]
    /// Sections that are lists of elements.
    private static let listed: Set = ["eligibility", "exclusions", "steps"]

    /// What stands in explanations in the place of a name. An interpretation cannot do without.
    private static let labels: Set = ["label"]
    private static let labelled = named.subtracting(["interpretations"])
    /// What may change without a decision or its explanation being another.
    private static let words: Set = ["title", "description", "label", "cite", "because"]

    /// The policy without the labels of its elements: explanations then name things as the rules do.
    static func withoutLabels(_ policy: YAMLNode) -> YAMLNode {
        without(labels, policy, in: labelled)
    }

    /// The policy without anything that is only read by people.
    static func withoutWords(_ policy: YAMLNode) -> YAMLNode { without(words, policy, in: named) }

    /// Only where a key means what it says: deeper down it may be the name of a field or a choice.
    private static func without(
        _ keys: Set<String>, _ policy: YAMLNode, in sections: Set<String>
    ) -> YAMLNode {
        mapping(policy, dropping: keys) { entry in
            if sections.contains(entry.keyText) {
                return mapping(entry.value) { mapping($0.value, dropping: keys) }
            }
            if listed.contains(entry.keyText), let items = entry.value.items {
                return YAMLNode(
                    .sequence(items.map { mapping($0, dropping: keys) }), span: entry.value.span,
                    file: entry.value.file)
            }
            return entry.keyText == "in_force" ? mapping(entry.value, dropping: keys) : entry.value
        }
    }

    private static func mapping(
        _ node: YAMLNode, dropping keys: Set<String> = [], _ change: (YAMLEntry) -> YAMLNode = { $0.value }
    ) -> YAMLNode {
        guard let entries = node.entries else { return node }
        let kept = entries.filter { !keys.contains($0.keyText) }
        return YAMLNode(
            .mapping(kept.map { YAMLEntry(key: $0.key, value: change($0)) }), span: node.span, file: node.file
        )
    }
}
