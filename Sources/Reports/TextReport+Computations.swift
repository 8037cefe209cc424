import Diagnostics
import FEEL
import Provisions

/// How the amounts came about.
extension TextReport {
    func writeComputations(_ explanation: Explanation, to memo: inout Memo) {
        let shown = explanation.computations.filter(\.isWorthShowing)
        guard !shown.isEmpty else { return }
        memo.heading(prose[.computations])
        for computation in shown { write(computation, explanation, to: &memo) }
    }

    private func write(_ computation: Explanation.Computation, _ explanation: Explanation, to memo: inout Memo) {
        let article = article(computation.citation, nil, explanation).map(prose.bracketed) ?? ""
        memo.line((computation.label ?? computation.name) + article, indent: 2)
        switch computation.status {
        case .computed: writeSteps(computation, explanation, to: &memo)
        case .notApplicable: memo.line(prose.sentence(prose[.doesNotApply]), indent: 4)
        case .failed: memo.line(prose.sentence(prose[.cannotBeDecided]), indent: 4)
        case .unknown(let missing): memo.line(prose.sentence(waitingFor(missing, explanation)), indent: 4)
        case .replaced(let eligibility): memo.line(replaced(computation, by: eligibility), indent: 4)
        }
    }

    private func replaced(_ computation: Explanation.Computation, by eligibility: Eligibility) -> String {
        let value = prose.value(computation.value, as: computation.type)
        let outcome = prose.quoted(prose[.outcome(eligibility)])
        return prose.sentence(prose.choose(
            zh: "因结论为\(outcome)，按规定为 \(value)", en: "since the outcome is \(outcome), it is \(value) by rule"))
    }

    private func writeSteps(_ computation: Explanation.Computation, _ explanation: Explanation, to memo: inout Memo) {
        let formula = Formula(prose: prose)
        if let text = computation.formula { memo.line("= " + formula.text(text), indent: 4) }
        if let text = computation.substituted ?? computation.formula.flatMap({ value(ofOnly: $0, explanation) }) {
            memo.line("= " + formula.text(text), indent: 4)
        }
        for row in computation.selected { memo.line(prose[.selected] + prose.colon + formula.text(row), indent: 4) }
        for bound in computation.bounds { memo.line(sentence(bound, computation, explanation), indent: 4) }
        for rounding in computation.roundings { memo.line(sentence(rounding, computation, explanation), indent: 4) }
        memo.line("= " + prose.value(computation.value, as: computation.type), indent: 4)
    }

    /// `受第十二条第二款（TJV-32）上限约束：「累计上限」 − 「已享受补贴」 = 50000 − 20000 = 30,000.00 元。`
    private func sentence(
        _ bound: Explanation.Bound, _ computation: Explanation.Computation, _ explanation: Explanation
    ) -> String {
        let formula = Formula(prose: prose)
        let steps = [formula.text(bound.formula), bound.substituted.map(formula.text), prose.value(bound.value, as: computation.type)]
        return prose.sentence(name(of: bound, explanation) + prose.colon + Self.chain(steps.compactMap { $0 }))
    }

    /// A chain of equals in which nothing stands twice.
    private static func chain(_ steps: [String]) -> String {
        var shown: [String] = []
        for step in steps where shown.last != step { shown.append(step) }
        return shown.joined(separator: " = ")
    }

    /// `受第十二条第二款上限约束` for the bound that decided, `第十三条上限` for another.
    private func name(of bound: Explanation.Bound, _ explanation: Explanation) -> String {
        let side = prose[.name(of: bound.side)]
        let article = article(bound.citation, bound.id, explanation)
        guard bound.isBinding else {
            return prose.choose(zh: (article ?? "") + side, en: [side, article].compactMap { $0 }.joined(separator: ", "))
                + (bound.label.map(prose.bracketed) ?? "")
        }
        let label = bound.label.map(prose.bracketed) ?? ""
        return prose.choose(
            zh: "受\(article ?? "")\(side)约束", en: "held by the \(side)" + (article.map { " of \($0)" } ?? "")) + label
    }

    /// `由 50,000.001 元舍去尾数到 0.01 元，得 50,000.00 元（不超过）。`
    private func sentence(
        _ step: Explanation.RoundingStep, _ computation: Explanation.Computation, _ explanation: Explanation
    ) -> String {
        let unit = computation.type == .money ? prose.choose(zh: " 元", en: " yuan") : ""
        let from = prose.value(step.before, as: computation.type), to = prose.value(step.after, as: computation.type)
        let mode = prose[.name(of: step.mode)]
        let why = article(step.citation, nil, explanation).map(prose.bracketed) ?? ""
        return prose.sentence(prose.choose(
            zh: "由 \(from)\(mode)到 \(step.step)\(unit)，得 \(to)\(why)",
            en: "\(from), \(mode) to \(step.step)\(unit), gives \(to)\(why)"))
    }

    /// For the short form: which bound decided an output.
    func writeDeciding(_ computation: Explanation.Computation, _ explanation: Explanation, to memo: inout Memo) {
        let deciding = computation.bounds.filter(\.isBinding).map { name(of: $0, explanation) }
        let named = deciding.isEmpty ? [by(computation, explanation)] : deciding
        let label = computation.label ?? computation.name
        for words in named {
            memo.line("• " + prose.sentence(prose.choose(zh: label + words, en: "\(label): \(words)")), indent: 2)
        }
    }

    private func by(_ computation: Explanation.Computation, _ explanation: Explanation) -> String {
        let articles = prose.list(computation.binding.map { article([], $0, explanation) ?? $0 })
        return prose.choose(zh: "依\(articles)确定", en: "set by \(articles)")
    }
}

extension Explanation.Computation {
    /// A result that only repeats a condition's outcome has nothing to show; neither has a definition nobody computed.
    var isWorthShowing: Bool {
        if isResult || formula != nil { return true }
        return !bounds.isEmpty || !selected.isEmpty
    }
}
