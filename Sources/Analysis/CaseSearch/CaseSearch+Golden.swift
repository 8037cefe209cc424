import FEEL
import LocatedYAML
package import Provisions

extension CaseSearch {
    /// A search that starts from the golden cases of a file, as far as they can be read.
    package init(plan: PolicyPlan, golden: GoldenFile?) {
        self.init(plan: plan, golden: golden?.cases ?? [])
    }

    /// A search that starts from golden cases of one file, as far as they can be read.
    init(plan: PolicyPlan, golden: [GoldenCase]) {
        let reader = CaseReader(policy: plan.policy, log: DiagnosticLog())
        let seeds = golden.compactMap { golden in
            reader.read(golden.layers).map { TrialCase($0, asOf: golden.asOf) }
        }
        self.init(plan: plan, seeds: seeds, baseline: golden.baseline(plan))
    }
}

extension GoldenFile {
    /// What the file's defaults say; nil where it has none.
    package func baseline(_ plan: PolicyPlan) -> Facts? { cases.baseline(plan) }
}

extension [GoldenCase] {
    /// What their file's defaults say; nil where it has none.
    func baseline(_ plan: PolicyPlan) -> Facts? {
        guard let layers = first?.layers, layers.count > 1 else { return nil }
        return CaseReader(policy: plan.policy, log: DiagnosticLog()).read([layers[0]])
    }
}
