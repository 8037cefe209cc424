import Diagnostics
import FEEL
import LocatedYAML

/// Lays an overlay over the text of a policy. Every node keeps the file it comes from, so that what is wrong with a
/// patch is shown in the overlay and what is wrong with the policy in the policy.
///
/// What has a name is found by it: entries of a mapping by their key, items of a list by their `id`. A name that is not
/// there and a patch that says what the policy says already are errors.
struct OverlayPatch {
    let log: DiagnosticLog
    private(set) var changes: [Overlay.Change] = []

    /// What a patch writes to remove an item or a key.
    static let drop = "drop"
    /// Sections whose entries are not names but keys of their own.
    private static let unnamed = ["in_force"]

    init(log: DiagnosticLog) { self.log = log }

    mutating func apply(_ overlay: Overlay, to policy: YAMLNode) -> YAMLNode {
        guard var entries = policy.entries else { return policy }
        for section in overlay.sections {
            guard let index = entries.firstIndex(where: { $0.keyText == section.keyText }) else {
                log.report(
                    .nothingToOverlay(section.keyText, at: section.keyPlace, known: entries.map(\.keyText)))
                continue
            }
            let base = entries[index]
            let isNamed = !Self.unnamed.contains(section.keyText)
            guard section.value.entries != nil else {
                log.report(.expected("a mapping of names to what changes", at: section.value.place))
                continue
            }
            entries[index] = YAMLEntry(
                key: base.key,
                value: merged(base.value, section.value, path: [section.keyText], named: isNamed ? 1 : 0))
        }
        return YAMLNode(.mapping(entries), span: policy.span, file: policy.file)
    }

    /// - Parameter named: for how many levels keys are names that must be there.
    private mutating func merged(_ base: YAMLNode, _ patch: YAMLNode, path: [String], named: Int) -> YAMLNode
    {
        guard let patches = patch.entries else { return replaced(base, by: patch, path: path) }
        switch base.kind {
        case .mapping(let entries):
            return YAMLNode(
                .mapping(merged(entries, patches, path: path, named: named)), span: base.span, file: base.file
            )
        case .sequence(let items) where items.allSatisfy({ $0.idText != nil }):
            return YAMLNode(.sequence(merged(items, patches, path: path)), span: base.span, file: base.file)
        case .sequence, .scalar: return replaced(base, by: patch, path: path)
        }
    }

    private mutating func merged(
        _ base: [YAMLEntry], _ patches: [YAMLEntry], path: [String], named: Int
    ) -> [YAMLEntry] {
        var entries = base
        for patch in patches {
            let path = path + [patch.keyText]
            guard let index = entries.firstIndex(where: { $0.keyText == patch.keyText }) else {
                if named > 0 || patch.value.isDrop {
                    log.report(
                        .nothingToOverlay(patch.keyText, at: patch.keyPlace, known: base.map(\.keyText)))
                } else {
                    note(path, nil, patch.value)
                    entries.append(patch)
                }
                continue
            }
            if patch.value.isDrop {
                note(path, entries[index].value, nil)
                entries.remove(at: index)
                continue
            }
            let value = entries[index].value
            let target = value.shorthandTarget(of: path, patch.value)
            if let target, target.isEmpty {
                log.report(.whichValue(patch.keyText, at: patch.value.place))
                continue
            }
            let nested = (target ?? []).reversed().reduce(patch.value) { inner, key in
                YAMLNode(
                    .mapping([YAMLEntry(key: key, value: inner)]), span: inner.span, file: inner.file)
            }
            entries[index] = YAMLEntry(
                key: entries[index].key, value: merged(value, nested, path: path, named: named - 1))
        }
        return entries
    }

    /// Items by their ids.
    private mutating func merged(_ base: [YAMLNode], _ patches: [YAMLEntry], path: [String]) -> [YAMLNode] {
        var items = base
        for patch in patches {
            let path = path + [patch.keyText]
            guard let index = items.firstIndex(where: { $0.idText == patch.keyText }) else {
                log.report(
                    .nothingToOverlay(patch.keyText, at: patch.keyPlace, known: base.compactMap(\.idText)))
                continue
            }
            if patch.value.isDrop {
                note(path, items[index], nil)
                items.remove(at: index)
            } else {
                items[index] = merged(items[index], patch.value, path: path, named: 0)
            }
        }
        return items
    }

    private mutating func replaced(_ base: YAMLNode, by patch: YAMLNode, path: [String]) -> YAMLNode {
        guard !patch.means(base) else {
            log.report(.overlayWithoutChange(path.joined(separator: "."), at: patch.place, same: base.place))
            return base
        }
        note(path, base, patch)
        return patch
    }

    private mutating func note(_ path: [String], _ before: YAMLNode?, _ after: YAMLNode?) {
        changes.append(
            Overlay.Change(
                path: path.joined(separator: "."), before: before?.lineText, after: after?.lineText))
    }
}

extension YAMLNode {
    fileprivate var isDrop: Bool {
        scalar.map { $0.style == .plain && $0.text == OverlayPatch.drop } ?? false
    }

    /// By what an item of a list is found.
    fileprivate var idText: String? { entries?.first { $0.keyText == "id" }?.value.scalar?.text }

    /// Where a bare value goes that stands for a whole parameter or interpretation: to its only value, to its chosen
    /// reading. Nil when it stands for itself; empty when it cannot be told which of several values is meant.
    fileprivate func shorthandTarget(of path: [String], _ patch: YAMLNode) -> [YAMLScalar]? {
        guard path.count == 2, patch.entries == nil, let entries else { return nil }
        switch path.first {
        case "interpretations": return entries.first { $0.keyText == "chosen" }.map { [$0.key] }
        case "parameters":
            if let value = entries.first(where: { $0.keyText == "value" }) { return [value.key] }
            guard let values = entries.first(where: { $0.keyText == "values" }) else { return nil }
            guard let dated = values.value.entries, let only = dated.first, dated.count == 1 else {
                return []
            }
            return [values.key, only.key]
        default: return nil
        }
    }
}
