import Diagnostics
import Provisions

extension CoverageKind {
    static let output = CoverageKind(
        name: "output", label: LocalizedText(zh: "结果", en: "outputs"),
        meaning: LocalizedText(
            zh: "每个结果，见过算出、不适用、以及不符合条件和待定时的取值",
            en:
                "each output was worked out, did not apply, and took its place under each outcome of eligibility"
        )
    ) { subject in
        subject.plan.outputs.enumerated().map { index, output in
            let answers = answers(output, subject.plan)
            return CoverageProbe(subject.site(of: output), answers.map(\.label)) { sighting in
                sighting.computations(of: index).map { seen in
                    answers.firstIndex { $0.state == seen.state }
                }
            }
        }
    }

    private typealias Answer = (state: Observation.Computation.State, label: CoverageOutcome)

    /// An outcome of eligibility that no requirement can bring about is not asked for.
    private static func answers(_ output: PlannedOutput, _ plan: PolicyPlan) -> [Answer] {
        let applies = output.when.flatMap { plan.constantTruth(of: $0.tree) }
        var answers: [Answer] = []
        if applies != false {
            answers.append((.computed, CoverageOutcome("computed", zh: "算出", en: "worked out")))
        }
        if output.when != nil, applies != true {
            answers.append(
                (.notApplicable, CoverageOutcome("not-applicable", zh: "不适用", en: "not applicable")))
        }
        guard output.dependsOnEligibility else { return answers }
        if output.ineligible != nil, plan.tests.contains(where: { !$0.isSoft }) {
            answers.append(
                (.replaced(.ineligible), CoverageOutcome("ineligible", zh: "不符合条件时", en: "when ineligible")))
        }
        if plan.tests.contains(where: \.isSoft) || plan.testReach.contains(where: { !$0.isEmpty }) {
            answers.append(
                (
                    .replaced(.undetermined),
                    CoverageOutcome("undetermined", zh: "待定时", en: "when undetermined")
                ))
        }
        return answers
    }
}
