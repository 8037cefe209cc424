package import Diagnostics

/// One value of a rule file: a text, a list or a mapping, and where it stands.
package struct YAMLNode: Sendable {
    /// What shape the value has.
    package enum Kind: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    package let kind: Kind
    /// From the first byte of the value to its last, quotes and brackets included, trailing blank lines not.
    package let span: SourceSpan
    package let file: SourceFile

    package init(_ kind: Kind, span: SourceSpan, file: SourceFile) {
        self.kind = kind
        self.span = span
        self.file = file
    }

    /// The node of a scalar stands where the scalar stands.
    package init(_ scalar: YAMLScalar) {
        self.init(.scalar(scalar), span: scalar.span, file: scalar.file)
    }

    package var place: SourcePlace { SourcePlace(file, span) }

    /// The scalar, when it is one.
    package var scalar: YAMLScalar? {
        if case .scalar(let scalar) = kind { scalar } else { nil }
    }

    /// The items, when it is a list.
    package var items: [YAMLNode]? {
        if case .sequence(let items) = kind { items } else { nil }
    }

    /// The entries in file order, when it is a mapping.
    package var entries: [YAMLEntry]? {
        if case .mapping(let entries) = kind { entries } else { nil }
    }

    /// Whether nothing is written here: a plain `null`, `~`, or no text at all.
    package var isNull: Bool { scalar?.isNull ?? false }
}
