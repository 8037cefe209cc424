import Diagnostics
import FEEL
import LocatedYAML

extension OutputKind {
    static let table = OutputKind(key: "table") { node, type, _, log in
        TableReader(log: log, type: type).read(node).map { .table($0) }
    }
}

/// Reads the key `table`.
private struct TableReader {
    let log: DiagnosticLog
    let type: DeclaredType

    func read(_ node: YAMLNode) -> DecisionTable? {
        let keys = ["hit_policy", "inputs", "outputs", "priorities", "rows", "no_match"]
        guard let map = RuleMapping(node, known: keys, what: "a decision table", log: log),
            let policyWord = map.requiredScalar("hit_policy"), let hitPolicy = hitPolicy(policyWord),
            let inputsNode = map.required("inputs"), let inputs = map.items(of: inputsNode),
            let columns = columns(map, hitPolicy)
        else { return nil }
        let expressions = inputs.compactMap { map.feel($0) }
        let rows = rows(map, inputCount: inputs.count, columns: columns)
        let priorities = priorities(map, hitPolicy, columns)
        return DecisionTable(
            hitPolicy: hitPolicy, inputs: expressions, columns: columns, priorities: priorities, rows: rows,
            noMatch: noMatch(map, hitPolicy), place: node.place)
    }

    private func hitPolicy(_ word: RuleScalar) -> HitPolicy? {
        if let policy = HitPolicy(word: word.text) { return policy }
        let known = HitPolicy.allCases.map(\.rawValue).joined(separator: " ")
        log.report(
            .invalidValue("`\(word.text)` is not a hit policy", at: word.place, help: "one of \(known)"))
        return nil
    }

    private func columns(_ map: RuleMapping, _ hitPolicy: HitPolicy) -> [(name: String?, type: DeclaredType)]?
    {
        guard let node = map.node("outputs") else { return [(nil, columnType(hitPolicy))] }
        guard let entries = map.entries(of: node) else { return nil }
        return entries.compactMap { entry in
            if let word = RuleScalar(entry.value),
                let type = DeclaredType.words.first(where: { $0.word == word.text })?.type
            {
                return (entry.key.text, type)
            }
            guard
                let inner = RuleMapping(
                    entry.value, known: TypeReader.keys, what: "an output column's type", log: log)
            else { return nil }
            return TypeReader(log: log).read(inner).map { (entry.key.text, $0.type) }
        }
    }

    /// A list-valued policy's cells hold the items of the output's list.
    private func columnType(_ hitPolicy: HitPolicy) -> DeclaredType {
        if hitPolicy.givesList, case .list(let item) = type { return item }
        return type
    }

    private func rows(
        _ map: RuleMapping, inputCount: Int, columns: [(name: String?, type: DeclaredType)]
    ) -> [DecisionTable.Row] {
        guard let node = map.required("rows"), let items = map.items(of: node) else { return [] }
        if items.isEmpty { log.report(.missingKey("a row", "a decision table", at: node.place)) }
        return items.compactMap { row($0, inputCount: inputCount, columns: columns) }
    }

    private func row(
        _ node: YAMLNode, inputCount: Int, columns: [(name: String?, type: DeclaredType)]
    ) -> DecisionTable.Row? {
        guard
            let map = RuleMapping(
                node, known: ["id", "cite", "label", "when", "then"], what: "a row", log: log),
            let whenNode = map.required("when"), let thenNode = map.required("then"),
            let cells = map.oneOrMany(whenNode)
        else { return nil }
        guard cells.count == inputCount else {
            log.report(
                .invalidValue(
                    "the row has \(cells.count) cells for \(inputCount) inputs", at: whenNode.place,
                    help: "write `-` for an input that does not matter"))
            return nil
        }
        guard let then = then(thenNode, columns) else { return nil }
        return DecisionTable.Row(
            marking: map.marking(), place: node.place, cells: cells.map(\.feel), then: then)
    }

    private func then(_ node: YAMLNode, _ columns: [(name: String?, type: DeclaredType)]) -> [RuleValue]? {
        let values = ValueReader(log: log)
        if columns.count == 1, let column = columns.first, column.name == nil {
            return values.read(node, as: column.type).map { [$0] }
        }
        let names = columns.compactMap(\.name)
        guard let map = RuleMapping(node, known: names, what: "a row's outputs", log: log) else { return nil }
        let read = columns.compactMap { column in
            column.name.flatMap { map.required($0) }.flatMap { values.read($0, as: column.type) }
        }
        return read.count == columns.count ? read : nil
    }

    private func priorities(
        _ map: RuleMapping, _ hitPolicy: HitPolicy, _ columns: [(name: String?, type: DeclaredType)]
    ) -> [RuleValue] {
        guard hitPolicy.needsPriorities else {
            if let place = map.keyPlace("priorities") {
                log.report(
                    .contradiction("hit policy `\(hitPolicy.rawValue)` has no `priorities`", at: place))
            }
            return []
        }
        guard let node = map.required("priorities"), let items = map.items(of: node),
            let type = columns.first?.type
        else { return [] }
        return items.compactMap { ValueReader(log: log).read($0, as: type) }
    }

    private func noMatch(_ map: RuleMapping, _ hitPolicy: HitPolicy) -> DecisionTable.NoMatch {
        guard let node = map.required("no_match") else { return .error }
        if case .choice(let choices) = type, choices.contains(where: { $0.id == RuleScalar(node)?.text }) {
            return value(node)
        }
        switch RuleScalar(node)?.text {
        case "error"?: return .error
        case "none"?: return .none
        default: return value(node)
        }
    }

    private func value(_ node: YAMLNode) -> DecisionTable.NoMatch {
        ValueReader(log: log).read(node, as: type).map { .value($0) } ?? .error
    }
}
