/// Rule files and records made up by chance, for comparing ways of deciding that must agree.
///
/// Policies are typed and mostly sound; one that `check` refuses is to be passed over. Records are mostly sound, too: in
/// between stand values at the edge, other ways of writing them, gaps, and plain nonsense.
package struct RandomPolicy {
    package let document: String
    package private(set) var policy: String
    private var generator: SeededGenerator
    /// What an expression may speak of, by its type.
    var names: [Kind: [String]] = [:]
    /// Inputs that a record may leave out without being in error.
    var gaps: Set<String> = []
    /// A question about each definition.
    var definitions: [String] = []
    var hasEligibility = false
    /// Whether most records leave something unknown, or fall before the first dated value: a third of all policies.
    let isOpen: Bool

    enum Kind: CaseIterable { case boolean, number, money, choice, date }

    /// Inputs of every policy, with their cells.
    package static let columns = [
        "id", "b0", "b1", "b2", "m0", "m1", "m2", "a0", "a1", "i0", "r0", "c0", "c1", "d0", "d1", "note",
    ]
    static let choices = ["alpha", "beta", "gamma_delta", "infrastructure"]

    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        isOpen = seed % 3 == 0
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

    private mutating func text() -> String {
        names = [
            .boolean: ["b0", "b1"], .number: ["m0", "m1", "i0", "r0"], .money: ["a0", "a1"],
            .choice: ["c0", "c1"], .date: ["d0", "d1"],
        ]
        let window = "in_force: { id: RP-00, cite: 第0条, on: d1, from: 2018-06-01, to: 2020-06-30 }"
        var head = ["title: 随机政策", "reference_date: \(chance(8) ? "d1" : "d0")"]
        if chance(3) { head.append(window) }
        head += ["inputs:"] + inputs() + ["parameters:"] + parameters() + ["functions:"] + functions()
        // Conditions may read the definitions, which stand behind them.
        var rules = ["definitions:"]
        rules += ["  xb: { type: number, cite: RP-08, scale: { base: m1, brackets: br, mode: marginal } }"]
        for index in 0..<count(1, 4) { rules += output("x\(index)", isResult: false) }
        let tests = eligibility()
        hasEligibility = !tests.isEmpty || head.contains(window)
        if hasEligibility, chance(2) { names[.boolean, default: []].append("eligibility = \"eligible\"") }
        rules.append("outputs:")
        for index in 0..<count(2, 5) { rules += output("y\(index)", isResult: true) }
        rules.append("  all_read: { type: boolean, cite: RP-09, formula: '\(reader())' }")
        return (head + tests + rules).joined(separator: "\n") + "\n"
    }

    /// Reads what nothing else may have read, so that `check` has nothing to say about it.
    private func reader() -> String {
        "b2 = true or m2 = null or b0 or b1 or m0 > p0 or m1 > p1 or i0 = 1 or r0 = p2(c0) or d1 > d0 "
            + "or f0(m0, m1) > 0 or p3(c0, b0) > 0 or xb = 1 or a0 > pm or a1 > 0 or c1 = c0"
            + definitions.map { " or " + $0 }.joined()
    }

    // MARK: - Chance

    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &generator) == 0 }

    mutating func count(_ least: Int, _ most: Int) -> Int {
        Int.random(in: least...most, using: &generator)
    }

    mutating func oneOf<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
}
