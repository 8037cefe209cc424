import Diagnostics
import FEEL
import Foundation
import LocatedYAML
import Testing

@testable import Provisions

/// The evaluator takes common steps on a shortcut and puts lone inputs in place ahead of time; a case made ready is put in
/// place as a copy, and changed there. Taken in full and in order, the same steps decide the same, and so does a plan in which
/// readings are settled: over all golden cases, shipped ones included, and over each of them with one input
/// changed to null, to nothing, or to another of few values.
@Test func theShortcutDecidesAsTheFullWay() throws {
    var compared = 0
    for tree in [
        RuleTree(RuleSource(root: "Cases", texts: CaseFiles.texts(below: "rules"))), CaseFiles.shippedTree,
    ] {
        for path in tree.caseFiles {
            let golden = try #require(tree.cases(path, log: DiagnosticLog()))
            let plan = try #require(tree.policy(golden.policy.text).runnable)
            let comparison = Comparison(plan)
            for golden in golden.cases {
                guard let facts = CaseReader(policy: plan.policy, log: DiagnosticLog()).read(golden.layers)
                else { continue }
                let ready = try comparison.quick.ready(facts)
                for change in comparison.changes(of: facts) {
                    compared += 1
                    if let difference = try comparison.difference(facts, ready, change, golden.asOf) {
                        Issue.record("\(golden.id.text) of \(path): \(difference)")
                        return
                    }
                }
            }
        }
    }
    #expect(compared > 3_000)
}

/// Decides one case in both ways.
private struct Comparison {
    let plan: PolicyPlan
    let quick: PolicyEvaluator
    let full: PolicyEvaluator
    let decider: PolicyDecider

    init(_ plan: PolicyPlan) {
        self.plan = plan
        quick = PolicyEvaluator(plan: plan)
        full = PolicyEvaluator(plan: plan)
        decider = PolicyDecider(plan: plan)
    }

    /// An input, and what it says instead.
    typealias Change = (index: Int, state: Facts.State)

    func changes(of facts: Facts) -> [Change?] {
        var changes: [Change?] = [nil]
        for (index, planned) in plan.inputs.enumerated() {
            let others = (planned.input.type.finiteValues ?? []).map { Facts.State.given($0, facts.place) }
            for state in [.absent, .null(facts.place)] + others { changes.append((index, state)) }
        }
        return changes
    }

    func difference(_ facts: Facts, _ ready: ReadyCase, _ change: Change?, _ asOf: CalendarDate?) throws
        -> String?
    {
        var (facts, ready) = (facts, ready)
        if let (index, state) = change {
            facts.set(index, to: state)
            ready.set(index, to: state, of: plan.inputs[index])
        }
        let shortcut = Self.words(try quick.decide(facts, asOf: asOf))
        let raw = try quick.decide(ready, asOf: asOf)
        let copied = Self.words(raw.decision(of: plan, quick.layout, on: ready.facts))
        full.facts = facts
        full.asOf = asOf
        full.begin()
        for step in plan.steps { try full.take(step) }
        let inFull = Self.words(full.decision())
        let settled = Self.words(try decider.decide(facts, asOf: asOf))
        if settled != inFull { return "with the readings settled\n\(settled)\nand in full\n\(inFull)" }
        if copied != inFull { return "made ready\n\(copied)\nand in full\n\(inFull)" }
        return shortcut == inFull ? nil : "\(shortcut)\nand in full\n\(inFull)"
    }

    private static func words(_ decision: Decision) -> String {
        let outputs = decision.outputs.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        let errors = decision.errors.map {
            "\($0.diagnostic.code) \($0.diagnostic.message) \($0.provision ?? "")"
        }.sorted()
        return """
            \(decision.eligibility?.rawValue ?? "none") \(decision.reasons) \(decision.missing) \
            \(decision.discretionaryReasons) \(decision.binding ?? []) \(outputs) \(errors)
            """
    }
}
