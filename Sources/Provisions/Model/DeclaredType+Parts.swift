extension DeclaredType {
    /// The type of a list's items.
    package var item: DeclaredType? {
        if case .list(let item) = self { item } else { nil }
    }

    /// The type of a record's field, or of a map's values.
    package func type(of key: String) -> DeclaredType? {
        switch self {
        case .record(let fields): fields.first { $0.name == key }?.type
        case .map(let item): item
        default: nil
        }
    }
}
