import Diagnostics
import Testing

/// *Did you mean*.
@Suite struct NearestNameTests {
    @Test(arguments: [
        ("lable", ["label", "type"], "label"),
        ("注册资金", ["注册资本", "总预算"], "注册资本"),
        ("prior_subsidy", ["prior_subsidies", "prior"], "prior_subsidies"),
        ("total budgets", ["total budget"], "total budget"),
        ("ab", ["ba"], "ba"),
    ])
    func aSmallSlipFindsItsName(_ name: String, _ candidates: [String], _ expected: String) {
        #expect(nearestName(to: name, among: candidates) == expected)
    }

    @Test(arguments: [
        ("x", ["y"]), ("甲", ["乙"]), ("label", ["type", "formula"]), ("", ["a"]), ("label", ["label"]),
        ("ab", ["cd"]), ("label", []),
    ])
    func whatIsFarAwayIsNotMeant(_ name: String, _ candidates: [String]) {
        #expect(nearestName(to: name, among: candidates) == nil)
    }

    @Test func theNearestWinsWhateverTheOrder() {
        #expect(nearestName(to: "amounts", among: ["amount", "amaunt", "account"]) == "amount")
        #expect(nearestName(to: "cap", among: ["cat", "can"]) == "can")
        #expect(nearestName(to: "cap", among: ["can", "cat"]) == "can")
    }

    @Test func suggestionsNameTheNearestOrAShortList() {
        #expect(suggestion(for: "lable", among: ["label", "type"]) == "did you mean `label`?")
        #expect(suggestion(for: "备注", among: ["label", "type"]) == "known: `label`, `type`")
        #expect(suggestion(for: "备注", among: (1...13).map { "key\($0)" }) == nil)
        #expect(suggestion(for: "备注", among: []) == nil)
    }

    @Test func veryLongNamesCostLittle() {
        let name = String(repeating: "a", count: 100_000)
        let candidates = (0..<1_000).map { name + String($0) }
        #expect(nearestName(to: name, among: candidates) == nil)
    }
}
