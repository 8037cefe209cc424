/// Typed values by key. A key that is written without a value is reported: nothing is read into an empty
/// place.
extension MappingReader {
    /// A text: any scalar but null.
    package func text(_ key: String, _ presence: Presence = .optional) -> YAMLScalar? {
        value(key, presence)?.text(into: log)
    }

    /// A plain `true` or `false`.
    package func boolean(_ key: String, _ presence: Presence = .optional) -> Bool? {
        value(key, presence)?.boolean(into: log)
    }

    /// A list; an empty one is a list.
    package func list(_ key: String, _ presence: Presence = .optional) -> [YAMLNode]? {
        value(key, presence)?.list(into: log)
    }

    /// A mapping with free keys, as entries in file order.
    package func mapping(_ key: String, _ presence: Presence = .optional) -> [YAMLEntry]? {
        value(key, presence)?.mapping(into: log)
    }

    /// A mapping with known keys of its own; nil if the value is absent or no mapping.
    package func reader(
        _ key: String, _ presence: Presence = .optional, known: [String], what: String
    ) -> MappingReader? {
        guard let value = value(key, presence) else { return nil }
        let reader = MappingReader(value, known: known, what: what, into: log)
        return reader.isMapping ? reader : nil
    }

    /// One text or a list of texts.
    package func oneOrMany(_ key: String, _ presence: Presence = .optional) -> [YAMLScalar]? {
        value(key, presence)?.oneOrMany(into: log)
    }
}

/// The same for a value that stands in a list or under a free key.
extension YAMLNode {
    /// A text: any scalar but null.
    package func text(into log: DiagnosticLog) -> YAMLScalar? {
        if let scalar, !scalar.isNull { return scalar }
        log.report(.expectedScalar(self))
        return nil
    }

    /// A plain `true` or `false`.
    package func boolean(into log: DiagnosticLog) -> Bool? {
        if let boolean = scalar?.boolean { return boolean }
        log.report(.expectedBoolean(self))
        return nil
    }

    /// A list; an empty one is a list.
    package func list(into log: DiagnosticLog) -> [YAMLNode]? {
        if let items { return items }
        log.report(.expectedSequence(self))
        return nil
    }

    /// A mapping with free keys, as entries in file order.
    package func mapping(into log: DiagnosticLog) -> [YAMLEntry]? {
        if let entries { return entries }
        log.report(.expectedMapping(self))
        return nil
    }

    /// One text or a list of texts; what is no text in the list is reported and left out.
    package func oneOrMany(into log: DiagnosticLog) -> [YAMLScalar]? {
        guard let items else { return text(into: log).map { [$0] } }
        return items.compactMap { $0.text(into: log) }
    }
}
