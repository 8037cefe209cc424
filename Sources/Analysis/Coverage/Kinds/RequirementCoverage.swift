import Diagnostics
import Provisions

extension CoverageKind {
    static let requirement = CoverageKind(
        name: "requirement", label: LocalizedText(zh: "条件", en: "requirements"),
        meaning: LocalizedText(
            zh: "申报条件、排除情形、有效期，见过满足、不满足；可能未知的，见过未知",
            en: "a requirement, exclusion or window came out met, not met and, where it can, unknown")
    ) { subject in
        subject.plan.tests.enumerated().map { index, test in
            let answers = answers(test, canBeUnknown: !subject.plan.testReach[index].isEmpty)
            return CoverageProbe(subject.site(of: test), answers.map(\.label)) { sighting in
                [answers.firstIndex { $0.outcome == sighting.seen.tests[index] }]
            }
        }
    }

    private typealias Answer = (outcome: Observation.TestOutcome, label: CoverageOutcome)

    /// What a requirement can come to: `known` asks only that something is known, and what no unknown input reaches is
    /// never unknown.
    private static func answers(_ test: PlannedTest, canBeUnknown: Bool) -> [Answer] {
        let met = CoverageOutcome("met", zh: "满足", en: "met")
        let notMet = CoverageOutcome("not-met", zh: "不满足", en: "not met")
        let unknown = CoverageOutcome("unknown", zh: "未知", en: "unknown")
        var answers: [Answer] = [(.passed, met)]
        if case .known = test.condition {} else { answers.append((.failed, notMet)) }
        return canBeUnknown ? answers + [(.unknown, unknown)] : answers
    }
}
