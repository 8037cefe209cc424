import TestSupport

/// A policy made up by chance of which nearly every input may be unknown, with records that mostly leave some of them open or
/// fall before the first dated value.
struct OpenPolicy {
    static let document = """
        title: 随机文件
        issuer: 无
        number: none
        issued: 2018-01-01
        in_force: { from: 2018-01-01 }
        jurisdiction: 无
        provisions:
        \((0...9).map { "  - { id: RP-0\($0), cite: 第\($0)条, kind: rate, says: 某事, treatment: [policy] }" }.joined(separator: "\n"))

        """
    private(set) var text = ""
    private var generator: SeededGenerator
    private let flags = (0..<6).map { "b\($0)" }

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        text = policy()
    }

    // MARK: - The policy

    private mutating func policy() -> String {
        let window = "in_force: { id: RP-00, cite: 第0条, on: on, from: 2018-06-01, to: 2020-06-30 }"
        var lines = ["title: 随机政策", "reference_date: on"] + (chance(2) ? [window] : [])
        lines += ["inputs:", "  on: { type: date }"]
        for flag in flags { lines.append("  \(flag): { type: boolean, \(gap(flag)) }") }
        lines += [
            "  c0: { type: choice, choices: { alpha: 甲, beta: 乙, gamma: 丙 }, may_be_unknown: true }",
            "  m0: { type: money, may_be_unknown: true\(chance(2) ? ", allowed: '>= 0'" : "") }",
            "  d0: { type: date, \(oneOf(["default: on, ", ""]))may_be_unknown: true }",
            "  items: { type: list, of: { kind: { type: choice, choices: { s: 小, l: 大 } }, amount: { type: money } } }",
            "parameters:",
            "  rate: { type: rate, cite: RP-07, by: kind, values: { 2018-06-01: { s: 15%, l: 30% }, 2019-06-01: { s: 20%, l: 40% } } }",
            "  cap: { type: money, cite: RP-06, values: { 2018-06-01: 5000, 2020-01-01: 1万元 } }",
            "  rank: { type: number, cite: RP-06, by: c0, value: { alpha: 1, beta: 2, gamma: 3 } }",
            "  scale: { type: brackets, cite: RP-08, values: { 2018-06-01: [{ upto: 3000, rate: 3% }, { rate: 45% }], 2020-01-01: [{ rate: 5% }] } }",
            "eligibility:",
        ]
        for index in 2...4 { lines.append("  - { id: RP-0\(index), cite: 第二条, \(test())\(applies()) }") }
        lines.append("exclusions: [{ id: RP-09, cite: 第九条, when: 'not(\(condition(1)))' }]")
        return (lines + rules()).joined(separator: "\n") + "\n"
    }

    private mutating func gap(_ flag: String) -> String {
        oneOf([
            "may_be_unknown: true", "may_be_unknown: true", "may_be_unknown: true",
            "default: true, may_be_unknown: true",
            flag == "b0" || !chance(3)
                ? "may_be_unknown: true"
                : "may_be_unknown: true, required_if: \(oneOf(["b0", "on > @\"2019-01-01\""]))",
        ])
    }

    private mutating func test() -> String {
        chance(10) ? "known: \(oneOf(flags + ["m0", "c0"]))" : "require: '\(condition(chance(2) ? 0 : 2))'"
    }

    private mutating func applies() -> String { chance(4) ? ", applies_if: '\(condition(0))'" : "" }

    private mutating func condition(_ depth: Int) -> String {
        if depth > 0, chance(2) {
            return "(\(condition(depth - 1)) \(oneOf(["and", "or"])) \(condition(depth - 1)))"
        }
        switch count(0, 15) {
        case 0...6: return oneOf(flags)
        case 7, 8: return "not(\(oneOf(flags)))"
        case 9: return "c0 \(oneOf(["=", "!="])) \"\(oneOf(["alpha", "beta"]))\""
        case 10: return oneOf(["m0 > 100", "m0 <= cap", "m0 between 10 and 8000", "m0 in (0..8500]"])
        case 11: return oneOf(["d0 >= on", "d0 >= @\"2018-03-01\"", "on < @\"2020-06-01\""])
        case 12: return "(if \(oneOf(flags)) then \(oneOf(flags)) else \(oneOf(flags + ["true"])))"
        case 13: return "x0 \(oneOf(["= true", "and b0", "or b1"]))"
        case 14:
            return oneOf([
                "rank(c0) > 1", "c0 in (\"alpha\", \"beta\")", "b1 = b2", "b3 = true", "cap > 7000",
            ])
        default: return "x0"
        }
    }

    private mutating func rules() -> [String] {
        let sum =
            "if count(items) = 0 then 0 else sum(for item in items return item.amount * rate(item.kind))"
        let otherwise = oneOf([
            "ineligible: 0", "ineligible: 0, undetermined: null", "undetermined: 1", "ineligible: null",
        ])
        return [
            "definitions:",
            "  x0: { type: boolean, cite: RP-01, formula: '\(oneOf(["b4", "not(b5)", "m0 > 10", "b4 and b5"]))' }",
            "  computed: { type: money, cite: RP-01, formula: '\(sum)', round: { mode: down, to: 0.01, cite: 第一条 } }",
            "  tax: { type: money, cite: RP-08, scale: { base: \(oneOf(["m0", "computed"])), brackets: scale, mode: marginal } }",
            "outputs:",
            "  granted: { type: money, cite: RP-01, amount: { base: { id: RP-01, cite: 第一条, value: computed }, at_most: [{ id: RP-06, cite: 第六条, value: '\(oneOf(["cap", "m0", "5000"]))' }], at_least: 0 }, otherwise: { \(otherwise) } }",
            "  half: { type: money, cite: RP-01, formula: granted / 2, round: { mode: half_up, to: 0.01, cite: 第一条 }, ensure: half <= 1000000 }",
            "  word: { type: string, cite: RP-01, table: { hit_policy: F, inputs: [eligibility, '\(condition(0))'], rows: [{ when: ['ineligible', '-'], then: '\"no\"' }, { when: ['\(oneOf(["-", "eligible"]))', 'true'], then: '\"yes\"' }], no_match: '\"perhaps\"' } }",
            "  why: { type: money, cite: RP-01, when: '\(condition(1))', formula: '\(oneOf(["tax / 2", "rank(c0) * granted", "if b1 then 1 else 2", "if b2 then cap else cap", "count(items) * m0"]))' }",
            "  taxed: { type: money, cite: RP-01, formula: '\(oneOf(["if eligibility = \"ineligible\" then 0 else tax", "if on < @\"2018-06-01\" then m0 else max(tax, m0)", "tax"]))' }",
            "  read: { type: money, cite: RP-01, when: eligibility = \"eligible\", formula: 'if (b0 or b1 or b2 or b3 or b4 or b5 or x0 or c0 = \"beta\" or m0 > tax or rank(c0) = 2 or d0 = on) then cap else 1' }",
        ]
    }

    // MARK: - Records

    /// A record as JSON.
    mutating func record() -> String {
        var members = ["\"id\": \(count(1, 999_999))", "\"on\": \"\(day())\""]
        let odds = oneOf([20, 6, 3, 2])
        for flag in flags { add(flag, odds, chance(9) ? "false" : "true", &members) }
        add("c0", odds, "\"\(oneOf(["alpha", "beta", "gamma"]))\"", &members)
        add("m0", odds, "\(count(0, 9000)).\(count(10, 99))", &members)
        add("d0", odds, "\"\(day())\"", &members)
        let items = (0..<oneOf([0, 1, 1, 2, 3])).map { _ in
            "{\"kind\": \"\(oneOf(["s", "l"]))\", \"amount\": \(count(0, 30_000)).5}"
        }
        members.append("\"items\": [\(items.joined(separator: ", "))]")
        return "{\(members.joined(separator: ", "))}"
    }

    private mutating func add(_ name: String, _ odds: Int, _ value: String, _ members: inout [String]) {
        if chance(odds) {
            if chance(2) { members.append("\"\(name)\": null") }
        } else {
            members.append("\"\(name)\": \(chance(200) ? "\"x\"" : value)")
        }
    }

    private mutating func day() -> String {
        chance(6)
            ? "2018-05-31" : oneOf(["2018-06-01", "2019-01-10", "2019-06-01", "2020-06-30", "2020-07-01"])
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
