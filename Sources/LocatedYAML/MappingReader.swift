package import Diagnostics

/// Reads a mapping whose keys are known, so that no key can be misspelt and none forgotten.
///
/// The known keys are stated once; what is not among them is reported when the reader is made. Every getter
/// reports what it does not find as it should be, and answers nil.
///
///     let output = MappingReader(node, known: ["label", "type", "formula"], what: "an output", into: log)
///     let label = output.text("label", .required)
///     let formula = output.text("formula")
package struct MappingReader {
    /// Whether the absence of a key is reported.
    package enum Presence { case required, optional }

    package let node: YAMLNode
    /// What the mapping is, with its article, as messages name it: `an output`.
    package let what: String
    /// The mapping's entries in file order, unknown keys too; none if the node is not a mapping.
    package let entries: [YAMLEntry]
    /// Where everything found is reported.
    package let log: DiagnosticLog
    private let known: [String]
    private let byKey: [String: YAMLEntry]

    /// Reports a node that is not a mapping, and every key that is not known.
    package init(_ node: YAMLNode, known: [String], what: String, into log: DiagnosticLog) {
        self.node = node
        self.what = what
        self.known = known
        self.log = log
        entries = node.entries ?? []
        byKey = Dictionary(entries.map { ($0.keyText, $0) }, uniquingKeysWith: { first, _ in first })
        if node.entries == nil { log.report(.expectedMapping(node, what: what, keys: known)) }
        let absent = known.filter { byKey[$0] == nil }
        for entry in entries where !known.contains(entry.keyText) {
            log.report(.unknownKey(entry.key, in: what, known: known, absent: absent))
        }
    }

    package var place: SourcePlace { node.place }

    /// Whether the node is a mapping at all; when it is not, that is reported and every getter answers nil
    /// in silence.
    package var isMapping: Bool { node.entries != nil }

    /// Whether the key is written, whatever its value.
    package func has(_ key: String) -> Bool { byKey[key] != nil }

    /// The entry of a known key: for the place of the key itself.
    package func entry(_ key: String, _ presence: Presence = .optional) -> YAMLEntry? {
        assert(known.contains(key), "`\(key)` is not among the known keys of \(what)")
        if let entry = byKey[key] { return entry }
        if presence == .required, isMapping { log.report(.missingKey(key, in: what, at: headPlace)) }
        return nil
    }

    /// The value as it stands, a null too.
    package func value(_ key: String, _ presence: Presence = .optional) -> YAMLNode? {
        entry(key, presence)?.value
    }

    /// The value of a key that must be there.
    package func required(_ key: String) -> YAMLNode? { value(key, .required) }

    /// Where the absence of a key is reported: at the mapping's first key, or at `{}`.
    private var headPlace: SourcePlace { entries.first?.keyPlace ?? place }
}
