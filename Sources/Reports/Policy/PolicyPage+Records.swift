import FEEL
import Provisions

/// What is done across records.
extension PolicyPage {
    mutating func writeSteps() {
        guard let portfolio = plan.portfolio, !portfolio.steps.isEmpty else { return }
        page.heading(prose.choose(zh: "批次的步骤（依次进行）", en: "Steps across records, one after another"))
        let order = portfolio.order.map(text)
        let by = prose.list(order)
        page.paragraph(prose.choose(zh: "先后：\(by)。", en: "Order: \(by)."))
        if let amount = portfolio.amount {
            let text = formula.text(plan.labelled(amount))
            page.paragraph(prose.choose(zh: "逐条金额：\(text)。", en: "Amount of each: \(text)."))
        }
        let heading = prose.choose(zh: "条款 内容 做法", en: "Article Meaning What_is_done").split(separator: " ")
        page.table(
            heading.map { String($0).replacing("_", with: " ") }, portfolio.steps.map { row($0) })
    }

    private func row(_ step: PlannedPortfolioStep) -> [String] {
        var done = text(step.rule, step.step.rule)
        if let applies = step.appliesIf {
            let text = formula.text(plan.labelled(applies))
            done += prose.bracketed(prose.choose(zh: "仅当 \(text)", en: "only if \(text)"))
        }
        if let order = step.order {
            let by = prose.list(order.map(text))
            done += prose.bracketed(prose.choose(zh: "先后：\(by)", en: "order: \(by)"))
        }
        let markings = step.step.markings
        let cited = markings.map { article($0) }.filter { !$0.isEmpty }
        return [prose.list(cited), prose.list(markings.compactMap(\.label)), done]
    }

    private func text(_ key: PlannedOrderKey) -> String {
        formula.text(plan.labelled(key.by))
            + (key.isDescending ? prose.bracketed(prose.choose(zh: "从大到小", en: "descending")) : "")
    }

    private func text(_ rule: PlannedStepRule, _ written: PortfolioStep.Rule) -> String {
        switch rule {
        case .exclude(let when):
            return prose.choose(zh: "剔除：", en: "drop where ") + shown(when)
        case .dedup(let key, let bestBy): return text(dedup: key, bestBy, written)
        case .quota(let quotas):
            return quotas.map { quota in
                prose.choose(
                    zh: "每个 \(shown(quota.key)) 至多 \(shown(quota.atMost)) 项",
                    en: "at most \(shown(quota.atMost)) for each \(shown(quota.key))")
            }.joined(separator: prose.semicolon)
        case .cumulate(let key, let cap, let opening): return text(cumulate: key, cap, opening)
        case .allocate(_, let pool, let factors):
            let parts = factors.map { "\(shown($0.by)) × \(shown($0.weight))" }.joined(separator: " + ")
            return prose.choose(
                zh: "分配 \(shown(pool))，依 \(parts)", en: "share out \(shown(pool)) by \(parts)")
        case .scaleDown(_, let pool, _):
            return prose.choose(
                zh: "合计超过 \(shown(pool)) 时同比例缩减",
                en: "reduce in proportion where the total exceeds \(shown(pool))")
        }
    }

    private func text(
        dedup key: PlannedExpression, _ bestBy: PlannedExpression?, _ written: PortfolioStep.Rule
    ) -> String {
        var keeps = prose.choose(zh: "留最先的一条", en: "keep the first")
        if case .dedup(let dedup) = written, dedup.keep == .none {
            keeps = prose.choose(zh: "都不留", en: "keep none")
        }
        if let bestBy {
            keeps = prose.choose(zh: "留 \(shown(bestBy)) 最大的", en: "keep the greatest \(shown(bestBy))")
        }
        return prose.choose(zh: "\(shown(key)) 相同的，\(keeps)", en: "of one \(shown(key)), \(keeps)")
    }

    private func text(
        cumulate key: PlannedExpression?, _ cap: PlannedExpression, _ opening: PlannedExpression?
    ) -> String {
        let whole = prose.choose(zh: "合计", en: "together")
        let group = key.map { prose.choose(zh: "每个 \(shown($0)) ", en: "for each \(shown($0)) ") } ?? whole
        let used = opening.map {
            prose.bracketed(prose.choose(zh: "此前已用 \(shown($0))", en: "used before: \(shown($0))"))
        }
        return group + prose.choose(zh: "累计不超过 \(shown(cap))", en: " up to \(shown(cap))") + (used ?? "")
    }

    private func shown(_ expression: PlannedExpression) -> String { formula.text(plan.labelled(expression)) }
}
