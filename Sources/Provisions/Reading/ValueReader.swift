import Diagnostics
import FEEL
import LocatedYAML

/// Reads a value of a rule file: a literal of the declared type, or else FEEL.
struct ValueReader {
    let log: DiagnosticLog

    func read(_ node: YAMLNode, as type: DeclaredType, unit: Unit? = nil) -> RuleValue? {
        guard let scalar = RuleScalar(node) else {
            return DatumReader(log: log).read(node, as: type, unit: unit).map { .literal($0, node.place) }
        }
        if scalar.isNull { return .literal(.null, scalar.place) }
        if let literal = try? LiteralReader(type, unit: unit).read(scalar.text) {
            return .literal(literal, scalar.place)
        }
        return .expression(scalar.feel)
    }
}

/// Reads a YAML or JSON node as a value of a declared type; nothing is bent to fit.
struct DatumReader {
    let log: DiagnosticLog

    /// Nil after reporting why; a null is `Datum.null`.
    ///
    /// - Parameters:
    ///   - unit: what a number without a unit is counted in.
    ///   - fields: of records, what each field's numbers are counted in.
    func read(_ node: YAMLNode, as type: DeclaredType, unit: Unit? = nil, fields: [Input] = []) -> Datum? {
        if let scalar = RuleScalar(node), scalar.isNull { return .null }
        switch type {
        case .list(let item): return list(node, of: item, fields)
        case .map(let value): return map(node, of: value)
        case .record(let types): return record(node, types, fields)
        case .brackets:
            log.report(.expected("a value, not a scale's brackets", at: node.place))
            return nil
        default: return scalar(node, as: type, unit: unit)
        }
    }

    private func scalar(_ node: YAMLNode, as type: DeclaredType, unit: Unit?) -> Datum? {
        guard let scalar = RuleScalar(node) else {
            log.report(.expected(LiteralReader.article(type), at: node.place))
            return nil
        }
        if let mismatch = scalar.mismatch(with: type) {
            log.report(.invalidValue(mismatch, at: scalar.place, help: nil))
            return nil
        }
        do {
            return try LiteralReader(type, unit: unit).read(scalar.text)
        } catch {
            log.report(.invalidValue(error.message, at: scalar.place, help: error.help))
            return nil
        }
    }

    private func list(_ node: YAMLNode, of item: DeclaredType, _ fields: [Input]) -> Datum? {
        guard case .sequence(let items) = node.kind else {
            log.report(.expected("a list", at: node.place))
            return nil
        }
        for node in items where RuleScalar(node)?.isNull ?? false {
            log.report(
                .expected("\(LiteralReader.article(item)), not null, as an item of a list", at: node.place))
        }
        let values = items.map { read($0, as: item, fields: fields) }
        let known = values.compactMap { $0 }
        return known.count == values.count ? .list(known) : nil
    }

    private func map(_ node: YAMLNode, of value: DeclaredType) -> Datum? {
        guard case .mapping(let entries) = node.kind else {
            log.report(.expected("a mapping", at: node.place))
            return nil
        }
        let values = entries.compactMap { entry in
            read(entry.value, as: value).map { Datum.Entry(entry.key.text, $0) }
        }
        return values.count == entries.count ? .context(values) : nil
    }

    private func record(_ node: YAMLNode, _ types: [DeclaredType.Field], _ fields: [Input]) -> Datum? {
        guard case .mapping(let entries) = node.kind else {
            log.report(.expected("a record", at: node.place))
            return nil
        }
        var values: [Datum.Entry] = []
        for entry in entries {
            guard let field = types.first(where: { $0.name == entry.key.text }) else {
                log.report(.unknownField(entry.key.text, at: entry.keyPlace, known: types.map(\.name)))
                continue
            }
            let input = fields.first { $0.name == field.name }
            let value = read(entry.value, as: field.type, unit: input?.unit, fields: input?.fields ?? [])
            if let value { values.append(Datum.Entry(field.name, value)) }
        }
        return values.count == entries.count ? .context(values) : nil
    }
}
