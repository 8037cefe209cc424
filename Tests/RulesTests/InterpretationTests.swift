import Diagnostics
import FEEL
import LocatedYAML
import Testing

@testable import Provisions

/// For every reading that a document allows and the rules do not take, a golden case shows what it would change.
@Test func everyOtherReadingIsSeenToMatter() throws {
    var count = 0
    for path in RulesFolder.tree.caseFiles {
        let golden = try #require(RulesFolder.tree.cases(path, log: DiagnosticLog()))
        let plan = try #require(RulesFolder.tree.policy(golden.policy.text).plan)
        for input in plan.policy.inputs {
            guard let chosen = input.interpretation?.chosen.text, case .choice(let readings) = input.type
            else {
                continue
            }
            for reading in readings where reading.id != chosen {
                count += 1
                let shown = try golden.cases.contains { golden in
                    try takes(reading.id, input.name, golden)
                        && outcome(of: golden, plan)
                            != outcome(of: golden, plan, with: "\(input.name): \(chosen)")
                }
                #expect(shown, "\(plan.policy.id): no case tells \(input.name)=\(reading.id) from \(chosen)")
            }
        }
    }
    #expect(count > 0)
}

private func takes(_ reading: String, _ name: String, _ golden: GoldenCase) throws -> Bool {
    golden.layers.contains { layer in
        layer.entries?.contains { $0.keyText == name && $0.value.scalar?.text == reading } ?? false
    }
}

/// All that a case comes out as, as text.
private func outcome(of golden: GoldenCase, _ plan: PolicyPlan, with text: String? = nil) throws -> String {
    var layers = golden.layers
    if let text {
        layers.append(try #require(YAMLReader.read(SourceFile(name: "<reading>", text: text)).node))
    }
    let log = DiagnosticLog()
    let facts = try #require(CaseReader(policy: plan.policy, log: log).read(layers))
    let decision = try PolicyEvaluator(plan: plan).decide(facts, asOf: golden.asOf)
    let outputs = decision.outputs.map { "\($0.name)=\($0.value)" }
    return "\(String(describing: decision.eligibility)) \(decision.reasons) \(decision.missing) "
        + "\(decision.discretionaryReasons) \(outputs) \(decision.errors.map(\.diagnostic.code))"
}
