import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

extension YAMLNode {
    /// The node with another in the place that a path leads to, or with nothing there.
    ///
    /// - Parameter path: at each step the number of an item or of an entry.
    func replacing(_ path: ArraySlice<Int>, with replacement: YAMLNode?) -> YAMLNode {
        guard let step = path.first else { return replacement ?? self }
        let rest = path.dropFirst()
        switch kind {
        case .scalar: return self
        case .sequence(var items):
            guard items.indices.contains(step) else { return self }
            if rest.isEmpty, replacement == nil {
                items.remove(at: step)
            } else {
                items[step] = items[step].replacing(rest, with: replacement)
            }
            return YAMLNode(.sequence(items), span: span, file: file)
        case .mapping(var entries):
            guard entries.indices.contains(step) else { return self }
            if rest.isEmpty, replacement == nil {
                entries.remove(at: step)
            } else {
                let value = entries[step].value.replacing(rest, with: replacement)
                entries[step] = YAMLEntry(key: entries[step].key, value: value)
            }
            return YAMLNode(.mapping(entries), span: span, file: file)
        }
    }

    /// The entry of a key; nil where there is none.
    subscript(key: String) -> YAMLNode? { entries?.first { $0.keyText == key }?.value }
}

extension YAMLScalar {
    /// The scalar with another text, standing where this one stands.
    func saying(_ text: String) -> YAMLScalar {
        YAMLScalar(
            text: text, style: style, origins: text == self.text ? origins : .whole(span), span: span,
            file: file)
    }
}
