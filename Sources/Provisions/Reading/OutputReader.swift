import Diagnostics
import FEEL
import LocatedYAML

/// Reads an output or a definition: what all kinds share here, what is particular in the kind's own reader.
struct OutputReader {
    let log: DiagnosticLog

    static let keys = TypeReader.keys + ["label", "cite", "when", "otherwise", "ensure", "round"]

    func read(_ entry: RuleEntry, isResult: Bool) -> Output? {
        let kinds = OutputKind.all
        let known = Self.keys + kinds.map(\.key)
        guard let map = RuleMapping(entry.value, known: known, what: "an output", log: log),
            let declared = declared(map, isResult: isResult)
        else { return nil }
        let present = kinds.filter { map.keyPlace($0.key) != nil }
        guard let kind = present.first else {
            let words = kinds.map { "`\($0.key)`" }.joined(separator: ", ")
            log.report(.missingKey(words, "an output (one of them)", at: entry.key.place))
            return nil
        }
        if present.count > 1, let place = map.keyPlace(present[1].key) {
            log.report(
                .contradiction(
                    "an output has one kind, not both `\(kind.key)` and `\(present[1].key)`", at: place))
        }
        guard let node = map.node(kind.key), let rule = kind.read(node, declared.type, map, log) else {
            return nil
        }
        return Output(
            name: entry.key.text, place: entry.key.place, label: map.text("label"), type: declared.type,
            unit: declared.unit, citation: map.citation("cite"), isResult: isResult, when: map.feel("when"),
            otherwise: otherwise(map, declared.type), ensure: map.feelList("ensure"),
            rounding: RoundingReader(log: log).read(map, "round"), rule: rule)
    }

    /// A definition with a formula need not state its type.
    private func declared(_ map: RuleMapping, isResult: Bool) -> TypeReader.Declared? {
        if !isResult, map.keyPlace("type") == nil, map.keyPlace("formula") != nil {
            return TypeReader.Declared(type: .open, unit: nil, fields: [])
        }
        return TypeReader(log: log).read(map)
    }

    private func otherwise(_ map: RuleMapping, _ type: DeclaredType) -> Output.Otherwise {
        var otherwise = Output.Otherwise()
        let keys = ["ineligible", "undetermined", "not_applicable"]
        guard let node = map.node("otherwise"),
            let inner = RuleMapping(node, known: keys, what: "`otherwise`", log: log)
        else { return otherwise }
        let values = ValueReader(log: log)
        otherwise.ineligible = inner.node("ineligible").flatMap { values.read($0, as: type) }
        otherwise.undetermined = inner.node("undetermined").flatMap { values.read($0, as: type) }
        otherwise.notApplicable = inner.node("not_applicable").flatMap { values.read($0, as: type) }
        if otherwise.notApplicable != nil, map.keyPlace("when") == nil,
            let place = inner.keyPlace("not_applicable")
        {
            log.report(
                .contradiction(
                    "`not_applicable` needs a `when`: without one the output always applies", at: place))
        }
        return otherwise
    }
}

/// A kind of output: its key, and how its YAML becomes an `OutputRule`.
struct OutputKind: Sendable {
    let key: String
    let read: @Sendable (YAMLNode, DeclaredType, RuleMapping, DiagnosticLog) -> OutputRule?

    /// The table of contents.
    static let all: [OutputKind] = [.formula, .amount, .table, .scale, .bindingOf, .byRecord]

    static let formula = OutputKind(key: "formula") { node, _, map, _ in
        map.feel(node).map { .formula($0) }
    }

    static let byRecord = OutputKind(key: "by_record") { node, _, map, _ in
        map.feel(node).map { .byRecord($0) }
    }

    static let bindingOf = OutputKind(key: "binding_of") { node, _, map, _ in
        map.scalar(node).map { .binding(of: $0.named) }
    }
}

/// Reads `{ mode: down, to: 0.01, cite: … }`.
struct RoundingReader {
    let log: DiagnosticLog

    func read(_ map: RuleMapping, _ key: String) -> Rounding? {
        guard let node = map.node(key),
            let inner = RuleMapping(node, known: ["mode", "to", "cite"], what: "a rounding", log: log),
            let mode = inner.requiredScalar("mode"), let to = inner.requiredScalar("to")
        else { return nil }
        guard let word = Rounding.words.first(where: { $0.word == mode.text }) else {
            log.report(
                .invalidValue(
                    "`\(mode.text)` is not a rounding mode", at: mode.place,
                    help: suggestion(for: mode.text, among: Rounding.words.map(\.word))))
            return nil
        }
        guard case .number(let step)? = try? LiteralReader(.money).read(to.text), step > .zero else {
            log.report(
                .invalidValue(
                    "`\(to.text)` is not a rounding step", at: to.place,
                    help: "write the unit to round to: `0.01`, `1`, `10000`"))
            return nil
        }
        return Rounding(mode: word.mode, step: step, citation: inner.citation("cite"), place: node.place)
    }
}
