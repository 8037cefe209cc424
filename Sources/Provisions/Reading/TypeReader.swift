import Diagnostics
import FEEL
import LocatedYAML

/// Reads `type`, `choices`, `of` and `unit` of an input, a parameter or an output.
struct TypeReader {
    let log: DiagnosticLog

    static let keys = ["type", "choices", "of", "unit"]

    struct Declared {
        let type: DeclaredType
        let unit: Unit?
        let fields: [Input]
    }

    /// Nil after reporting why.
    func read(_ map: RuleMapping) -> Declared? {
        guard let word = map.requiredScalar("type") else { return nil }
        guard let declared = type(word, in: map) else { return nil }
        return Declared(
            type: declared.type, unit: unit(in: map, type: declared.type), fields: declared.fields)
    }

    private func type(_ word: RuleScalar, in map: RuleMapping) -> (type: DeclaredType, fields: [Input])? {
        if let simple = DeclaredType.words.first(where: { $0.word == word.text })?.type {
            refuse(["choices", "of"], in: map, type: word.text)
            return (simple, [])
        }
        switch word.text {
        case "choice": return choices(in: map).map { (.choice($0), []) }
        case "list": return item(in: map).map { (.list($0.type), $0.fields) }
        case "map": return item(in: map).map { (.map($0.type), []) }
        case "record": return fields(map.node("of"), in: map).map { (.record(Self.types(of: $0)), $0) }
        case "brackets": return (.brackets, [])
        default: return simpleType(word).map { ($0, []) }
        }
    }

    /// A type that a word alone names.
    func simpleType(_ word: RuleScalar) -> DeclaredType? {
        if let simple = DeclaredType.words.first(where: { $0.word == word.text })?.type { return simple }
        let words = DeclaredType.words.map(\.word) + DeclaredType.compoundWords
        log.report(.unknownType(word.text, at: word.place, words: words))
        return nil
    }

    private func refuse(_ keys: [String], in map: RuleMapping, type: String) {
        for key in keys {
            guard let place = map.keyPlace(key) else { continue }
            log.report(.keyDoesNotFit(key, "a \(type)", at: place))
        }
    }

    private func choices(in map: RuleMapping) -> [DeclaredType.Choice]? {
        guard let node = map.required("choices") else { return nil }
        switch node.kind {
        case .mapping(let entries):
            return entries.map { DeclaredType.Choice(id: $0.key.text, label: RuleScalar($0.value)?.text) }
        case .sequence(let items):
            return items.compactMap { item in
                guard let scalar = map.scalar(item) else { return nil }
                return DeclaredType.Choice(id: scalar.text, label: nil)
            }
        case .scalar:
            log.report(.expected("a list of choices, or a mapping of ids to labels", at: node.place))
            return nil
        }
    }

    /// What a list or a map holds: a type's word, a type, or a record's fields.
    private func item(in map: RuleMapping) -> (type: DeclaredType, fields: [Input])? {
        guard let node = map.required("of") else { return nil }
        switch node.kind {
        case .scalar:
            guard let word = RuleScalar(node) else { return nil }
            return simpleType(word).map { ($0, []) }
        case .mapping(let entries):
            if let entry = entries.first(where: { $0.key.text == "type" }), RuleScalar(entry.value) != nil {
                guard let inner = RuleMapping(node, known: Self.keys, what: "a type", log: log) else {
                    return nil
                }
                return read(inner).map { ($0.type, $0.fields) }
            }
            return fields(node, in: map).map { (.record(Self.types(of: $0)), $0) }
        case .sequence:
            log.report(.expected("a type, or a record's fields", at: node.place))
            return nil
        }
    }

    private func fields(_ node: YAMLNode?, in map: RuleMapping) -> [Input]? {
        guard let node else {
            log.report(.missingKey("of", "a record", at: map.place))
            return nil
        }
        guard let entries = map.entries(of: node) else { return nil }
        return entries.compactMap { InputReader(log: log).read($0) }
    }

    private static func types(of fields: [Input]) -> [DeclaredType.Field] {
        fields.map { DeclaredType.Field(name: $0.name, type: $0.type) }
    }

    private func unit(in map: RuleMapping, type: DeclaredType) -> Unit? {
        guard let scalar = map.scalar("unit") else { return nil }
        if case .money = type, Unit.money[scalar.text] == nil {
            log.report(.unknownUnit(scalar.text, at: scalar.place))
            return nil
        }
        return Unit(scalar.text)
    }
}
