import Analysis
import Diagnostics
import FEEL
import LocatedCSV
import LocatedYAML
import Reports
import Testing

@testable import Provisions

/// An edit of the voucher's rules, and what `diff` is to make of it.
private struct SeededEdit {
    let old: String
    let new: String
    /// The provisions named; empty for what is no change.
    let provisions: [String]
    var hasEffect = true
}

private let edits = [
    SeededEdit(
        old: "{ infrastructure_and_basic_management: 15%,",
        new: "{ infrastructure_and_basic_management: 16%,", provisions: ["TJV-30"]),
    SeededEdit(old: "value: 5万元", new: "value: 4.5万元", provisions: ["TJV-32"]),
    SeededEdit(old: "cite: TJV-04, value: 50%", new: "cite: TJV-04, value: 60%", provisions: ["TJV-04"]),
    SeededEdit(old: "cite: TJV-33, value: 20%", new: "cite: TJV-33, value: 21%", provisions: ["TJV-33"]),
    SeededEdit(old: "cite: TJV-34, value: 3 }", new: "cite: TJV-34, value: 4 }", provisions: ["TJV-34"]),
    SeededEdit(old: "cite: TJV-37, value: 5 }", new: "cite: TJV-37, value: 6 }", provisions: ["TJV-37"]),
    SeededEdit(old: "to: 2020-12-31 }", new: "to: 2020-12-30 }", provisions: ["TJV-50"]),
    SeededEdit(
        old: "  - { id: TJV-16, label: 管理规范, cite: 第七条, require: well_managed }\n", new: "",
        provisions: ["TJV-16"]),
    SeededEdit(
        old: "application_date <= service_start_date", new: "application_date < service_start_date",
        provisions: ["TJV-19"]),
    SeededEdit(
        old: "  - { id: TJV-45, label: 同一项目已获其他市级财政资金, cite: 第十七条, when: other_municipal_funding }\n",
        new: "", provisions: ["TJV-45"]),
    SeededEdit(
        old: "formula: count(priority_tags) > 0", new: "formula: count(priority_tags) > 1",
        provisions: ["TJV-18"]),
    SeededEdit(
        old:
            "item_value(if face_value_base = \"contract_amount\" then item.contract_amount else item.actual_cost, item.category))'\n    round: { mode: down,",
        new:
            "item_value(if face_value_base = \"contract_amount\" then item.contract_amount else item.actual_cost, item.category))'\n    round: { mode: up,",
        provisions: ["TJV-25"]),
    SeededEdit(
        old:
            "        - { id: TJV-36, when: [\"-\", \"-\", \"-\", \"-\", \"-\", \"true\", \"-\"], then: rejected }\n",
        new: "", provisions: ["TJV-36"]),
    SeededEdit(
        old: "formula: contract_total - voucher_amount", new: "formula: contract_total - redeemable_amount",
        provisions: ["TJV-26"]),
    SeededEdit(old: "label: 可兑付金额", new: "label: 可以兑付的金额", provisions: []),
    SeededEdit(
        old: "require: enterprise_registered and provider_registered",
        new: "require: \"enterprise_registered  and provider_registered\"", provisions: []),
    SeededEdit(
        old:
            "  - { id: TJV-12, label: 具有独立法人资格, cite: 第七条, require: independent_legal_person }\n  - { id: TJV-13, label: 符合产业发展方向, cite: 第七条, require: matches_industrial_direction }\n",
        new:
            "  - { id: TJV-13, label: 符合产业发展方向, cite: 第七条, require: matches_industrial_direction }\n  - { id: TJV-12, label: 具有独立法人资格, cite: 第七条, require: independent_legal_person }\n",
        provisions: []),
    SeededEdit(old: "value: 5万元", new: "value: 50000元", provisions: []),
    SeededEdit(
        old: "formula: count(fraud_parties) > 0 }\n", new: "formula: count(fraud_parties) >= 1 }\n",
        provisions: ["TJV-43"], hasEffect: false),
    SeededEdit(
        old: "require: not(bad_credit_record)", new: "require: not(not(not(bad_credit_record)))",
        provisions: ["TJV-17"], hasEffect: false),
]

