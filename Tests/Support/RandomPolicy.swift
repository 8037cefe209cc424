/// Rule files and records made up by chance, for comparing ways of deciding that must agree.
///
/// Policies are typed and mostly sound; one that `check` refuses is to be passed over. Records are mostly sound, too: in
/// between stand values at the edge, other ways of writing them, gaps, and plain nonsense.
package struct RandomPolicy {
    package let document: String
    package private(set) var policy: String
    private var generator: SeededGenerator
    private var names: [Kind: [String]] = [:]
    private var lines: [String] = []
    /// A question about each definition.
    private var definitions: [String] = []

    private enum Kind: CaseIterable { case boolean, number, choice, date }

    /// Inputs of every policy, with their cells.
    package static let columns = [
        "id", "b0", "b1", "b2", "m0", "m1", "m2", "i0", "r0", "c0", "d0", "d1", "note",
    ]
    private static let choices = ["alpha", "beta", "gamma_delta", "infrastructure"]

    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        document = """
            title: 随机文件
            issuer: 无
            number: none
            issued: 2018-01-01
            in_force: { from: 2018-01-01 }
            jurisdiction: 无
            provisions:
            \((0...9).map { "  - { id: RP-0\($0), cite: 第\($0)条, kind: rate, says: 某事, treatment: [policy] }" }.joined(separator: "\n"))

            """
        policy = ""
        policy = text()
    }

    // MARK: - The rule file

    private mutating func text() -> String {
        names = [
            .boolean: ["b0", "b1"], .number: ["m0", "m1", "i0", "r0"], .choice: ["c0"], .date: ["d0", "d1"],
        ]
        lines = ["title: 随机政策", "reference_date: d0"]
        if chance(3) {
            lines.append("in_force: { id: RP-00, cite: 第0条, on: d1, from: 2018-06-01, to: 2020-06-30 }")
        }
        lines += ["inputs:"] + inputs() + ["parameters:"] + parameters()
        lines += [
            "functions:",
            "  f0: { cite: RP-01, parameters: { x: number, y: number }, formula: '\(oneOf(["min(x, y) * 2", "if x > y then x - y else y", "round half up(x, 0) + y"]))' }",
        ]
        if chance(2) {
            lines.append("eligibility:")
            for index in 0..<count(1, 3) {
                lines.append("  - { id: RP-0\(index + 2), cite: 第二条, \(test()) }")
            }
        }
        if chance(2) {
            lines += ["exclusions:", "  - { id: RP-05, cite: 第五条, when: '\(boolean(2))' }"]
        }
        lines.append("definitions:")
        lines += ["  xb: { type: number, cite: RP-08, scale: { base: m1, brackets: br, mode: marginal } }"]
        for index in 0..<count(1, 4) { lines += output("x\(index)") }
        lines.append("outputs:")
        for index in 0..<count(2, 5) { lines += output("y\(index)") }
        lines += ["  all_read: { type: boolean, cite: RP-09, formula: '\(reader())' }"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads what nothing else may have read, so that `check` has nothing to say about it.
    private func reader() -> String {
        "b2 = true or m2 = null or b0 or b1 or m0 > p0 or m1 > p1 or i0 = 1 or r0 = p2(c0) or d1 > d0 "
            + "or f0(m0, m1) > 0 or p3(c0, b0) > 0 or xb = 1" + definitions.map { " or " + $0 }.joined()
    }

    private mutating func inputs() -> [String] {
        [
            "  b0: { type: boolean\(oneOf(["", ", default: true", ", default: false"])) }",
            "  b1: { type: boolean }",
            "  b2: { type: boolean, optional: true }",
            "  m0: { type: number\(oneOf(["", ", unit: 万元", ", unit: 元"]))\(oneOf(["", ", default: 0", ", allowed: '>= 0'"])) }",
            "  m1: { type: number }", "  m2: { type: number, optional: true }",
            "  i0: { type: integer, default: 3 }",
            "  r0: { type: number\(oneOf(["", ", allowed: '[0..1]'"])) }",
            "  c0: { type: choice, choices: { alpha: 甲, beta: 乙, gamma_delta: 丙, infrastructure: 丁 } }",
            "  d0: { type: date }", "  d1: { type: date\(oneOf(["", ", default: d0"])) }",
            "  note: { type: string, unread: 备注 }",
        ]
    }

    private mutating func parameters() -> [String] {
        let bracket = { (rate: String) in
            "[{ upto: 3000, rate: \(rate) }, { below: 12000.5, rate: 10% }, { upto: 80000, rate: 25% }, { rate: 45% }]"
        }
        return [
            "  p0: { type: number, cite: RP-06, value: \(oneOf(["50000", "1234.56", "0.01"])) }",
            "  p1: { type: number, cite: RP-06, values: { 2018-01-01: 100, 2019-01-01: 200.55, 2020-02-29: 0 } }",
            "  p2: { type: number, cite: RP-07, by: c0, value: { alpha: 0.15, beta: 0.305, gamma_delta: 1, infrastructure: 0 } }",
            "  p3: { type: number, cite: RP-07, by: [c0, b0], values: { 2018-01-01: { alpha: { true: 1, false: 2 }, beta: { true: 3.5, false: 4 }, gamma_delta: { true: 5, false: -6 }, infrastructure: { true: 7, false: 8 } } } }",
            "  br: { type: brackets, cite: RP-08, values: { 2018-01-01: \(bracket("3%")), 2019-07-01: \(bracket("5%")) } }",
        ]
    }

    private mutating func test() -> String {
        var parts = ["require: '\(boolean(3))'"]
        if chance(3) { parts.append("applies_if: '\(boolean(1))'") }
        if chance(8) { parts.append("soft: true") }
        return parts.joined(separator: ", ")
    }

    private mutating func output(_ name: String) -> [String] {
        let isResult = name.hasPrefix("y")
        var extra = ""
        if chance(4) { extra += ", when: '\(boolean(1))'" }
        if isResult, chance(3), lines.contains("eligibility:") {
            extra += ", otherwise: { ineligible: \(extra.isEmpty ? "null" : "null") }"
        }
        let kind = oneOf([Kind.boolean, .number, .number, .number, .choice, .date])
        let isPlain = extra.isEmpty
        let line: String
        switch kind {
        case .boolean: line = "  \(name): { type: boolean, cite: RP-01, formula: '\(boolean(3))'\(extra) }"
        case .choice:
            let type = "type: choice, choices: { alpha: 甲, beta: 乙, gamma_delta: 丙, infrastructure: 丁 }"
            line =
                "  \(name): { \(type), cite: RP-01, \(chance(2) ? table(.choice) : "formula: '\(choice(2))'")\(extra) }"
        case .date: line = "  \(name): { type: date, cite: RP-01, formula: '\(date(2))'\(extra) }"
        case .number:
            line =
                "  \(name): { type: \(chance(8) ? "integer" : "number"), cite: RP-01, \(numeric())\(extra) }"
        }
        if isPlain { names[kind, default: []].append(name) }
        if !isResult {
            let question = [Kind.boolean: "= true", .number: "= 1", .choice: "= \"alpha\"", .date: "= d0"]
            definitions.append("\(name) \(question[kind] ?? "")")
        }
        return [line]
    }

    private mutating func numeric() -> String {
        let round = { (mode: String, step: String) in "round: { mode: \(mode), to: \(step), cite: 第一条 }" }
        let rounding = chance(2) ? ", " + round(mode(), oneOf(["0.01", "0.1", "1", "100", "0.05", "7"])) : ""
        switch count(0, 3) {
        case 0: return "formula: '\(number(3))'" + rounding
        case 1:
            let most = chance(2) ? ", at_most: [{ id: RP-03, cite: 第三条, value: '\(number(1))' }]" : ""
            let least =
                chance(2)
                ? ", at_least: [{ id: RP-04, cite: 第四条, value: 0, applies_if: '\(boolean(1))' }]" : ""
            return
                "amount: { base: { id: RP-01, cite: 第一条, value: '\(number(2))' }, rate: '\(number(0))'\(most)\(least)\(rounding) }"
        case 2: return table(.number)
        default:
            let mode = oneOf(["marginal", "whole"])
            return
                "scale: { base: '\(number(1))', brackets: br, mode: \(mode), gives: \(oneOf(["amount", "rate"])) }"
                + rounding
        }
    }

    private mutating func table(_ kind: Kind) -> String {
        let inputs = [oneOf(names[.choice] ?? []), oneOf(names[.number] ?? []), boolean(0)]
        let rows = (0..<count(1, 4)).map { _ -> String in
            let cells = [
                oneOf(["-", "alpha", "beta, gamma_delta", "not(\"alpha\")"]),
                oneOf(["-", "> 100", "[0..500)", "< 0, > 1000", "3"]), oneOf(["-", "true", "false"]),
            ]
            let then = kind == .choice ? oneOf(Self.choices) : oneOf(["1", "2.5", "m1 + 1"])
            return "{ when: [\(cells.map { "'\($0)'" }.joined(separator: ", "))], then: '\(then)' }"
        }
        let noMatch = kind == .choice ? oneOf(["error", "alpha", "none"]) : oneOf(["error", "0", "none"])
        let hit = oneOf(["F", "F", "U"])
        return "table: { hit_policy: \(hit), inputs: [\(inputs.map { "'\($0)'" }.joined(separator: ", "))], "
            + "rows: [\(rows.joined(separator: ", "))], no_match: \(noMatch) }"
    }

    // MARK: - Expressions

    private mutating func boolean(_ depth: Int) -> String {
        guard depth > 0 else { return oneOf((names[.boolean] ?? []) + ["m0 > 100", "c0 = \"beta\""]) }
        switch count(0, 9) {
        case 0: return "\(number(depth - 1)) \(oneOf(["<", "<=", ">", ">=", "=", "!="])) \(number(depth - 1))"
        case 1: return "(\(boolean(depth - 1)) and \(boolean(depth - 1)))"
        case 2: return "(\(boolean(depth - 1)) or \(boolean(depth - 1)))"
        case 3: return "not(\(boolean(depth - 1)))"
        case 4: return "\(choice(0)) in (\"alpha\", \"gamma_delta\")"
        case 5: return "\(number(0)) in [\(oneOf(["0", "-7", "0.5", "m1"]))..100000)"
        case 6: return "(\(number(depth - 1)) between -5 and \(number(0)))"
        case 7: return "\(date(0)) \(oneOf(["<", ">="])) \(date(0))"
        case 8: return oneOf(["m2 = null", "m2 != null and m2 > 10", "b2 = true", "b2 != false"])
        default: return "\(choice(0)) \(oneOf(["=", "!="])) \(choice(0))"
        }
    }

    private mutating func number(_ depth: Int) -> String {
        guard depth > 0 else { return oneOf((names[.number] ?? []) + ["p0", "p1", "p2(c0)", literal()]) }
        switch count(0, 10) {
        case 0, 1: return "(\(number(depth - 1)) \(oneOf(["+", "-"])) \(number(depth - 1)))"
        case 2: return "\(number(depth - 1)) * \(number(0))"
        case 3: return "\(number(depth - 1)) / \(oneOf(["2", "100", "12.5", "-4", "2", "8", "1000", "3"]))"
        case 4: return "(if \(boolean(depth - 1)) then \(number(depth - 1)) else \(number(depth - 1)))"
        case 5: return "\(oneOf(["min", "max"]))(\(number(depth - 1)), \(number(depth - 1)))"
        case 6:
            let function = oneOf([
                "round half up", "round down", "round up", "decimal", "floor", "ceiling", "round half down",
            ])
            return "\(function)(\(number(depth - 1)), \(oneOf(["0", "1", "2", "-2"])))"
        case 7: return "-(\(number(depth - 1)))"
        case 8: return "p3(\(choice(0)), \(oneOf(["b0", "b1", "true"])))"
        case 9: return "f0(\(number(depth - 1)), \(number(0)))"
        default: return oneOf(["abs(\(number(depth - 1)))", "(if m2 = null then 0 else m2)"])
        }
    }

    private mutating func choice(_ depth: Int) -> String {
        guard depth > 0 else { return oneOf((names[.choice] ?? []) + ["\"beta\""]) }
        return "(if \(boolean(depth - 1)) then \(choice(depth - 1)) else \(choice(depth - 1)))"
    }

    private mutating func date(_ depth: Int) -> String {
        guard depth > 0 else { return oneOf((names[.date] ?? []) + ["@\"2019-02-28\""]) }
        return "(if \(boolean(depth - 1)) then \(date(depth - 1)) else \(date(depth - 1)))"
    }

    private mutating func literal() -> String {
        oneOf(["0", "1", "0.5", "100", "1234.567", "3000", "-7", "0.0001", "999999999999"])
    }

    private mutating func mode() -> String {
        oneOf(["down", "up", "floor", "ceiling", "half_up", "half_down", "half_even"])
    }

    // MARK: - Records

    /// A CSV record of the columns, without its line end.
    package mutating func record() -> String {
        let isWild = chance(8)
        var cells = Self.columns.map { cell($0, isWild: isWild) }
        if chance(60) { cells.append("x") } else if chance(60) { cells.removeLast() }
        return cells.joined(separator: ",")
    }

    private mutating func cell(_ column: String, isWild: Bool) -> String {
        if isWild, chance(6) { return wild(column) }
        switch column.first {
        case "b": return oneOf(["true", "false"])
        case "m": return money()
        case "i": return oneOf(["0", "1", "-3", "17", "1000000"])
        case "r": return oneOf(["0", "0.15", "1", "0.3", "0.05", "0.1234"])
        case "c": return oneOf(Self.choices)
        case "d":
            return oneOf([
                "2018-01-01", "2018-12-31", "2019-01-01", "2019-06-30", "2019-07-01", "2020-02-29",
                "2021-03-04", "2017-12-31",
            ])
        default: return oneOf(["A1", "甲公司", "plain text", "\"quoted, with comma\"", "x-y"])
        }
    }

    private mutating func money() -> String {
        switch count(0, 6) {
        case 0: return "0"
        case 1: return oneOf(["3000", "12000.5", "80000.00", "80000.01", "100", "100.01", "500"])
        case 2: return "\(count(0, 1_000_000)).\(count(10, 99))"
        case 3: return "\(count(0, 999)).5"
        case 4: return "-\(count(0, 99999)).05"
        default: return "\(count(0, 200_000)).00"
        }
    }

    private mutating func wild(_ column: String) -> String {
        oneOf([
            "", "", "\"\"", "null", "0", "-0", "-0.00", "007", "+5", ".5", "5.", "1e3", "15%", "5万元", "0.5亿元",
            " 1", "1 ",
            "9223372036854775807", "999999999999999999", "123456789012345678901234567890", "1.123456789",
            "\"12.50\"",
            "\"true\"", "TRUE", "是", "2019-02-29", "2019-13-01", "20190101", "0000-01-01", "alph", "alphaa",
            "\"alpha\"",
            "\"be\"\"ta\"", "12\"3", "\"open", "\u{0}", "\u{FEFF}", "Ａ",
        ])
    }

    // MARK: - Chance

    private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &generator) == 0 }

    private mutating func count(_ least: Int, _ most: Int) -> Int {
        Int.random(in: least...most, using: &generator)
    }

    private mutating func oneOf<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
}
