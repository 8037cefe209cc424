import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// A plain value of a rule file, written a little differently.
struct LiteralVariant {
    enum Kind { case figure, rate, unit, day, choice, flag }

    let kind: Kind
    let text: String

    /// The variants of a site that holds a value and no expression; none elsewhere.
    static func all(of site: MutationSite) -> [LiteralVariant] {
        guard site.text == nil, let scalar = site.node.scalar, !scalar.isNull, let type = type(of: site)
        else {
            return []
        }
        return all(of: scalar.text, type.type, type.unit)
    }

    private static func all(of text: String, _ type: DeclaredType, _ unit: Unit?) -> [LiteralVariant] {
        switch type {
        case .boolean: flag(text)
        case .choice(let choices):
            choices.map(\.id).filter { $0 != text }.prefix(1).map { LiteralVariant(kind: .choice, text: $0) }
        case .date: days(text).map { LiteralVariant(kind: .day, text: $0) }
        case .money: money(text, unit)
        case .number, .integer: steps(text).map { LiteralVariant(kind: .figure, text: $0) }
        case .rate: rates(text)
        case .list(let item), .map(let item): all(of: text, item, nil)
        default: []
        }
    }

    private static func flag(_ text: String) -> [LiteralVariant] {
        switch text {
        case "true": [LiteralVariant(kind: .flag, text: "false")]
        case "false": [LiteralVariant(kind: .flag, text: "true")]
        default: []
        }
    }

    /// The day before and the day after.
    static func days(_ text: String) -> [String] {
        guard let day = CalendarDate(text) else { return [] }
        return [-1, 1].compactMap { day.adding(days: $0)?.description }
    }

    /// One in the last place as it is written less, and more.
    static func steps(_ text: String) -> [String] {
        guard let number = Number(text: text),
            let unit = Number(coefficient: 1, exponent: min(number.lastPlace, 0))
        else { return [] }
        return [number.subtracting(unit), number.adding(unit)].compactMap { $0?.description }
    }

    private static func rates(_ text: String) -> [LiteralVariant] {
        let sign = text.unicodeScalars.last.map(String.init) ?? ""
        guard ["%", "％", "‰"].contains(sign) else {
            return steps(text).map { LiteralVariant(kind: .rate, text: $0) }
        }
        return steps(String(text.dropLast())).map { LiteralVariant(kind: .rate, text: $0 + sign) }
    }

    /// A fen less, a fen more; and the unit mistaken.
    private static func money(_ text: String, _ unit: Unit?) -> [LiteralVariant] {
        guard case .number(let yuan)? = try? LiteralReader(.money, unit: unit).read(text) else { return [] }
        let fen = DeclaredType.money.step
        let isPlain = Number(text: text) != nil && (unit.map { $0.factor == .one } ?? true)
        let steps = [yuan.subtracting(fen), yuan.adding(fen)].compactMap { $0 }.map {
            LiteralVariant(kind: .figure, text: $0.text(decimals: 2) + (isPlain ? "" : "元"))
        }
        for (word, other) in [("亿元", "万元"), ("万元", "元"), ("千元", "元")] where text.hasSuffix(word) {
            return steps + [LiteralVariant(kind: .unit, text: String(text.dropLast(word.count)) + other)]
        }
        return steps
    }

    // MARK: - Types

    /// What type the value at a site is of; nil where there is no value.
    private static func type(of site: MutationSite) -> (type: DeclaredType, unit: Unit?)? {
        guard site.keys.count >= 3 else { return nil }
        let name = site.keys[1]
        switch site.keys[0] {
        case "parameters":
            guard site.keys[2] == "value" || site.keys[2] == "values",
                let parameter = site.plan.policy.parameters.first(where: { $0.name == name })
            else { return nil }
            return parameter.type == .brackets ? bracket(site) : (parameter.type, parameter.unit)
        case "definitions", "outputs", "columns":
            let outputs = site.plan.policy.outputs + (site.plan.policy.portfolio?.columns ?? [])
            guard let output = outputs.first(where: { $0.name == name }), isValue(site) else { return nil }
            return (output.type, nil)
        case "inputs", "records":
            guard site.key == "default" else { return nil }
            let inputs =
                site.keys[0] == "records"
                ? site.plan.policy.portfolio?.records.fields ?? [] : site.plan.policy.inputs
            return field(site.keys.dropFirst().dropLast(), inputs).map { ($0.type, $0.unit) }
        default: return nil
        }
    }

    private static func bracket(_ site: MutationSite) -> (type: DeclaredType, unit: Unit?)? {
        switch site.key {
        case "upto", "below", "amount": (.money, nil)
        case "rate": (.rate, nil)
        default: nil
        }
    }

    private static func field(_ keys: ArraySlice<String>, _ inputs: [Input]) -> Input? {
        guard let name = keys.first, let input = inputs.first(where: { $0.name == name }) else { return nil }
        let rest = keys.dropFirst().drop { $0 == "of" }
        return rest.isEmpty ? input : field(rest, input.fields)
    }

    /// Bounds, what rows give, what stands in for a result.
    private static func isValue(_ site: MutationSite) -> Bool {
        if site.key == "no_match" { return !["error", "none"].contains(site.node.scalar?.text) }
        if site.isAt("then") || site.isAt("at_least") || site.isAt("at_most") || site.isAt("otherwise", "?") {
            return true
        }
        return site.isAt("at_most", "*") || site.isAt("at_least", "*") || site.isAt("at_most", "*", "value")
            || site.isAt("at_least", "*", "value") || site.isAt("at_most", "value")
            || site.isAt("at_least", "value")
    }
}
