import Diagnostics
import FEEL
import LocatedYAML
import Testing

@testable import Provisions

/// Golden cases go into a table and come back as the same cases.
@Suite struct CaseTableTests {
    private static let policy = """
        title: 案例
        inputs:
          amount: { label: 金额, type: money, unit: 万元 }
          rate: { label: 比例, type: rate, default: 10% }
          name: { label: 名称, type: string, optional: true }
          place:
            label: 地点
            type: record
            optional: true
            of: { province: { type: string }, distance: { type: number } }
          tags: { label: 标签, type: list, of: string, default: [] }
          items:
            label: 项目
            type: list
            default: []
            of: { code: { type: string }, cost: { type: money }, day: { type: date } }
        outputs:
          total: { label: 合计, type: money, cite: 一, formula: amount * rate }
          called: { label: 名称, type: string, cite: 一, formula: name }
          list: { label: 清单, type: list, of: string, cite: 一, formula: tags }
          near: { label: 近, type: boolean, cite: 一, formula: place != null and place.distance < 1 and count(items) > 0 }
        """

    private static let cases = """
        policy: p
        defaults: { amount: 5, name: "甲, \\"乙\\"", tags: [a, "b c", "1"] }
        cases:
          - { id: C-1, given: {}, expect: { total: 5000.00, called: "甲, \\"乙\\"", list: [a, "b c", "1"] } }
          - { id: "007", cites: [第一条, T-2], given: { rate: 15%, name: "=1+1" }, expect: { total: 0.75万元 }, why: "逗号, 引号\\"、冒号: 与 # 号" }
          - id: C-3
            given: { amount: 5万元, tags: [], place: { province: 津, distance: 0.50 }, items: [{ code: "012", cost: 3千元, day: 2018-09-17 }] }
            expect_only: { total: 5000, called: "甲, \\"乙\\"", list: [], near: true }
            within: 0.01
            because: 尾差
            as_of: 2018-09-17
            accepted: [{ output: total, was: 4999.99, because: 第二条 }, { output: list, was: [x], because: y }]
            why: |
              两行
              文字
          - { id: C-4, given: { name: "", tags: null }, expect: { called: "津\\t冀", near: null, total: 1 } }
        """

    private func tree(_ cases: String) -> RuleTree {
        RuleTree(RuleSource(texts: ["d/p.yaml": Self.policy, "d/p.cases.yaml": cases]))
    }

    @Test func aTableReadsBackAsTheSameCases() throws {
        let log = DiagnosticLog()
        let tree = tree(Self.cases)
        let policy = try #require(tree.policy("d/p").plan?.policy)
        let golden = try #require(tree.cases("d/p.cases.yaml", log: log))
        let table = try #require(CaseTable(of: golden, for: policy, log: log), "\(log.sorted)")
        #expect(table.header.contains("place.distance") && table.header.contains("items"))
        let csv = SourceFile(name: "t.csv", bytes: [0xEF, 0xBB, 0xBF] + table.csv)
        let text = try #require(CaseTable.caseFile(of: csv, for: policy, log: log), "\(log.sorted)")
        let again = try #require(self.tree(text).cases("d/p.cases.yaml", log: log))
        #expect(log.sorted.isEmpty, "\(log.sorted)")
        #expect(again.cases.count == 4)
        for (old, new) in zip(golden.cases, again.cases) {
            let contents = [old, new].map { CaseContent(of: $0, for: policy, log: log) }
            #expect(contents[0] != nil && contents[0] == contents[1], "\(old.id.text)\n\(text)")
        }
        // What is said alike in more than half of the cases stands once.
        #expect(text.contains("defaults:\n  amount: 5\n"), "\(text)")
    }

    /// What a spreadsheet makes of a table when it saves it.
    @Test func whatASpreadsheetWritesIsRead() throws {
        let log = DiagnosticLog()
        let policy = try #require(tree(Self.cases).policy("d/p").plan?.policy)
        let text =
            "id,amount,expect.near,case.as_of,expect.total,expect.called\r\nC-1,5.00,FALSE,2018/9/7,5000,null\r\n\r\n"
        let cases = CaseTable.cases(in: SourceFile(name: "t.csv", text: text), for: policy, log: log)
        #expect(log.sorted.isEmpty, "\(log.sorted)")
        #expect(cases.first?.asOf?.description == "2018-09-07")
        #expect(cases.first?.expectations.map { YAMLFlow.text(of: $0.node) } == ["false", "5000", "null"])
    }

    @Test func everyShippedCaseFileGoesIntoATable() throws {
        let tree = CaseFiles.shippedTree
        var count = 0
        for path in tree.caseFiles {
            let log = DiagnosticLog()
            let golden = try #require(tree.cases(path, log: log))
            let policy = try #require(tree.policy(golden.policy.text).runnable?.policy)
            let table = try #require(CaseTable(of: golden, for: policy, log: log), "\(path): \(log.sorted)")
            let csv = SourceFile(name: path, bytes: table.csv)
            #expect(CaseTable.caseFile(of: csv, for: policy, log: log) != nil, "\(path): \(log.sorted)")
            count += golden.cases.count
        }
        #expect(count > 600)
    }
}
