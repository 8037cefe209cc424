import Analysis
import Diagnostics
import LocatedYAML
import Provisions
import Reports

/// Puts the cases that show a change to either version, for their explanations.
struct WitnessCases {
    private let comparison: PolicyComparison
    private let golden: [GoldenCase]
    private let report: TextReport
    /// A page with more would not be read.
    private static let mostShown = 8

    init(_ comparison: PolicyComparison, _ golden: [GoldenCase], _ language: Language) {
        (self.comparison, self.golden) = (comparison, golden)
        report = TextReport(language, detail: .full)
    }

    /// The smallest cases of each kind of change, each once, golden ones first.
    func explained(_ policy: TreeDifference.Policy) -> [WitnessExplanation] {
        var shown: Set<String> = []
        var explained: [WitnessExplanation] = []
        for compared in policy.compared {
            for (_, _, witness) in compared.difference.sortedKinds where explained.count < Self.mostShown {
                let title = witness.given ?? witness.name
                guard shown.insert(title).inserted, let before = text(witness, compared.source, .none),
                    let after = text(witness, compared.source, comparison.everything)
                else { continue }
                explained.append(WitnessExplanation(title: title, before: before, after: after))
            }
        }
        return explained
    }

    private func text(
        _ witness: OutcomeDifference.Witness, _ source: TreeDifference.Compared.Source, _ set: ChangeSet
    ) -> String? {
        guard let plan = comparison.plan(taking: set), let trial = trial(witness, source, plan) else {
            return nil
        }
        let evaluator = PolicyEvaluator(plan: plan)
        guard let decision = try? evaluator.decide(trial.facts, asOf: trial.asOf) else { return nil }
        let explanation = decision.isDecided ? try? ExplanationBuilder(evaluator).build() : nil
        return report.text(decision, explanation)
    }

    private func trial(
        _ witness: OutcomeDifference.Witness, _ source: TreeDifference.Compared.Source, _ plan: PolicyPlan
    ) -> TrialCase? {
        if let trial = witness.trial { return trial }
        guard source == .golden, golden.indices.contains(witness.index) else { return nil }
        let reader = CaseReader(policy: plan.policy, log: DiagnosticLog())
        let own = golden[witness.index]
        return reader.read(own.layers, id: own.id.text).map { TrialCase($0, asOf: own.asOf) }
    }
}
