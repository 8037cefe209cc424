import Diagnostics
import FEEL
import LocatedYAML
import Provisions
import Testing

@testable import Analysis

/// Which golden cases are concerned by a change: none whose decision differs is left out, and a change of words concerns
/// none.
@Suite struct ChangedCasesTests {
    private static let rules = """
        title: 试行办法
        in_force: { id: T-0, label: 有效期, on: day, from: 2018-01-01, cite: 三 }
        inputs:
          day: { label: 日期, type: date }
          kind: { label: 类别, type: choice, choices: { a: 甲, b: 乙 } }
          cost: { label: 费用, type: money, may_be_unknown: true }
        parameters:
          rate: { label: 比例, type: rate, by: kind, cite: 二, values: { 2018-01-01: { a: 10%, b: 20% }, 2019-01-01: { a: 15%, b: 20% } } }
          cap: { label: 上限, type: money, cite: 二, value: 100 }
        eligibility:
          - { id: T-1, label: 有费用, cite: 一, require: cost > 0 }
          - { id: T-2, label: 甲类够大, cite: 一, applies_if: 'kind = "a"', require: cost >= 10 }
        outputs:
          aid:
            label: 补贴
            type: money
            cite: 二
            amount: { base: cost, rate: rate(kind), at_most: [{ id: T-3, value: cap }], round: { mode: down, to: 1 } }
            otherwise: { ineligible: 0 }
        """
    private static let cases = """
        policy: p
        cases:
          - { id: A18, given: { day: 2018-05-01, kind: a, cost: 105 }, expect: { aid: 10 } }
          - { id: A19, given: { day: 2019-05-01, kind: a, cost: 105 }, expect: { aid: 15 } }
          - { id: B18, given: { day: 2018-05-01, kind: b, cost: 105 }, expect: { aid: 21 } }
          - { id: CAP, given: { day: 2018-05-01, kind: b, cost: 900 }, expect: { aid: 100 } }
          - { id: SMALL, given: { day: 2018-05-01, kind: a, cost: 5 }, expect: { reasons: [T-2] } }
          - { id: OPEN, given: { day: 2018-05-01, kind: b, cost: null }, expect: { eligibility: undetermined } }
        """

    private static func tree(_ rules: String = rules, _ cases: String = cases) -> RuleTree {
        RuleTree(RuleSource(texts: ["d/p.yaml": rules, "d/p.cases.yaml": cases]))
    }

    private static func concerned(_ old: String, _ new: String) -> ChangedCases {
        ChangedCases(from: tree(), to: tree(rules.replacing(old, with: new), cases.replacing(old, with: new)))
    }

    private static let edits: [(old: String, new: String, cases: Set<String>)] = [
        ("2019-01-01: { a: 15%", "2019-01-01: { a: 12%", ["A19"]),
        ("2018-01-01: { a: 10%", "2018-01-01: { a: 11%", ["A18"]),
        ("value: 100", "value: 90", ["A18", "A19", "B18", "CAP"]),
        ("cost >= 10 }", "cost > 10 }", ["A18", "A19", "B18", "CAP", "OPEN", "SMALL"]),
        ("label: 补贴", "label: 补助", []), ("cite: 二, value: 100", "cite: 三, value: 100", []),
        ("title: 试行办法", "title: 办法", []),
        ("kind: a, cost: 5 }", "kind: a, cost: 6 }", ["SMALL"]),
        ("expect: { aid: 21 }", "expect: { aid: 21.00 }", ["B18"]),
        (
            "inputs:\n", "inputs:\n  more: { label: 更多, type: number }\n",
            ["A18", "A19", "B18", "CAP", "OPEN", "SMALL"]
        ),
        ("cost > 0 }", "cost >> 0 }", ["A18", "A19", "B18", "CAP", "OPEN", "SMALL"]),
    ]

    @Test(arguments: edits.indices) func theCasesConcernedAreFound(_ index: Int) {
        let edit = Self.edits[index]
        let changed = Self.concerned(edit.old, edit.new)
        #expect(changed.cases["d/p.cases.yaml"] ?? [] == edit.cases, "\(edit.old) → \(edit.new)")
        #expect(changed.isEmpty == edit.cases.isEmpty)
    }

    @Test func aChangeThatNoCaseNoticesIsNamed() {
        let changed = Self.concerned("2019-01-01: { a: 15%, b: 20% }", "2019-01-01: { a: 15%, b: 25% }")
        #expect(changed.cases.isEmpty && changed.policies == ["d/p"] && changed.unnoticed == ["d/p"])
    }

    /// Every number of the rules, changed by itself: whoever is left out decides as before.
    @Test func whoIsLeftOutDecidesAsBefore() throws {
        let numbers = Self.rules.matches(of: /\b[0-9]+(?=%|[ ,}])/).map(\.range)
        #expect(numbers.count > 8)
        var (left, differing) = (0, 0)
        for range in numbers {
            var rules = Self.rules
            rules.replaceSubrange(range, with: "7")
            let (old, new) = (Self.tree(), Self.tree(rules))
            let chosen = ChangedCases(from: old, to: new).cases["d/p.cases.yaml"] ?? []
            guard let before = old.policy("d/p").runnable, let after = new.policy("d/p").runnable else {
                continue
            }
            for golden in try #require(new.cases("d/p.cases.yaml", log: DiagnosticLog())).cases {
                let outcomes = [before, after].map { Self.outcome(golden, $0) }
                if outcomes[0] != outcomes[1] { differing += 1 }
                guard !chosen.contains(golden.id.text) else { continue }
                left += 1
                #expect(outcomes[0] == outcomes[1], "\(golden.id.text): \(rules)")
            }
        }
        #expect(left > 10 && differing > 5)
    }

    private static func outcome(_ golden: GoldenCase, _ plan: PolicyPlan) -> [String] {
        let result = CaseRunner(plan: plan).run(golden)
        guard let decision = result.decision else { return ["not decided"] }
        return [decision.eligibility?.rawValue ?? ""] + decision.reasons + decision.missing
            + decision.outputs.map { "\($0.value)" } + decision.errors.map(\.diagnostic.code)
    }
}
