import FEEL
import LocatedYAML
package import Provisions

extension CaseSearch {
    /// A search that starts from the golden cases of a file, as far as they can be read.
    package init(plan: PolicyPlan, golden: GoldenFile?) {
        let reader = CaseReader(policy: plan.policy, log: DiagnosticLog())
        let cases = golden?.cases ?? []
        let seeds = cases.compactMap { golden in
            reader.read(golden.layers).map { TrialCase($0, asOf: golden.asOf) }
        }
        self.init(plan: plan, seeds: seeds, baseline: golden?.baseline(plan))
    }
}

extension GoldenFile {
    /// What the file's defaults say; nil where it has none.
    package func baseline(_ plan: PolicyPlan) -> Facts? {
        guard let layers = cases.first?.layers, layers.count > 1 else { return nil }
        return CaseReader(policy: plan.policy, log: DiagnosticLog()).read([layers[0]])
    }
}
