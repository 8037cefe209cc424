import Diagnostics
import LocatedYAML
import Testing

@testable import Provisions

/// Every kind of rule, as a small policy with its golden cases beside it.
@Test func everyKindOfRuleDoesWhatItsCasesSay() {
    let tree = RuleTree(RuleSource(root: "Cases", texts: CaseFiles.texts(below: "rules")))
    var ran = 0
    for path in tree.caseFiles {
        let log = DiagnosticLog()
        guard let golden = tree.cases(path, log: log) else {
            Issue.record("\(path): \(DiagnosticRenderer().render(log.sorted))")
            continue
        }
        let loaded = tree.policy(golden.policy.text)
        guard let plan = loaded.runnable else {
            Issue.record("\(DiagnosticRenderer().render(loaded.diagnostics))")
            continue
        }
        let runner = CaseRunner(plan: plan)
        for golden in golden.cases {
            ran += 1
            let result = runner.run(golden)
            for mismatch in result.mismatches {
                Issue.record(
                    "\(result.id) \(mismatch.key): expected \(mismatch.expected), found \(mismatch.actual)")
            }
            let errors =
                result.diagnostics + (result.passed ? [] : result.decision?.errors.map(\.diagnostic) ?? [])
            for diagnostic in errors {
                Issue.record("\(result.id): \(DiagnosticRenderer().render(diagnostic))")
            }
            #expect(result.passed, "\(result.id)")
        }
    }
    #expect(ran >= 40)
}

/// The same case twice, with others between, gives the same decision: nothing is left behind.
@Test func aCaseLeavesNothingBehind() throws {
    let tree = RuleTree(RuleSource(root: "Cases", texts: CaseFiles.texts(below: "rules")))
    for path in tree.caseFiles {
        let log = DiagnosticLog()
        let golden = try #require(tree.cases(path, log: log))
        let runner = CaseRunner(plan: try #require(tree.policy(golden.policy.text).runnable))
        let decided = { (golden: GoldenCase) in
            let decision = runner.run(golden).decision
            return "\(String(describing: decision?.outputs.map(\.value))) \(decision?.binding ?? [])"
        }
        let first = golden.cases.map(decided)
        let second = golden.cases.reversed().map(decided)
        #expect(first == second.reversed())
    }
}
