package import Diagnostics
import FEEL
package import LocatedYAML

/// A scalar of a rule file with its place.
struct RuleScalar {
    let scalar: YAMLScalar

    init(_ scalar: YAMLScalar) { self.scalar = scalar }

    init?(_ node: YAMLNode) {
        guard let scalar = node.scalar else { return nil }
        self.scalar = scalar
    }

    var text: String { scalar.text }
    var place: SourcePlace { scalar.place }
    var isNull: Bool { scalar.isNull }
    var named: Named { Named(text: text, place: place) }
    var feel: FEELText { FEELText(text: text, place: place, origins: scalar.origins) }

    /// One of the words that are allowed; nil after saying that it is none.
    ///
    /// - Parameter problem: how the sentence goes on after the word.
    func word<Word: RawRepresentable & CaseIterable>(
        _ log: DiagnosticLog, _ problem: String = "is none of the words allowed here"
    ) -> Word? where Word.RawValue == String {
        if let word = Word(rawValue: text) { return word }
        log.report(
            .invalidValue(
                "`\(text)` \(problem)", at: place,
                help: suggestion(for: text, among: Word.allCases.map(\.rawValue))))
        return nil
    }

    /// Why a scalar is not of a type that its way of writing already tells; nil when it may be.
    func mismatch(with type: DeclaredType) -> String? {
        switch (scalar.style, type) {
        case (.jsonNumber, .string), (.jsonNumber, .choice): "a text is expected, found the number `\(text)`"
        case (.doubleQuoted, .boolean), (.singleQuoted, .boolean):
            "`true` or `false` is expected, found the text \"\(text)\""
        default: nil
        }
    }
}

/// An entry of a mapping: its key with its place, and its value.
typealias RuleEntry = (key: Named, value: YAMLNode)

/// A mapping of a rule file, whose keys are stated once: an unknown one cannot pass, a required one cannot be missed.
///
/// The layer above `MappingReader` that knows what rule files are made of: FEEL, citations, names.
struct RuleMapping {
    private let reader: MappingReader
    private let log: DiagnosticLog

    /// Nil, after saying so, when the node is no mapping.
    init?(_ node: YAMLNode, known: [String], what: String, log: DiagnosticLog) {
        reader = MappingReader(node, known: known, what: what, into: log)
        self.log = log
        guard reader.isMapping else { return nil }
    }

    var place: SourcePlace { reader.place }

    func keyPlace(_ key: String) -> SourcePlace? { reader.entry(key)?.keyPlace }

    func node(_ key: String) -> YAMLNode? { reader.value(key) }

    func required(_ key: String) -> YAMLNode? { reader.required(key) }

    func scalar(_ key: String) -> RuleScalar? { reader.text(key).map(RuleScalar.init) }

    func requiredScalar(_ key: String) -> RuleScalar? { reader.text(key, .required).map(RuleScalar.init) }

    func text(_ key: String) -> String? { reader.text(key)?.text }

    func flag(_ key: String) -> Bool { reader.boolean(key) ?? false }

    /// The items of a list, none when the key is absent.
    func list(_ key: String) -> [YAMLNode] { reader.list(key) ?? [] }

    /// The entries of a mapping with free keys, none when the key is absent.
    func children(_ key: String) -> [RuleEntry] { (reader.mapping(key) ?? []).map(Self.entry) }

    func entries(of node: YAMLNode) -> [RuleEntry]? { node.mapping(into: log)?.map(Self.entry) }

    func items(of node: YAMLNode) -> [YAMLNode]? { node.list(into: log) }

    func scalar(_ node: YAMLNode) -> RuleScalar? { node.text(into: log).map(RuleScalar.init) }

    func oneOrMany(_ node: YAMLNode) -> [RuleScalar]? { node.oneOrMany(into: log)?.map(RuleScalar.init) }

    func feel(_ key: String) -> FEELText? { scalar(key)?.feel }

    func feel(_ node: YAMLNode) -> FEELText? { scalar(node)?.feel }

    /// One expression or a list of them.
    func feelList(_ key: String) -> [FEELText] { (reader.oneOrMany(key) ?? []).map { RuleScalar($0).feel } }

    func namedList(_ key: String) -> [Named] { (reader.oneOrMany(key) ?? []).map { RuleScalar($0).named } }

    func citation(_ key: String) -> Citation {
        Citation(parts: namedList(key).map { Citation.Part(text: $0.text, place: $0.place) })
    }

    /// `id`, `label` and `cite`.
    func marking() -> Marking {
        Marking(id: scalar("id")?.named, label: text("label"), citation: citation("cite"))
    }

    private static func entry(_ entry: YAMLEntry) -> RuleEntry {
        (Named(text: entry.keyText, place: entry.keyPlace), entry.value)
    }
}

extension DiagnosticLog {
    /// In the order of file and place, each once.
    package var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        let each = diagnostics.filter { seen.insert($0).inserted }.enumerated()
        let key = { (item: (offset: Int, element: Diagnostic)) in
            (item.element.place?.file.name ?? "", item.element.place?.span.start ?? -1, item.offset)
        }
        return each.sorted { key($0) < key($1) }.map(\.element)
    }
}
