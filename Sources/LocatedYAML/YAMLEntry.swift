package import Diagnostics

/// One `key: value` of a mapping.
package struct YAMLEntry: Sendable {
    /// The key as written, with its place; keys are always scalars.
    package let key: YAMLScalar
    package let value: YAMLNode

    package init(key: YAMLScalar, value: YAMLNode) {
        self.key = key
        self.value = value
    }

    package var keyText: String { key.text }
    package var keySpan: SourceSpan { key.span }
    package var keyPlace: SourcePlace { key.place }
}
