import Diagnostics
import FEEL
import Foundation
import LocatedYAML
import Testing

@testable import Analysis
@testable import Provisions

/// Every provision that a policy implements is reached by one of its golden cases.
@Test func everyComputedProvisionIsReached() throws {
    var count = 0
    for document in RulesFolder.tree.documents {
        let coverage = try #require(RulesFolder.coverages.first { $0.ledger.folder == document })
        count += coverage.rows.count
        let missed = coverage.rows.filter(\.isMissed).map(\.provision.id.text)
        #expect(missed.isEmpty, "\(document)")
    }
    #expect(count >= 345)
}

/// Of what rules decide by, golden cases show at least 95 of 100 ways in which it can turn out.
@Test(arguments: ["requirement", "condition", "threshold", "row", "cell", "bracket", "date", "step"])
func goldenCasesShowHowRulesTurnOut(kind: String) throws {
    let coverages = RulesFolder.coverages
    let tally = CoverageTally(coverages.flatMap(\.items).filter { $0.kind.name == kind })
    #expect(tally.wanted > 20, "\(kind)")
    #expect(tally.perMille >= 950, "\(kind): \(tally.seen) of \(tally.wanted)")
}

/// A plan that notes the values of all parts decides as the plan that does not.
@Test func beingWatchedChangesNoDecision() throws {
    var count = 0
    for path in RulesFolder.tree.caseFiles {
        let golden = try #require(RulesFolder.tree.cases(path, log: DiagnosticLog()))
        let plan = try #require(RulesFolder.tree.policy(golden.policy.text).runnable)
        let (runner, watched) = (CaseRunner(plan: plan), CaseRunner(plan: plan.traced()))
        for golden in golden.cases {
            let (first, second) = (runner.run(golden), watched.run(golden))
            #expect(first.passed == second.passed, "\(golden.id.text)")
            #expect(first.decision?.outputs.map(\.value) == second.decision?.outputs.map(\.value))
            #expect(first.decision?.reasons == second.decision?.reasons)
            #expect(first.decision?.missing == second.decision?.missing)
            #expect(first.decision?.binding == second.decision?.binding)
            let isCut = try watched.evaluator.observation()?.isTraceCut ?? false
            #expect(!isCut, "\(golden.id.text)")
            count += 1
        }
    }
    #expect(count > 700)
}

/// `Rules/README.md` lists what there is. `RECORD=1` rewrites it, and fails.
@Test func theListOfDocumentsIsCurrent() throws {
    let file = RulesFolder.root.appending(path: "README.md")
    let text = try listOfDocuments()
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if isRecording { try text.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    #expect(!isRecording, "recorded; read the changes, then run again without RECORD")
}

private func listOfDocuments() throws -> String {
    let tree = RulesFolder.tree
    var text = """
        # 规则目录

        一份文件一个目录：`document.yaml` 是它的条款清单，`<问题>.yaml` 是规则，`<问题>.cases.yaml` 是算例。本页由测试生成，不要手工修改。

        """
    for document in tree.documents {
        let ledger = try #require(tree.ledger(document, log: DiagnosticLog()))
        let computed = ledger.entries.count { if case .policies = $0.treatment { true } else { false } }
        let number = ledger.number.map { "，\($0)" } ?? ""
        let issued = ledger.issued.map { "，\($0)" } ?? ""
        text += """

            ## \(ledger.title)

            \(ledger.issuer)\(number)\(issued)。共 \(ledger.entries.count) 条，其中 \(computed) 条计算。

            | 规则 | 回答的问题 | 算例 |
            |---|---|---|

            """
        for id in tree.policyIDs where id.hasPrefix(document + "/") {
            let policy = try #require(tree.policy(id).plan?.policy)
            let cases = tree.cases(id + ".cases.yaml", log: DiagnosticLog())?.cases.count ?? 0
            text += "| [`\(id)`](\(id).yaml) | \(policy.title) | \(cases) |\n"
        }
    }
    return text
}
