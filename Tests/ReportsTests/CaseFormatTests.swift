import Diagnostics
import LocatedYAML
import Foundation
import FoundationXML
import Provisions
import Testing

@testable import Reports

/// Whatever stands in a case, each format stays what it is: XML, TAP, one annotation a line.
@Suite struct CaseFormatTests {
    private static let rules = """
        title: 试
        inputs:
          n: { label: 数, type: number }
          day: { label: 日, type: date, optional: true }
        outputs:
          total: { label: 合计, type: money, cite: 一, formula: n * 2 }
          tags: { label: 标签, type: list, of: string, cite: 二, formula: '["b", "a", "<&>"]' }
          due: { label: 期限, type: date, cite: 三, formula: day }
          shares: { label: 分担, type: map, of: money, cite: 四, formula: '{city: n, district: n}' }
        """
    private static let cases = #"""
        policy: p
        cases:
          - { id: "A <&\"'> # \\ 100%:,", given: { n: 1, day: 2019-03-01 }, expect: { total: 3, tags: [a, b, c, c], due: 2019-02-28, shares: { city: 1, county: 2 } }, why: "]]> -- ::error::\nzwei # \u0007" }
          - { id: B, given: { n: 1 }, expect: { total: 2, tags: [a, b, "<&>"] } }
          - { id: C, given: { n: 1 }, expect: { total: 2 } }
          - { id: D, given: { n: 1 }, expect: { total: 1.999 } }
        """#

    private static func results() throws -> [CaseResult] {
        let tree = RuleTree(RuleSource(texts: ["d,%/p.yaml": rules, "d,%/p.cases.yaml": cases]))
        let log = DiagnosticLog()
        let file = try #require(tree.cases("d,%/p.cases.yaml", log: log), "\(log.sorted)")
        let plan = try #require(tree.policy(file.policy.text).runnable)
        let runner = CaseRunner(plan: plan, explains: true)
        return file.cases.map(runner.run)
    }

    private static func text(_ name: String, _ language: Language = .en) throws -> String {
        let format = try #require(CaseFormats.all.first { $0.name == name })
        return format.write(try results(), CaseWording(language))
    }

    @Test func differencesAreExact() throws {
        let text = try Self.text("text")
        for line in [
            "difference  -1.00", "difference  missing \"c\", \"c\"", "    difference  too much \"<&>\"",
            "difference  1 day later",
            "difference  county: 2.00 → absent", "difference  district: absent → 1.00",
            "difference  in another order", "difference  +0.001", "4 cases, 3 not as expected",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
        let chinese = try Self.text("text", .zh)
        for line in ["相差  晚 1 天", "相差  缺 \"c\"、\"c\"", "相差  次序不同", "4 个算例，3 个不符"] {
            #expect(chinese.contains(line), "\(line)\n\(chinese)")
        }
    }

    @Test func junitIsXML() throws {
        let text = try Self.text("junit", .zh)
        let parser = XMLParser(data: Data(text.utf8))
        #expect(parser.parse(), "\(parser.parserError as Any)\n\(text)")
        #expect(text.contains("tests=\"4\" failures=\"3\" errors=\"0\""))
    }

    @Test func anAnnotationIsALine() throws {
        let lines = try Self.text("github").split(separator: "\n")
        #expect(lines.count == 4)
        for line in lines.dropLast() {
            #expect(
                line.wholeMatch(of: /::error file=[^,:]+%2C%25\/[^,:]+,line=\d+,col=\d+,title=[^:,]+::.+/)
                    != nil, "\(line)")
        }
        #expect(lines.last == "4 cases, 3 not as expected")
    }

    @Test func tapHasAPlanAndNoDirectives() throws {
        let lines = try Self.text("tap").split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["TAP version 14", "1..4"])
        let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
        #expect(points.count == 4)
        #expect(points.allSatisfy { !$0.contains(/[^\\]#/) }, "\(points)")
        #expect(lines.count { $0 == "  ---" } == 3 && lines.count { $0 == "  ..." } == 3)
    }

    @Test func jsonIsJSON() throws {
        let text = try Self.text("json")
        let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(root?["failed"] as? Int == 3)
    }
}
