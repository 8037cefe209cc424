package import Diagnostics
package import Provisions

/// What the golden cases of one policy show of its rules.
package struct PolicyCoverage: Sendable {
    /// A golden case that was decided.
    package struct Case: Sendable {
        package let id: String
        package let policy: String
        package let place: SourcePlace
        /// The provisions that its decision came upon.
        let reached: Set<String>
    }

    package let policy: Policy
    package let items: [CoverageItem]
    package let cases: [Case]
    /// The cases that came to no decision: they are about errors, or wrong themselves, and show nothing of the rules.
    package let undecided: [String]
    /// The cases of which only the first part was looked at, since there is too much of it.
    package let cut: [String]
    /// What the policy's choices are called, for formulas.
    package let choices: [String: String]

    init(_ plan: PolicyPlan, _ files: [GoldenFile]) {
        let traced = plan.traced()
        let subject = CoverageSubject(traced)
        var (items, probes) = ([CoverageItem](), [CoverageProbe]())
        for kind in CoverageKinds.all {
            for probe in kind.probes(subject) where !probe.outcomes.isEmpty {
                items.append(CoverageItem(probe, kind, policy: plan.policy.id))
                probes.append(probe)
            }
        }
        let runner = CaseRunner(plan: traced)
        runner.evaluator.noteAllParts()
        var cases: [Case] = []
        var (undecided, cut) = ([String](), [String]())
        for golden in files.flatMap(\.cases) {
            guard runner.run(golden).decision != nil, let reached = try? runner.evaluator.reachedProvisions(),
                let seen = try? runner.evaluator.observation()
            else {
                undecided.append(golden.id.text)
                continue
            }
            if seen.isTraceCut { cut.append(golden.id.text) }
            let sighting = Sighting(seen)
            for (index, probe) in probes.enumerated() {
                items[index].note(probe.watch(sighting), in: golden.id.text)
            }
            cases.append(
                Case(id: golden.id.text, policy: plan.policy.id, place: golden.id.place, reached: reached))
        }
        policy = plan.policy
        self.items = items
        self.cases = cases
        self.undecided = undecided
        self.cut = cut
        choices = plan.labels.choices
    }
}
