import Diagnostics
import FEEL
import LocatedYAML

extension OutputKind {
    static let amount = OutputKind(key: "amount") { node, type, map, log in
        AmountReader(log: log, type: type).read(node).map { .amount($0) }
    }
}

/// Reads the key `amount`.
private struct AmountReader {
    let log: DiagnosticLog
    let type: DeclaredType

    func read(_ node: YAMLNode) -> Amount? {
        let keys = ["base", "rate", "round_base", "at_least", "at_most", "round"]
        guard let map = RuleMapping(node, known: keys, what: "an amount", log: log),
            let baseNode = map.required("base"), let base = term(baseNode)
        else { return nil }
        if !type.isNumeric {
            log.report(
                .contradiction("an `amount` is a number: its type is money, rate or number", at: map.place))
        }
        let roundings = RoundingReader(log: log)
        return Amount(
            base: base, rate: map.node("rate").flatMap(term), roundBase: roundings.read(map, "round_base"),
            atMost: bounds(map.node("at_most")), atLeast: bounds(map.node("at_least")),
            round: roundings.read(map, "round"))
    }

    /// FEEL, or `{ id, cite, label, value }`.
    private func term(_ node: YAMLNode) -> Amount.Term? {
        if let scalar = RuleScalar(node) { return Amount.Term(marking: Marking(), value: scalar.feel) }
        guard
            let map = RuleMapping(
                node, known: ["id", "cite", "label", "value"], what: "a base or rate", log: log),
            let value = map.requiredScalar("value")
        else { return nil }
        return Amount.Term(marking: map.marking(), value: value.feel)
    }

    /// One bound or a list of them, each a value or `{ id, cite, label, value, applies_if }`.
    private func bounds(_ node: YAMLNode?) -> [Amount.Bound] {
        guard let node else { return [] }
        guard case .sequence(let items) = node.kind else { return bound(node).map { [$0] } ?? [] }
        return items.compactMap(bound)
    }

    private func bound(_ node: YAMLNode) -> Amount.Bound? {
        let values = ValueReader(log: log)
        if RuleScalar(node) != nil {
            return values.read(node, as: type).map {
                Amount.Bound(marking: Marking(), value: $0, appliesIf: nil, place: node.place)
            }
        }
        let keys = ["id", "cite", "label", "value", "applies_if"]
        guard let map = RuleMapping(node, known: keys, what: "a bound", log: log),
            let valueNode = map.required("value"), let value = values.read(valueNode, as: type)
        else { return nil }
        return Amount.Bound(
            marking: map.marking(), value: value, appliesIf: map.feel("applies_if"), place: node.place)
    }
}
