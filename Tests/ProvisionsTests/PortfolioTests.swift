import Diagnostics
import FEEL
import LocatedYAML
import Testing

@testable import Provisions
import TestSupport

/// In whatever order a case lists its records, each ends with the same result: over all golden cases of portfolios, the
/// shipped ones included, in 100 shuffles each. A fen that is left over goes by the order of the list, so what an
/// allocation gives is compared as a whole.
@Test func theOrderOfTheListDecidesNothing() throws {
    var generator = SeededGenerator(seed: 20_181_008)
    var compared = 0
    for tree in [
        RuleTree(RuleSource(root: "Cases", texts: CaseFiles.texts(below: "rules"))), CaseFiles.shippedTree,
    ] {
        for path in tree.caseFiles {
            let golden = try #require(tree.cases(path, log: DiagnosticLog()))
            let plan = try #require(tree.policy(golden.policy.text).runnable)
            guard let portfolio = plan.portfolio else { continue }
            let sharesOut = portfolio.steps.contains { $0.rule.sharesOut }
            let evaluator = PolicyEvaluator(plan: plan)
            for golden in golden.cases {
                guard let facts = CaseReader(policy: plan.policy, log: DiagnosticLog()).read(golden.layers)
                else { continue }
                let first = words(try evaluator.decide(facts), sharesOut)
                for _ in 0..<100 {
                    compared += 1
                    let shuffled = words(try evaluator.decide(facts.shuffled(using: &generator)), sharesOut)
                    if shuffled != first {
                        Issue.record("\(golden.id.text) of \(path): \(first)\nand shuffled\n\(shuffled)")
                        break
                    }
                }
            }
        }
    }
    #expect(compared >= 1_000)
}

/// Maps by key, since their entries follow the list.
private func words(_ decision: Decision, _ sharesOut: Bool) -> String {
    decision.outputs.map { output in
        guard case .context(let entries) = output.value else { return "\(output.name): \(output.value)" }
        let values = entries.map { sharesOut ? "\($0.value)" : "\($0.key): \($0.value)" }.sorted()
        return "\(output.name): \(values)"
    }.joined(separator: "\n")
}

extension PlannedStepRule {
    fileprivate var sharesOut: Bool {
        switch self {
        case .allocate, .scaleDown: true
        case .exclude, .dedup, .quota, .cumulate: false
        }
    }
}

extension Facts {
    /// The same facts, the records in another order.
    fileprivate func shuffled(using generator: inout SeededGenerator) -> Facts {
        let states = states.enumerated().map { index, state in
            guard index == 0, case .given(.list(let records), let place) = state else { return state }
            return Facts.State.given(.list(records.shuffled(using: &generator)), place)
        }
        return Facts(id: id, states: states, place: place)
    }
}
