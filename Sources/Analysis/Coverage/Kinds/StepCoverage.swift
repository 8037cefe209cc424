import Diagnostics
import Provisions

extension CoverageKind {
    static let step = CoverageKind(
        name: "step", label: LocalizedText(zh: "步骤", en: "steps"),
        meaning: LocalizedText(
            zh: "批次的每个步骤（排除、去重、限额、累计、分配、缩减），见过起作用和不起作用",
            en:
                "each step over records (exclude, dedup, quota, cap, share) took effect on one record and left another"
        )
    ) { subject in
        (subject.plan.portfolio?.steps ?? []).enumerated().flatMap { index, step in
            subject.probes(of: step, index)
        }
    }
}

extension CoverageOutcome {
    fileprivate static let kept = CoverageOutcome("kept", zh: "保留", en: "kept")
    fileprivate static let dropped = CoverageOutcome("dropped", zh: "剔除", en: "dropped")
    fileprivate static let whole = CoverageOutcome("whole", zh: "足额", en: "in full")
    fileprivate static let cut = CoverageOutcome("cut", zh: "部分", en: "in part")
    fileprivate static let exhausted = CoverageOutcome("exhausted", zh: "用完", en: "exhausted")
    fileprivate static let shared = CoverageOutcome("shared", zh: "分得", en: "given a share")
    fileprivate static let reduced = CoverageOutcome("reduced", zh: "缩减", en: "reduced")
}

extension CoverageSubject {
    /// One item; of a step with several quotas one for each.
    fileprivate func probes(of step: PlannedPortfolioStep, _ index: Int) -> [CoverageProbe] {
        let site = site(step.step.marking, step.step.place, plan.policy.title)
        guard case .quota(let quotas) = step.step.rule else { return [probe(site, index, step.step.rule, 0)] }
        return quotas.enumerated().map { position, quota in
            let own = self.site(quota.marking, quota.key.place, site.owner)
            let provisions = own.provisions.isEmpty ? site.provisions : own.provisions
            let place = CoverageSite(owner: own.owner, provisions: provisions, place: own.place)
            return probe(place, index, step.step.rule, position)
        }
    }

    private func probe(
        _ site: CoverageSite, _ index: Int, _ rule: PortfolioStep.Rule, _ quota: Int
    ) -> CoverageProbe {
        let answers = rule.answers
        return CoverageProbe(site, answers.map(\.label)) { sighting in
            guard sighting.seen.steps.indices.contains(index) else { return [] }
            return sighting.seen.steps[index].map { effect in
                if case .dropped(let by) = effect, by != quota { return nil }
                return answers.firstIndex { $0.fits(effect) }
            }
        }
    }
}

extension PortfolioStep.Rule {
    fileprivate typealias Answer = (label: CoverageOutcome, fits: (Observation.StepEffect) -> Bool)

    /// What a step can do to a record.
    fileprivate var answers: [Answer] {
        let isKept = { (effect: Observation.StepEffect) in if case .kept = effect { true } else { false } }
        let isShared = { (effect: Observation.StepEffect) in if case .shared = effect { true } else { false }
        }
        switch self {
        case .exclude, .dedup, .quota:
            return [
                (.dropped, { if case .dropped = $0 { true } else { false } }), (.kept, isKept),
            ]
        case .cumulate:
            return [
                (.whole, isKept), (.cut, { if case .cut = $0 { true } else { false } }),
                (.exhausted, { if case .exhausted = $0 { true } else { false } }),
            ]
        case .allocate: return [(.shared, isShared)]
        case .scaleDown: return [(.reduced, isShared), (.whole, isKept)]
        }
    }
}
