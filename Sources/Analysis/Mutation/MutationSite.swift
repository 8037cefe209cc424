import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// The rule that a mutant is a mutant of.
package struct MutationOwner: Sendable, Hashable {
    /// An output, a parameter …, or a condition's id.
    package let name: String
    /// Of the innermost piece of the rule that cites any.
    package let provisions: [String]
}

/// A place of a rule file at which something may be edited.
struct MutationSite {
    /// The keys from the top, `*` for an item of a list.
    let keys: [String]
    /// The same as numbers of entries and items.
    let path: [Int]
    let node: YAMLNode
    /// What holds it.
    let parent: YAMLNode?
    /// Where the node is a mapping's value.
    let entry: YAMLEntry?
    /// The FEEL in it.
    let text: PlannedText?
    let owner: MutationOwner
    let plan: PolicyPlan

    var key: String { keys.last ?? "" }
    /// The position among the items or entries that hold it.
    var position: Int { path.last ?? 0 }

    /// Whether the keys end like this; `?` stands for any key.
    func isAt(_ pattern: String...) -> Bool {
        keys.count >= pattern.count
            && zip(keys.suffix(pattern.count), pattern).allSatisfy { $1 == "?" || $0 == $1 }
    }

    /// Whether it lies under a key of the top.
    func isUnder(_ sections: String...) -> Bool { keys.first.map(sections.contains) ?? false }
}

/// One edit at a site: what is written in the place of what.
struct MutationEdit {
    /// What is edited, in the file.
    let span: SourceSpan
    /// What is written there; empty for nothing.
    let after: String
    let path: [Int]
    /// What takes the place of the node; nil for nothing.
    let node: YAMLNode?
}

extension MutationSite {
    /// A part of the scalar, by its place in the file, says something else.
    func edit(_ span: SourceSpan, _ after: String) -> MutationEdit? {
        guard let scalar = node.scalar else { return nil }
        let bytes = Array(scalar.text.utf8)
        guard let range = scalar.origins.textRange(of: span, length: bytes.count) else { return nil }
        let text = String(
            decoding: bytes[..<range.lowerBound] + Array(after.utf8) + bytes[range.upperBound...],
            as: UTF8.self)
        guard text != scalar.text else { return nil }
        return MutationEdit(span: span, after: after, path: path, node: YAMLNode(scalar.saying(text)))
    }

    /// The whole scalar says something else.
    func edit(_ after: String) -> MutationEdit? {
        guard let scalar = node.scalar, after != scalar.text else { return nil }
        return MutationEdit(span: scalar.span, after: after, path: path, node: YAMLNode(scalar.saying(after)))
    }

    /// The node, with its key, is gone.
    var dropped: MutationEdit {
        let span = entry.map { $0.keySpan.union(node.span) } ?? node.span
        return MutationEdit(span: span, after: "", path: path, node: nil)
    }

    /// The key says something else.
    func renamed(_ key: String) -> MutationEdit? {
        guard let entry, let entries = parent?.entries, key != entry.keyText, let parent else { return nil }
        var changed = entries
        changed[position] = YAMLEntry(key: entry.key.saying(key), value: node)
        return MutationEdit(
            span: entry.keySpan, after: key, path: path.dropLast(),
            node: YAMLNode(.mapping(changed), span: parent.span, file: parent.file))
    }

    /// The item and the next of the list, or the values of this entry and the next, in each other's place.
    var swappedWithNext: MutationEdit? {
        guard let parent else { return nil }
        switch parent.kind {
        case .sequence(var items):
            guard position + 1 < items.count else { return nil }
            let next = items[position + 1]
            items.swapAt(position, position + 1)
            return swap(with: next, YAMLNode(.sequence(items), span: parent.span, file: parent.file))
        case .mapping(var entries):
            guard position + 1 < entries.count else { return nil }
            let next = entries[position + 1]
            entries[position] = YAMLEntry(key: entries[position].key, value: next.value)
            entries[position + 1] = YAMLEntry(key: next.key, value: node)
            return swap(with: next.value, YAMLNode(.mapping(entries), span: parent.span, file: parent.file))
        case .scalar: return nil
        }
    }

    private func swap(with next: YAMLNode, _ parent: YAMLNode) -> MutationEdit? {
        let (first, second) = (node.file.text(node.span), node.file.text(next.span))
        guard first != second else { return nil }
        let between = node.file.text(SourceSpan(node.span.end, next.span.start))
        return MutationEdit(
            span: node.span.union(next.span), after: second + between + first, path: path.dropLast(),
            node: parent)
    }
}
