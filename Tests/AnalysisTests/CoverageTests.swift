import Diagnostics
import FEEL
import Foundation
import LocatedYAML
import Provisions
import Testing

@testable import Analysis

/// `Cases/Coverage/*.txt`: a policy, its cases, and what they are seen to cover. `RECORD=1` rewrites the last part, and
/// fails.
@Suite struct CoverageTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Cases/Coverage")

    private static let ledger = """
        title: 试行办法
        issuer: 某局
        provisions:
          - { id: T-1, cite: 第一条, kind: cap, says: 规定一, treatment: [p] }
          - { id: T-2, cite: 第二条, kind: cap, says: 规定二, treatment: [p] }
          - { id: T-3, cite: 第三条, kind: cap, says: 规定三, treatment: [p] }
          - { id: T-4, cite: 第四条, kind: cap, says: 规定四, treatment: [p] }
          - { id: T-9, cite: 第九条, kind: procedure, says: 程序, treatment: procedure, because: 不计算 }
        """

    /// The parts of a file by their names.
    private static func parts(_ text: String) -> [String: String] {
        var parts: [String: String] = [:]
        for part in text.components(separatedBy: "--- ").dropFirst() {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            parts[String(lines[0])] = String(lines.last ?? "")
        }
        return parts
    }

    private static func tree(_ rules: String, _ cases: String) -> RuleTree {
        RuleTree(
            RuleSource(texts: ["d/document.yaml": ledger, "d/p.yaml": rules, "d/p.cases.yaml": cases]))
    }

    /// A line for each item: `condition 14 大规模: n >= 100 true=T-C1 false=(none)`.
    private static func listed(_ coverage: DocumentCoverage) -> String {
        coverage.items.map { item in
            let outcomes = item.outcomes.indices.map { index -> String in
                let cases = item.cases[index].isEmpty ? "(none)" : item.cases[index].joined(separator: ",")
                let near = item.nearest[index].map { "~\(text($0))" } ?? ""
                return "\(item.outcomes[index].name)=\(cases)\(near)"
            }
            let subject = item.owner + (item.formula.map { ": \($0)" } ?? "")
            return
                "\(item.kind.name) \(item.place.position.line) \(subject)  \(outcomes.joined(separator: " "))\n"
        }.joined()
    }

    private static func text(_ distance: CoverageDistance) -> String {
        switch distance {
        case .number(let number): "\(number)"
        case .days(let days): "\(days)d"
        case .time(let duration): "\(duration)"
        }
    }

    @Test func whatCasesShowIsListed() throws {
        let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.folder, includingPropertiesForKeys: nil)
        #expect(files.count >= 4)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let parts = Self.parts(text)
            let (rules, cases) = (try #require(parts["p.yaml"]), try #require(parts["p.cases.yaml"]))
            let tree = Self.tree(rules, cases)
            let loaded = tree.policy("d/p")
            #expect(loaded.diagnostics.map(\.message) == [], "\(file.lastPathComponent)")
            guard let plan = loaded.runnable else { continue }
            let golden = try #require(tree.cases("d/p.cases.yaml", log: DiagnosticLog()))
            for result in golden.cases.map(CaseRunner(plan: plan).run) {
                #expect(result.passed, "\(file.lastPathComponent) \(result.id) \(result.mismatches)")
            }
            let found = Self.listed(try #require(DocumentCoverage("d", in: tree)))
            if isRecording {
                let whole = "--- p.yaml\n\(rules)--- p.cases.yaml\n\(cases)--- covered\n\(found)"
                try whole.write(to: file, atomically: true, encoding: .utf8)
            }
            #expect(parts["covered"] == found, "\(file.lastPathComponent)")
        }
        #expect(!isRecording, "recorded; read the changes, then run again without RECORD")
    }

    /// Without a case that is not redundant some outcome is shown no more; without one that is, nothing is lost.
    @Test func removingACaseLowersAnItemOrTheCaseIsRedundant() throws {
        var tried = (redundant: 0, needed: 0)
        for file in try FileManager.default.contentsOfDirectory(
            at: Self.folder, includingPropertiesForKeys: nil)
        {
            let parts = Self.parts(try String(contentsOf: file, encoding: .utf8))
            let (rules, cases) = (try #require(parts["p.yaml"]), try #require(parts["p.cases.yaml"]))
            let all = try #require(DocumentCoverage("d", in: Self.tree(rules, cases)))
            let redundant = Set(CaseRedundancy(all).alone.map(\.id))
            for golden in all.policies.flatMap(\.cases) {
                let fewer = Self.without(golden.id, cases)
                let rest = try #require(DocumentCoverage("d", in: Self.tree(rules, fewer)))
                #expect(rest.policies.flatMap(\.cases).count == all.policies.flatMap(\.cases).count - 1)
                let isLowered = CoverageTally(rest.items).seen < CoverageTally(all.items).seen
                #expect(isLowered != redundant.contains(golden.id), "\(file.lastPathComponent) \(golden.id)")
                if isLowered { tried.needed += 1 } else { tried.redundant += 1 }
            }
        }
        #expect(tried.needed > 0 && tried.redundant > 0)
    }

    /// The cases without one of them, whether it stands on one line or on several.
    private static func without(_ id: String, _ cases: String) -> String {
        var isLeftOut = false
        return cases.split(separator: "\n").filter { line in
            if line.hasPrefix("  - ") { isLeftOut = line.contains("id: \(id)") }
            return !isLeftOut
        }.joined(separator: "\n") + "\n"
    }

    /// Two cases that show the same: either can go, and not both.
    @Test func twoOfAKindAreNotRedundantTogether() throws {
        let rules =
            "title: 一\ninputs:\n  a: { type: boolean }\noutputs:\n  b: { type: boolean, formula: not(a) }\n"
        let cases = """
            policy: p
            cases:
              - { id: T-C1, given: { a: true }, expect: { b: false } }
              - { id: T-C2, given: { a: true }, expect: { b: false } }
            """
        let coverage = try #require(DocumentCoverage("d", in: Self.tree(rules, cases)))
        let redundancy = CaseRedundancy(coverage)
        #expect(redundancy.alone.map(\.id) == ["T-C1", "T-C2"])
        #expect(redundancy.together.map(\.id) == ["T-C2"])
    }
}
