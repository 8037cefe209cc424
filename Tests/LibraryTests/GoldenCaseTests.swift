import Diagnostics
import FEEL
import Foundation
import LocatedYAML
import Provisions
import Reports
import Testing

@testable import Proviso

/// Every golden case of the shipped rules comes out of the library as it comes out of the command, byte for byte: as a case
/// of values, and prepared. What the command refuses, the library refuses, with the same words.
@Test func theLibraryDecidesAsTheCommand() throws {
    let rules = try Repository.rules.get()
    var compared = 0
    for path in rules.tree.caseFiles {
        let file = try #require(rules.tree.cases(path, log: DiagnosticLog()))
        let policy = try rules.policy(file.policy.text)
        guard policy.plan.portfolio == nil else { continue }
        let comparison = Comparison(policy)
        for golden in file.cases {
            compared += 1
            if let difference = try comparison.difference(golden) {
                Issue.record("\(golden.id.text) of \(path): \(difference)")
            }
        }
    }
    #expect(compared > 250)
}

private struct Comparison {
    let policy: Proviso.Policy
    let decider: Decider
    let evaluator: PolicyEvaluator

    init(_ policy: Proviso.Policy) {
        self.policy = policy
        decider = policy.decider()
        evaluator = PolicyEvaluator(plan: policy.plan)
    }

    func difference(_ golden: GoldenCase) throws -> String? {
        let log = DiagnosticLog()
        let facts = CaseReader(policy: policy.plan.policy, log: log).read(golden.layers, id: golden.id.text)
        guard let facts, !log.hasErrors else { return nil }
        let decision = try evaluator.decide(facts, asOf: golden.asOf)
        let command = JSONReport(detail: .full).text(decision, try ExplanationBuilder(evaluator).build())
        let asOf = golden.asOf.map { Day($0) }
        var values: CaseRecord = [:]
        for entry in golden.layers.flatMap({ $0.entries ?? [] }) {
            values[entry.keyText] = Repository.value(of: entry.value)
        }
        let given = Case(values, id: golden.id.text)
        do {
            let decisions = [
                try decider.decide(given, asOf: asOf), try decider.decide(decider.prepare(given), asOf: asOf),
            ]
            for library in try decisions.map({ try $0.json(why: .full) }) where library != command {
                return "\(library)\nand the command\n\(command)"
            }
            return isFaithful(decisions[0], to: decision) ? nil : "the parts differ: \(decisions[0])"
        } catch let error as CaseError {
            let (said, expected) = (error.problems.map(\.message), decision.errors.map(\.diagnostic.message))
            return said == expected ? nil : "\(said), and the command \(expected)"
        }
    }

    /// The parts, asked for one by one.
    private func isFaithful(_ library: Proviso.Decision, to decision: Provisions.Decision) -> Bool {
        library.eligibility?.rawValue == decision.eligibility?.rawValue
            && library.reasons == decision.reasons && library.missing == decision.missing
            && library.discretionaryReasons == decision.discretionaryReasons
            && library.binding == decision.binding && library.isUndetermined == decision.isUndetermined
            && library.errors.map(\.message) == decision.errors.map(\.diagnostic.message)
            && library.outputs.map(\.name) == decision.outputs.map(\.name)
            && decision.outputs.allSatisfy { library[$0.name] == CaseValue($0.value) }
    }
}

@Test func aTextIsACaseToo() throws {
    let policy = try Repository.rules.get().policy("tianjin-cloud-voucher/voucher")
    let lines = Repository.voucher.values.entries.filter { $0.name != "items" }.map { entry in
        "\(entry.name): \(entry.value.boolean.map { "\($0)" } ?? entry.value.text ?? "")"
    }
    let items = "items: [{ category: platform_system, contract_amount: 100000.30 }]"
    let text = (lines + [items]).joined(separator: "\n")
    let fromText = try policy.decide(Case(text: text))
    #expect(try fromText.json() == policy.decide(Repository.voucher).json())
    #expect(fromText["voucher_amount"]?.number == DecimalNumber("30000.09"))
    // What a program says stands over the text.
    var changed = try Case(text: text)
    changed.values["prior_subsidy_in_validity"] = 40_000
    #expect(try policy.decide(changed)["voucher_amount"]?.number == 10_000)
}
