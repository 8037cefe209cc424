/// Inputs, parameters, functions and conditions.
extension RandomPolicy {
    static let choiceType = "type: choice, choices: { alpha: 甲, beta: 乙, gamma_delta: 丙, infrastructure: 丁 }"

    mutating func inputs() -> [String] {
        [
            input("b0", "type: boolean", ["", "", "default: true", "default: false"]),
            input("b1", "type: boolean", ["", "required_if: b0"]),
            input("b2", "type: boolean", ["optional: true", "optional: true", "required_if: b0"]),
            input(
                "m0", "type: number", ["", "unit: 万元", "unit: 元", "default: 0", "allowed: '>= 0'"]),
            input("m1", "type: number", [""]),
            input("m2", "type: number", ["optional: true", "optional: true", "required_if: 'm0 > 1000'"]),
            input("a0", "type: money", ["", "unit: 万元", "default: 5万元", "allowed: '[0..)'"]),
            input("a1", "type: money", ["", "default: a0"]),
            input("i0", "type: integer", ["default: 3"]),
            input("r0", "type: number", ["", "allowed: '[0..1]'"]),
            input("c0", Self.choiceType, ["", "", "default: beta"]),
            input("c1", Self.choiceType, ["", "default: c0"]),
            input("d0", "type: date", [""]),
            input("d1", "type: date", ["", "default: d0"]),
            "  note: { type: string, unread: 备注 }",
        ]
    }

    /// Now and then one that may be unknown, with the rest of what it is or instead of it.
    private mutating func input(_ name: String, _ type: String, _ choices: [String]) -> String {
        var rest = oneOf(choices)
        let odds = (name.hasPrefix("d") ? 20 : 7) / (isOpen ? 3 : 1)
        if chance(odds), !rest.hasPrefix("optional") {
            rest = rest.isEmpty || chance(2) ? "may_be_unknown: true" : rest + ", may_be_unknown: true"
        }
        let fillers = ["default", "optional", "may_be_unknown", "required_if"]
        if fillers.contains(where: rest.contains) { gaps.insert(name) }
        return "  \(name): { \(type)\(rest.isEmpty ? "" : ", " + rest) }"
    }

    mutating func parameters() -> [String] {
        let bracket = { (rate: String) in
            "[{ upto: 3000, rate: \(rate) }, { below: 12000.5, rate: 10% }, { upto: 80000, rate: 25% }, { rate: 45% }]"
        }
        let on = chance(6) ? ", on: d1" : ""
        return [
            "  p0: { type: number, cite: RP-06, value: \(oneOf(["50000", "1234.56", "0.01"])) }",
            "  p1: { type: number, cite: RP-06\(on), values: { 2018-01-01: 100, 2019-01-01: 200.55, 2020-02-29: 0 } }",
            "  p2: { type: number, cite: RP-07, by: c0, value: { alpha: 0.15, beta: 0.305, gamma_delta: 1, infrastructure: 0 } }",
            "  p3: { type: number, cite: RP-07, by: [c0, b0], values: { 2018-01-01: { alpha: { true: 1, false: 2 }, beta: { true: 3.5, false: 4 }, gamma_delta: { true: 5, false: -6 }, infrastructure: { true: 7, false: 8 } } } }",
            "  pm: { type: money, cite: RP-06, values: { 2018-01-01: \(oneOf(["5万元", "30000", "0.5亿元"])), 2019-07-01: 1.2万元 } }",
            "  br: { type: brackets, cite: RP-08, values: { 2018-01-01: \(bracket("3%")), 2019-07-01: \(bracket("5%")) } }",
        ]
    }

    mutating func functions() -> [String] {
        let body = oneOf([
            "min(x, y) * 2", "if x > y then x - y else y", "round half up(x, 0) + y", "x + p1 * y",
            "if b0 then x else y",
        ])
        return ["  f0: { cite: RP-01, parameters: { x: number, y: number }, formula: '\(body)' }"]
    }

    /// Requirements and exclusions; none for some.
    mutating func eligibility() -> [String] {
        var lines: [String] = []
        if isOpen || chance(2) {
            lines.append("eligibility:")
            for index in 0..<count(1, 3) {
                lines.append("  - { id: RP-0\(index + 2), cite: 第二条, \(test("require")) }")
            }
        }
        if chance(2) { lines += ["exclusions:", "  - { id: RP-05, cite: 第五条, \(test("when")) }"] }
        return lines
    }

    /// As documents mostly have them: a question or two about what the case says.
    private mutating func plainCondition() -> String {
        var questions = [
            "b0", "not(b1)", "b2 = true", "m0 > 100", "m1 <= 5000", "c0 = \"beta\"", "c1 != \"alpha\"",
            "a0 <= 70000",
            "d1 >= @\"2018-12-31\"", "r0 < 0.2", "i0 != 17",
        ]
        let open = questions.filter { question in gaps.contains { question.contains($0) } }
        if !open.isEmpty, !chance(3) { questions = open }
        if chance(4) {
            questions += ["b0 = b1", "b2 != null", "m0 between 0 and m1", "p3(c0, b0) > 0", "a0 > pm"]
        }
        let first = oneOf(questions)
        return chance(2) ? first : "\(first) \(oneOf(["and", "or"])) \(oneOf(questions))"
    }

    private mutating func test(_ key: String) -> String {
        let depth = key == "when" ? 2 : 3
        var parts = ["\(key): '\(isOpen && !chance(4) ? plainCondition() : boolean(depth))'"]
        if key == "require", chance(8) { parts = ["known: \(oneOf(["m1", "c0", "b1"]))"] }
        if chance(3) { parts.append("applies_if: '\(boolean(1))'") }
        if chance(isOpen ? 40 : 8) { parts.append("soft: true") }
        return parts.joined(separator: ", ")
    }
}
