import Diagnostics
import LocatedYAML
import Testing

@testable import Provisions

/// Everything that can be said of the shipped rules without running a case is: nothing.
@Test func theShippedRulesAreClean() {
    let log = DiagnosticLog()
    TreeChecker(RulesFolder.tree, log: log).check()
    #expect(log.diagnostics.isEmpty, "\(DiagnosticRenderer().render(log.sorted))")
    #expect(RulesFolder.tree.policyIDs.count >= 4)
}

/// Every golden case of every document holds.
@Test func everyGoldenCaseHolds() throws {
    var ran = 0
    for path in RulesFolder.tree.caseFiles {
        let golden = try #require(RulesFolder.tree.cases(path, log: DiagnosticLog()))
        let runner = CaseRunner(plan: try #require(RulesFolder.tree.policy(golden.policy.text).plan))
        for golden in golden.cases {
            ran += 1
            let result = runner.run(golden)
            for mismatch in result.mismatches {
                Issue.record(
                    "\(result.id) \(mismatch.key): expected \(mismatch.expected), found \(mismatch.actual)")
            }
            #expect(result.passed, "\(result.id)\n\(DiagnosticRenderer().render(result.diagnostics))")
        }
    }
    #expect(ran > 60)
}

/// Every policy has golden cases: a rule that no case reaches is a rule that nobody has seen work.
@Test func everyPolicyHasGoldenCases() {
    let tested = Set(
        RulesFolder.tree.caseFiles.compactMap {
            RulesFolder.tree.cases($0, log: DiagnosticLog())?.policy.text
        })
    #expect(Set(RulesFolder.tree.policyIDs) == tested)
}

/// Every explanation can be built, for every case: the numbers put in are those of the decision.
@Test func everyGoldenCaseExplainsItself() throws {
    for path in RulesFolder.tree.caseFiles {
        let golden = try #require(RulesFolder.tree.cases(path, log: DiagnosticLog()))
        let plan = try #require(RulesFolder.tree.policy(golden.policy.text).plan)
        let evaluator = PolicyEvaluator(plan: plan)
        for golden in golden.cases {
            let facts = try #require(
                CaseReader(policy: plan.policy, log: DiagnosticLog()).read(golden.layers))
            let decision = try evaluator.decide(facts, asOf: golden.asOf)
            let explanation = try ExplanationBuilder(evaluator).build()
            #expect(explanation.tests.count == plan.tests.count)
            // A refused case has no results to hold the workings against.
            guard decision.errors.isEmpty else { continue }
            for result in decision.outputs {
                let computation = explanation.computations.first { $0.name == result.name }
                #expect(computation?.value == result.value, "\(golden.id.text) \(result.name)")
            }
        }
    }
}