private let voucher = "tianjin-cloud-voucher/voucher"

private let writing = OutcomeWriting(
    heading: CSVReport.heading,
    line: { decision in
        var text: [UInt8] = []
        CSVWriter.write(CSVReport.cells(decision), to: &text)
        return text
    })

/// The voucher's document alone: the others have nothing to do with it.
private let shipped: RuleTree = {
    let source = RulesFolder.tree.source
    let paths = source.paths().filter { $0.hasPrefix("tianjin-cloud-voucher/") || $0.hasPrefix("calendars/") }
    return RuleTree(RuleSource(root: "Rules", read: source.read, paths: { paths }))
}()

/// The rules with some of the edits made.
private func edited(_ edits: [SeededEdit]) throws -> RuleTree {
    let path = voucher + ".yaml"
    let file = try #require(shipped.source.read(path))
    var text = String(decoding: file.bytes, as: UTF8.self)
    for edit in edits {
        #expect(text.contains(edit.old), "\(edit.old)")
        text = text.replacing(edit.old, with: edit.new, maxReplacements: 1)
    }
    let source = shipped.source
    return RuleTree(
        RuleSource(
            root: "Edited",
            read: { [text] in $0 == path ? SourceFile(name: "Edited/" + path, text: text) : source.read($0) },
            paths: source.paths))
}

private struct Found {
    let comparison: PolicyComparison
    let golden: OutcomeDifference
    let policy: TreeDifference.Policy
}

private func difference(_ new: RuleTree, contract: ChangeContract? = nil) throws -> (TreeDifference, Found?) {
    let trees = TreeComparison(shipped, new, contract: contract)
    #expect(trees.problems.map(\.message) == [])
    guard let changed = trees.changed.first else {
        return (TreeDifference(trees, old: "old", new: "new", []), nil)
    }
    #expect(trees.changed.count == 1)
    let clause = contract?.clause(changed.id)
    let cases = try #require(CaseComparison(changed, writing, clause: clause))
    let golden = trees.goldenCases(of: changed.id)
    for (index, golden) in golden.enumerated() { cases.add(golden, index: index) }
    var compared = [TreeDifference.Compared(source: .golden, difference: cases.difference)]
    let isSeen = cases.difference.effective == changed.everything
    if !isSeen,
        let made = GeneratedComparison(changed, golden: golden).compare(limit: 100, writing, clause: clause)
    {
        compared.append(.init(source: .generated, difference: made))
    }
    let policy = TreeDifference.Policy(changed, compared)
    return (
        TreeDifference(trees, old: "old", new: "new", [policy]),
        Found(comparison: changed, golden: cases.difference, policy: policy)
    )
}

/// Each edit alone: its provisions and no others, and whether it moves any decision.
@Test func eachEditIsPutDownToItsProvision() throws {
    #expect(edits.count == 20)
    for edit in edits {
        let found = try difference(try edited([edit])).1
        #expect((found?.policy.changes.flatMap(\.provisions) ?? []) == edit.provisions, "\(edit.new)")
        #expect(found.map { $0.policy.inert.isEmpty } ?? true == edit.hasEffect, "\(edit.new)")
    }
}

