import Analysis
import Diagnostics
import Provisions

/// A page for each document: the score, the provisions that fall short, what nobody notices, the cases that would.
struct MutationTextReport {
    let prose: Prose

    func text(_ all: [MutationResults]) -> String {
        var pages: [String] = []
        for document in all.map(\.folder).uniqued { pages.append(page(all.filter { $0.folder == document })) }
        if pages.count > 1 {
            let score = MutationScore(all.flatMap(\.results))
            pages.append(prose.choose(zh: "合计：", en: "all together: ") + counts(score) + "\n")
        }
        return pages.joined(separator: "\n")
    }

    private func page(_ policies: [MutationResults]) -> String {
        var page = Page(title: policies.first?.policy.ledger?.title ?? policies.first?.folder ?? "")
        page.paragraph(counts(MutationScore(policies.flatMap(\.results))))
        if policies.count > 1 {
            page.table([], policies.map { [$0.policy.policy.id, counts($0.score)] })
        }
        provisions(policies, &page)
        proofs(policies, &page)
        var text = page.text
        for policy in policies { text += survivors(policy) + suggestions(policy) }
        return text
    }

    /// `376 处改动：算例发现 310，证明等效 12，只有 check 发现 39（不计），没有发现 15；95.5%`
    private func counts(_ score: MutationScore) -> String {
        let percent = "\(score.perMille / 10).\(score.perMille % 10)%"
        return prose.choose(
            zh:
                "改动 \(score.all) 处：算例发现 \(score.killed)，证明等效 \(score.equivalent)，只有 check 发现 \(score.stillborn)（不计），没有发现 \(score.unsettled)；发现率 \(percent)",
            en:
                "\(score.all) edits: \(score.killed) noticed by a case, \(score.equivalent) proved equivalent, \(score.stillborn) noticed by check alone (not counted), \(score.unsettled) unnoticed; \(percent)"
        )
    }

    private func provisions(_ policies: [MutationResults], _ page: inout Page) {
        let rows = policies.flatMap { results in
            results.byProvision.filter { $0.score.unsettled > 0 }.map { id, score in
                let entry = results.policy.ledger?.entry(id)
                return [
                    id, entry?.article ?? "", "\(score.settled)/\(score.counted)", entry?.says ?? "",
                ]
            }
        }
        guard !rows.isEmpty else { return }
        page.heading(prose.choose(zh: "没有全部发现的条款", en: "Provisions with edits unnoticed"))
        page.table([], rows)
    }

    private func proofs(_ policies: [MutationResults], _ page: inout Page) {
        let fates = policies.flatMap(\.results).map(\.fate)
        let rows = Equivalence.allCases.compactMap { reason -> [String]? in
            let count = fates.count { if case .equivalent(reason) = $0 { true } else { false } }
            return count == 0 ? nil : ["\(count)", prose[reason.says]]
        }
        guard !rows.isEmpty else { return }
        page.heading(prose.choose(zh: "证明等效的理由", en: "Proved equivalent, since"))
        page.table([], rows)
    }

    // MARK: - What nobody notices

    private func survivors(_ results: MutationResults) -> String {
        var memo = Memo()
        for result in results.results {
            guard let outlook = outlook(result.fate, results) else { continue }
            let (mutant, position) = (result.mutant, result.mutant.place.position)
            memo.heading(
                "\(mutant.place.file.name):\(position.line):\(position.column)  \(mutant.owner.name)  \(prose[mutant.mutator.label]) [\(mutant.mutator.name)]"
            )
            for line in EditedLine(mutant.place, after: mutant.after).lines { memo.line(line, indent: 2) }
            memo.line(outlook, indent: 2)
        }
        return memo.text
    }

    /// Nil for what is settled.
    private func outlook(_ fate: MutantResult.Fate, _ results: MutationResults) -> String? {
        switch fate {
        case .killed, .equivalent, .stillborn: nil
        case .survived(let index):
            prose.choose(zh: "没有算例发现；补上 ", en: "no case notices; ") + results.suggestions[index].id
                + prose.choose(zh: " 就能发现", en: " would")
        case .unseen(let cases):
            prose.choose(
                zh: "没有算例发现；另造 \(cases) 个算例，结果都相同，但没有证明等效",
                en: "no case notices; \(cases) made-up cases all come out the same, which proves nothing")
        }
    }

    private func suggestions(_ results: MutationResults) -> String {
        guard !results.suggestions.isEmpty else { return "" }
        let heading = prose.choose(
            zh: "\n可以补上的算例（\(results.policy.policy.id).cases.yaml；预期值按现在的规则算出，先与原文核对）\n",
            en:
                "\nCases to add (\(results.policy.policy.id).cases.yaml; what they expect follows from the rules as they are: hold it against the document first)\n"
        )
        return heading + results.suggestions.map(\.text).joined()
    }
}

extension MutationResults {
    /// The document's folder.
    var folder: String { policy.policy.id.split(separator: "/").first.map(String.init) ?? "" }
}

extension [String] {
    /// Each once, in order.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
