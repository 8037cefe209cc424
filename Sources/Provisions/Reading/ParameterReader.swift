import Diagnostics
import FEEL
import LocatedYAML

/// Reads a dated parameter: plain, keyed, a list, or a scale's brackets.
struct ParameterReader {
    let log: DiagnosticLog

    static let keys = TypeReader.keys + ["label", "cite", "by", "on", "values", "value"]

    func read(_ entry: RuleEntry) -> Parameter? {
        guard let map = RuleMapping(entry.value, known: Self.keys, what: "a parameter", log: log),
            let declared = TypeReader(log: log).read(map)
        else { return nil }
        let keys = map.namedList("by")
        return Parameter(
            name: entry.key.text, place: entry.key.place, label: map.text("label"), type: declared.type,
            unit: declared.unit, citation: citation(map), keys: keys, on: map.feel("on"),
            values: values(map, declared, depth: keys.count))
    }

    /// `TJV-32`, several, or for a keyed parameter each key's own: `{ infrastructure: TJV-30, platform: TJV-31 }`.
    private func citation(_ map: RuleMapping) -> Citation {
        guard let node = map.node("cite"), case .mapping(let entries) = node.kind else {
            return map.citation("cite")
        }
        guard map.node("by") != nil else {
            log.report(
                .invalidValue(
                    "only a parameter with `by` cites by key", at: node.place,
                    help: "write one provision, or a list"))
            return .none
        }
        let known = keys(of: map)
        for entry in entries where !known.contains(entry.keyText) {
            log.report(
                .invalidValue(
                    "`\(entry.keyText)` is no key of the parameter", at: entry.keyPlace,
                    help: suggestion(for: entry.keyText, among: known)))
        }
        var parts: [Citation.Part] = []
        for scalar in entries.flatMap({ map.oneOrMany($0.value) ?? [] })
        where !parts.contains(where: { $0.text == scalar.text }) {
            parts.append(Citation.Part(text: scalar.text, place: scalar.place))
        }
        return Citation(parts: parts)
    }

    /// The first keys of all its values.
    private func keys(of map: RuleMapping) -> [String] {
        let values = map.node("value").map { [$0] } ?? map.children("values").map(\.value)
        return values.flatMap { value in ((value["value"] ?? value).entries ?? []).map(\.keyText) }
    }

    private func values(_ map: RuleMapping, _ declared: TypeReader.Declared, depth: Int) -> [Parameter
        .DatedValue]
    {
        if let place = map.keyPlace("value"), map.keyPlace("values") != nil {
            log.report(
                .contradiction("a parameter has `values` by date, or one `value` for all time", at: place))
        }
        if let node = map.node("value") {
            return dated(nil, node, declared, depth: depth).map { [$0] } ?? []
        }
        guard let node = map.required("values"), let entries = map.entries(of: node) else { return [] }
        let values = entries.compactMap { entry -> Parameter.DatedValue? in
            guard let date = CalendarDate(entry.key.text) else {
                log.report(
                    .invalidValue(
                        "`\(entry.key.text)` is not a date", at: entry.key.place,
                        help:
                            "`values` maps the date from which a value holds to the value: `2018-09-17: 5万元`")
                )
                return nil
            }
            return dated(date, entry.value, declared, depth: depth)
        }
        if entries.isEmpty { log.report(.missingKey("a value", "a parameter", at: map.place)) }
        return values.sorted { left, right in
            left.from.flatMap { from in right.from.map { from < $0 } } ?? false
        }
    }

    private func dated(
        _ from: CalendarDate?, _ node: YAMLNode, _ declared: TypeReader.Declared, depth: Int
    ) -> Parameter.DatedValue? {
        var value = node
        var citation = Citation.none
        if case .mapping(let entries) = node.kind, entries.contains(where: { $0.key.text == "value" }),
            entries.allSatisfy({ $0.key.text == "value" || $0.key.text == "cite" }),
            let wrapper = RuleMapping(node, known: ["value", "cite"], what: "a dated value", log: log),
            let inner = wrapper.required("value")
        {
            value = inner
            citation = wrapper.citation("cite")
        }
        guard let datum = keyed(value, declared, depth: depth) else { return nil }
        return Parameter.DatedValue(from: from, citation: citation, value: datum, place: node.place)
    }

    /// A value under as many keys as `by` names.
    private func keyed(_ node: YAMLNode, _ declared: TypeReader.Declared, depth: Int) -> Datum? {
        guard depth > 0 else { return plain(node, declared) }
        guard case .mapping(let entries) = node.kind else {
            log.report(.expected("a mapping of keys to values, since the parameter has `by`", at: node.place))
            return nil
        }
        let values = entries.compactMap { entry in
            keyed(entry.value, declared, depth: depth - 1).map { Datum.Entry(entry.key.text, $0) }
        }
        return values.count == entries.count ? .context(values) : nil
    }

    private func plain(_ node: YAMLNode, _ declared: TypeReader.Declared) -> Datum? {
        if case .brackets = declared.type { return BracketReader(log: log).read(node) }
        return DatumReader(log: log).read(node, as: declared.type, unit: declared.unit)
    }
}

/// Reads a scale's brackets: `{ upto: 3000, rate: 3% }`, …, the last without an end.
struct BracketReader {
    let log: DiagnosticLog

    static let keys = ["upto", "below", "rate", "amount"]

    func read(_ node: YAMLNode) -> Datum? {
        guard case .sequence(let items) = node.kind, !items.isEmpty else {
            log.report(.expected("a list of brackets such as `{ upto: 3000, rate: 3% }`", at: node.place))
            return nil
        }
        var previous: Number?
        var brackets: [Datum] = []
        for (index, item) in items.enumerated() {
            guard let bracket = bracket(item, isLast: index == items.count - 1, after: previous) else {
                continue
            }
            brackets.append(bracket.datum)
            previous = bracket.end
        }
        return brackets.count == items.count ? .list(brackets) : nil
    }

    private func bracket(_ node: YAMLNode, isLast: Bool, after previous: Number?) -> (
        datum: Datum, end: Number?
    )? {
        guard let map = RuleMapping(node, known: Self.keys, what: "a bracket", log: log) else { return nil }
        guard let figure = one(of: ["rate", "amount"], map) else {
            log.report(.missingKey("rate", "a bracket", at: node.place))
            return nil
        }
        let end = one(of: ["upto", "below"], map)
        if end == nil, !isLast {
            log.report(.missingKey("upto", "a bracket that is not the last", at: node.place))
        }
        if let end, let previous, end.value <= previous {
            log.report(.invalidValue("the brackets' ends must rise", at: end.place, help: nil))
            return nil
        }
        let entries = [end, figure].compactMap { $0 }.map { Datum.Entry($0.key, .number($0.value)) }
        return (.context(entries), end?.value)
    }

    private func one(of keys: [String], _ map: RuleMapping) -> (
        key: String, value: Number, place: SourcePlace
    )? {
        let present = keys.filter { map.keyPlace($0) != nil }
        if present.count > 1, let place = map.keyPlace(present[1]) {
            log.report(.contradiction("a bracket has either `\(keys[0])` or `\(keys[1])`", at: place))
        }
        guard let key = present.first, let scalar = map.scalar(key) else { return nil }
        for type in [DeclaredType.money, .rate] {
            if case .number(let value)? = try? LiteralReader(type).read(scalar.text) {
                return (key, value, scalar.place)
            }
        }
        log.report(.invalidValue("`\(scalar.text)` is not a number", at: scalar.place, help: nil))
        return nil
    }
}
