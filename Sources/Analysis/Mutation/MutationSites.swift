import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Every place of a rule file at which an edit may change what it decides: not its titles, labels and citations, and not
/// what values it accepts.
struct MutationSites {
    private let plan: PolicyPlan
    private let texts: [Int: PlannedText]
    private(set) var sites: [MutationSite] = []

    /// What says nothing that is worked out.
    private static let silent: Set<String> = [
        "title", "description", "label", "cite", "id", "because", "readings", "choices", "unread", "calendar",
        "timezone", "allowed", "record_id", "type",
    ]

    init(_ plan: PolicyPlan, _ node: YAMLNode) {
        self.plan = plan
        texts = Dictionary(plan.texts.map { ($0.text.place.span.start, $0) }) { first, _ in first }
        for (index, entry) in (node.entries ?? []).enumerated() where !Self.silent.contains(entry.keyText) {
            let owner = MutationOwner(name: entry.keyText, provisions: [])
            visit(entry.value, Way(keys: [entry.keyText], path: [index], owner: owner), node, entry)
        }
    }

    private struct Way {
        var keys: [String]
        var path: [Int]
        var owner: MutationOwner

        func down(_ key: String, _ index: Int) -> Way {
            Way(keys: keys + [key], path: path + [index], owner: owner)
        }
    }

    private mutating func visit(_ node: YAMLNode, _ way: Way, _ parent: YAMLNode, _ entry: YAMLEntry?) {
        var way = way
        way.owner = owner(of: node, way)
        sites.append(
            MutationSite(
                keys: way.keys, path: way.path, node: node, parent: parent, entry: entry,
                text: node.scalar.flatMap { texts[$0.span.start] ?? texts[$0.place.span.start] },
                owner: way.owner, plan: plan))
        switch node.kind {
        case .scalar: break
        case .sequence(let items):
            for (index, item) in items.enumerated() { visit(item, way.down("*", index), node, nil) }
        case .mapping(let entries):
            for (index, inner) in entries.enumerated() where isHeard(inner, entries, in: way) {
                visit(inner.value, way.down(inner.keyText, index), node, inner)
            }
        }
    }

    /// A value under a key of its own may be called anything; what stands beside a `value` is about it.
    private func isHeard(_ entry: YAMLEntry, _ siblings: [YAMLEntry], in way: Way) -> Bool {
        if siblings.contains(where: { $0.keyText == "value" }) { return !Self.silent.contains(entry.keyText) }
        let isFree =
            way.keys.count == 1 || way.keys.count > 2 && (way.keys[2] == "value" || way.keys[2] == "values")
        return isFree || !Self.silent.contains(entry.keyText)
    }

    /// The name of the rule, and the provisions of the innermost piece that cites any.
    private func owner(of node: YAMLNode, _ way: Way) -> MutationOwner {
        var name = way.owner.name
        let isList = way.keys.last == "*" && way.keys.count == 2
        if way.keys.count == 2, !isList { name = way.keys[1] }
        if isList { name = node["id"]?.scalar?.text ?? node["label"]?.scalar?.text ?? name }
        if way.keys.count == 1, let id = node["id"]?.scalar?.text { name = id }
        let cited = ([node["id"]] + (node["cite"].map { $0.items ?? $0.entries?.map(\.value) ?? [$0] } ?? []))
            .compactMap {
                $0?.scalar?.text
            }
        let provisions = cited.filter(Citation.isProvisionID)
        return MutationOwner(name: name, provisions: provisions.isEmpty ? way.owner.provisions : provisions)
    }
}