/// All at once, and some at random: the provisions, and the parts of every figure add up to what the decisions themselves say.
@Test func thePartsAddUpToTheFen() throws {
    var random = SystemlessRandom(seed: 11)
    for round in 0..<4 {
        let chosen =
            round == 0
            ? edits.filter { $0.new != "value: 50000元" } : edits.filter { _ in random.next() % 4 == 0 }
        let made = chosen.filter { edit in chosen.first { $0.old == edit.old }?.new == edit.new }
        guard let found = try difference(try edited(made)).1 else { continue }
        #expect(Set(found.policy.changes.flatMap(\.provisions)) == Set(made.flatMap(\.provisions)))
        let sums = try decidedSums(found.comparison)
        for column in found.golden.figures {
            let name = found.golden.shape.columns[column].name
            let figures = found.golden.columns[column]
            let parts = figures.terms.reduce(Number.zero) { $0.adding($1) ?? $0 }
            #expect(parts == figures.difference, "\(name)")
            #expect(sums[name]?.0 == figures.before && sums[name]?.1 == figures.after, "\(name)")
        }
    }
}

/// Sums of every figure over the golden cases by the old and by the new rules, without the machinery of differences.
private func decidedSums(_ comparison: PolicyComparison) throws -> [String: (Number, Number)] {
    var sums: [String: (Number, Number)] = [:]
    for (side, set) in [ChangeSet.none, comparison.everything].enumerated() {
        let plan = try #require(comparison.plan(taking: set))
        let evaluator = PolicyEvaluator(plan: plan)
        let path = voucher + ".cases.yaml"
        for golden in try #require(shipped.cases(path, log: DiagnosticLog())).cases {
            let reader = CaseReader(policy: plan.policy, log: DiagnosticLog())
            guard let facts = reader.read(golden.layers, id: nil) else { continue }
            for output in try evaluator.decide(facts, asOf: golden.asOf).outputs {
                guard case .number(let number) = output.value else { continue }
                var sum = sums[output.name] ?? (.zero, .zero)
                if side == 0 {
                    sum.0 = sum.0.adding(number) ?? sum.0
                } else {
                    sum.1 = sum.1.adding(number) ?? sum.1
                }
                sums[output.name] = sum
            }
        }
    }
    return sums
}

private struct SystemlessRandom {
    var seed: UInt64
    mutating func next() -> UInt64 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return seed >> 33
    }
}

// MARK: - Contracts

private func verdict(_ text: String, _ edits: [SeededEdit]) throws -> [String] {
    let log = DiagnosticLog()
    let node = try #require(YAMLReader.read(SourceFile(name: "contract.yaml", text: text)).node)
    let contract = try #require(ChangeContractReader(log: log).read(node))
    #expect(log.sorted.isEmpty)
    return ContractVerdict(contract, try difference(try edited(edits), contract: contract).0).findings.map(
        \.code)
}

@Test func aContractIsBrokenByWhatItDoesNotSayAndByWhatDidNotHappen() throws {
    let made = [edits[0], edits[1]]
    let right = """
        title: 比例与上限
        policies:
          \(voucher): { provisions: [TJV-30, TJV-32], may_lose: { voucher_amount: 'cumulative_cap < 50000' } }
        """
    #expect(try verdict(right, made) == [])
    #expect(
        try verdict(right.replacing("TJV-32", with: "TJV-45"), made) == [
            "contract.undeclared-change", "contract.did-not-happen",
        ])
    #expect(
        try verdict(right.replacing("'cumulative_cap < 50000'", with: "none"), made).contains(
            "contract.undeclared-loss"))
    #expect(
        try verdict(right.replacing(", may_lose", with: ", from: 2020-01-01, may_lose"), made).contains(
            "contract.outside-condition"))
    #expect(
        try verdict(right.replacing(", may_lose", with: ", outputs: [voucher_amount], may_lose"), made)
            .contains("contract.undeclared-output"))
    #expect(
        try verdict(
            right.replacing(", may_lose", with: ", totals: { voucher_amount: { at_least: 1亿元 } }, may_lose"),
            made
        )
        .contains("contract.total-out-of-bounds"))
    let inert = "title: 无影响\npolicies: { \(voucher): { provisions: [TJV-43] } }"
    #expect(try verdict(inert, [edits[18]]) == ["contract.without-effect"])
}
