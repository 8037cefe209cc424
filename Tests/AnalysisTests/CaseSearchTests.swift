import Analysis
import Diagnostics
import FEEL
import LocatedYAML
import Testing

@testable import Provisions

private let rules = """
    title: 试行办法
    in_force: { id: T-1, on: day, from: 2020-01-01, to: 2020-12-31 }
    inputs:
      day: { label: 日期, type: date }
      cost: { label: 费用, type: money, allowed: ">= 0" }
      share: { label: 份额, type: rate, default: 20% }
      kind: { label: 类别, type: choice, choices: { a: 甲, b: 乙 } }
      note: { label: 备注, type: string, unread: 不参与计算 }
      parts: { label: 分项, type: list, of: { sum: { type: money, allowed: ">= 0" } }, default: [] }
    definitions:
      total: { label: 合计, type: money, formula: 'if count(parts) = 0 then cost else cost + sum(parts.sum)' }
    outputs:
      grant:
        label: 补助
        type: money
        amount: { base: total, rate: share, at_most: [{ id: T-2, value: if kind = "a" then 30000 else 77777.7 }], round: { mode: down, to: 0.01 } }
        otherwise: { ineligible: 0 }
      large: { label: 大额, type: boolean, formula: total * 3 >= 100000.02 }
    """

private let cases = """
    policy: p
    defaults: { day: 2020-05-05, cost: 1000, kind: a, note: 无 }
    cases:
      - { id: T-C1, given: {}, expect: { grant: 200 } }
      - { id: T-C2, given: { kind: b, parts: [{ sum: 5 }] }, expect: { grant: 201 } }
    """

private let tree = RuleTree(RuleSource(texts: ["d/p.yaml": rules, "d/p.cases.yaml": cases]))

private func search() throws -> CaseSearch {
    let loaded = tree.policy("d/p")
    #expect(loaded.diagnostics.map(\.message) == [])
    let plan = try #require(loaded.runnable)
    let golden = try #require(tree.cases("d/p.cases.yaml", log: DiagnosticLog()))
    return CaseSearch(plan: plan, golden: golden)
}

@Test func theSameSeedGivesTheSameCases() throws {
    let search = try search()
    let first = search.cases(limit: 500, seed: 7).map { CaseText(plan: search.plan).given($0) }
    #expect(first.count == 500)
    #expect(Set(first).count == 500)
    #expect(first == search.cases(limit: 500, seed: 7).map { CaseText(plan: search.plan).given($0) })
    #expect(first != search.cases(limit: 500, seed: 8).map { CaseText(plan: search.plan).given($0) })
}

/// Days of the window, figures of the policy, and where something worked out from inputs meets a figure.
@Test(arguments: [
    ("eligibility", "day: 2019-12-31"), ("eligibility", "day: 2021-01-01"),
    ("grant", "kind: a, cost: 150000.05"),
    ("grant", "kind: b, cost: 388888.50"), ("large", "cost: 33333.34"),
])
func aSearchComesUponTheBoundary(key: String, given: String) throws {
    let search = try search()
    let evaluator = PolicyEvaluator(plan: search.plan)
    let value = { (trial: TrialCase) -> Datum in
        let decision = try? evaluator.decide(trial.facts)
        return decision.flatMap { DecisionPart.parts(of: $0) }?.first { $0.key == key }?.value ?? .null
    }
    let outcomes = Set(search.cases(limit: 1_500).map(value))
    let log = DiagnosticLog()
    let text = "{ day: 2020-05-05, cost: 1000, kind: a, note: 无 }"
    let nodes = [text, "{ \(given) }"].compactMap { YAMLReader.read(SourceFile(name: "case", text: $0)).node }
    let read = CaseReader(policy: search.plan.policy, log: log).read(nodes)
    let expected = value(TrialCase(try #require(read)))
    #expect(expected != .null && outcomes.contains(expected), "\(expected)")
}

@Test func aWitnessIsMadeAsSmallAsItCanBe() throws {
    let search = try search()
    let evaluator = PolicyEvaluator(plan: search.plan)
    let isLarge = { (trial: TrialCase) -> Bool in
        guard let decision = try? evaluator.decide(trial.facts) else { return false }
        return DecisionPart.parts(of: decision).contains { $0.key == "large" && $0.value == .boolean(true) }
    }
    let found = search.witness(limit: 2_000, where: isLarge)
    let witness = try #require(found)
    let small = search.smallest(witness, where: isLarge)
    #expect(isLarge(small))
    let golden = try #require(tree.cases("d/p.cases.yaml", log: DiagnosticLog()))
    let text = CaseText(plan: search.plan, baseline: golden.baseline(search.plan)).given(small)
    #expect(text.hasPrefix("{ cost: ") && text.hasSuffix("0000.00 }"), "\(text)")
}
