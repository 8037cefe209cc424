extension YAMLNode {
    /// Whether two nodes say the same, wherever they stand and however they are laid out; a mapping's entries in the same
    /// order, and a text in quotes is not the same text without.
    package func says(theSameAs other: YAMLNode) -> Bool {
        switch (kind, other.kind) {
        case (.scalar(let left), .scalar(let right)):
            left.text == right.text && (left.style == .plain) == (right.style == .plain)
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.says(theSameAs: $1) }
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy {
                    $0.keyText == $1.keyText && $0.value.says(theSameAs: $1.value)
                }
        default: false
        }
    }
}
