/// Definitions and outputs of every kind.
extension RandomPolicy {
    mutating func output(_ name: String, isResult: Bool) -> [String] {
        let kind = oneOf([Kind.boolean, .number, .number, .number, .money, .money, .choice, .date])
        let type = type(of: kind)
        let extra = conditions(name, kind, isResult: isResult)
        let isPlain = extra.isEmpty || extra.hasPrefix(", ensure") || chance(4)
        let line = "  \(name): { \(type), cite: RP-01, \(rule(kind, isResult: isResult))\(extra) }"
        // What may be null in many records would make errors of most of what reads it.
        if isPlain { names[kind, default: []].append(name) }
        if !isResult {
            let question = [
                Kind.boolean: "= true", .number: "= 1", .money: "= pm", .choice: "= \"alpha\"", .date: "= d0",
            ]
            definitions.append("\(name) \(question[kind] ?? "")")
        }
        return [line]
    }

    private mutating func type(of kind: Kind) -> String {
        switch kind {
        case .boolean: "type: boolean"
        case .choice: Self.choiceType
        case .date: "type: date"
        case .money: "type: money"
        case .number: chance(24) ? "type: integer" : "type: number"
        }
    }

    /// A definition is seldom null, since columns do not ask whether what they have worked out is.
    private mutating func rule(_ kind: Kind, isResult: Bool) -> String {
        let mayBeNull = isResult || chance(4)
        switch kind {
        case .boolean: return "formula: '\(boolean(3))'"
        case .choice: return chance(2) ? table(.choice, mayBeNull) : "formula: '\(choice(2))'"
        case .date: return "formula: '\(date(2))'"
        case .number: return numeric(.number, mayBeNull)
        case .money: return numeric(.money, mayBeNull)
        }
    }

    /// When it applies, what it is otherwise, and what must hold of it.
    private mutating func conditions(_ name: String, _ kind: Kind, isResult: Bool) -> String {
        var extra = ""
        var otherwise: [String] = []
        if chance(isResult ? 4 : 8) {
            extra += ", when: '\(boolean(1))'"
            if chance(3) || !isResult && !chance(4) { otherwise.append("not_applicable: \(value(kind))") }
        }
        if isResult, hasEligibility {
            if chance(3) { otherwise.append("ineligible: \(chance(3) ? value(kind) : "null")") }
            if chance(5) { otherwise.append("undetermined: \(chance(3) ? value(kind) : "null")") }
        }
        if !otherwise.isEmpty { extra += ", otherwise: { \(otherwise.joined(separator: ", ")) }" }
        if chance(20), kind == .number || kind == .money {
            extra += ", ensure: '\(name) < 900000000000'"
        }
        return extra
    }

    private mutating func value(_ kind: Kind) -> String {
        switch kind {
        case .boolean: oneOf(["true", "false", "b0"])
        case .choice: oneOf(["alpha", "beta", "c0"])
        case .date: oneOf(["2019-01-01", "d1"])
        case .number: oneOf(["0", "-1.5", "m1"])
        case .money: oneOf(["0", "1万元", "pm"])
        }
    }

    private mutating func numeric(_ kind: Kind, _ mayBeNull: Bool) -> String {
        let rounding = chance(2) ? ", " + round("round") : ""
        switch count(0, kind == .number ? 3 : 1) {
        case 0: return "formula: '\(number(kind, 3))'" + rounding
        case 1: return amount(kind, rounding)
        case 2: return table(.number, mayBeNull)
        default:
            let mode = oneOf(["marginal", "whole"])
            let gives = oneOf(["amount", "rate"] + (mode == "marginal" ? ["quick_deduction"] : []))
            return "scale: { base: '\(number(.number, 1))', brackets: br, mode: \(mode), gives: \(gives) }"
                + rounding
        }
    }

    private mutating func round(_ key: String) -> String {
        let mode = oneOf(["down", "up", "floor", "ceiling", "half_up", "half_down", "half_even"])
        return "\(key): { mode: \(mode), to: \(oneOf(["0.01", "0.1", "1", "100", "0.05", "7"])), cite: 第一条 }"
    }

    private mutating func amount(_ kind: Kind, _ rounding: String) -> String {
        let most =
            chance(2) ? ", at_most: [{ id: RP-03, cite: 第三条, value: '\(number(kind, 1))' }]" : ""
        let floor = chance(3) ? number(kind, 0) : "0"
        let least =
            chance(2)
            ? ", at_least: [{ id: RP-04, cite: 第四条, value: '\(floor)', applies_if: '\(boolean(1))' }]" : ""
        let factor = oneOf(["r0", "p2(c0)", "0.35", number(.number, 0)])
        let rate = chance(3) ? "{ id: RP-07, cite: 第七条, value: '\(factor)' }" : "'\(factor)'"
        let first = chance(5) ? ", " + round("round_base") : ""
        return "amount: { base: { id: RP-01, cite: 第一条, value: '\(number(kind, 2))' }, rate: \(rate)"
            + "\(first)\(most)\(least)\(rounding) }"
    }

    private mutating func table(_ kind: Kind, _ mayBeNull: Bool) -> String {
        let inputs = [oneOf(names[.choice] ?? []), oneOf(names[.number] ?? []), boolean(0)]
        let rows = (0..<count(1, 4)).map { _ -> String in
            let cells = [
                oneOf(["-", "alpha", "beta, gamma_delta", "not(\"alpha\")"]),
                oneOf(["-", "> 100", "[0..500)", "< 0, > 1000", "3", "not(< 0, 3)", "m1"]),
                oneOf(["-", "true", "false"]),
            ]
            let then = kind == .choice ? oneOf(Self.choices) : oneOf(["1", "2.5", "m1 + 1"])
            return "{ when: [\(cells.map { "'\($0)'" }.joined(separator: ", "))], then: '\(then)' }"
        }
        let nothing = mayBeNull ? "none" : "error"
        let noMatch =
            kind == .choice
            ? oneOf(["alpha", "beta", nothing, "error"]) : oneOf(["0", "1", nothing, "error"])
        let hit = oneOf(["F", "F", "F", "F", "U", chance(4) ? "A" : "F"])
        return "table: { hit_policy: \(hit), inputs: [\(inputs.map { "'\($0)'" }.joined(separator: ", "))], "
            + "rows: [\(rows.joined(separator: ", "))], no_match: \(noMatch) }"
    }
}
