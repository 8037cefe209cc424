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

    /// One output or definition, step by step.
    func write(
        _ computation: Explanation.Computation, _ explanation: Explanation, to memo: inout Memo
    ) {
        let heading = [
            computation.label ?? computation.name, article(computation.citation, nil, explanation),
        ]
        memo.line(heading.compactMap { $0 }.joined(separator: prose.wideGap), indent: 2)
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
        return prose.sentence(
            prose.choose(
                zh: "因结论为\(outcome)，按规定为 \(value)",
                en: "since the outcome is \(outcome), it is \(value) by rule"))
    }

    /// Formula, figures put in, rows and bounds that spoke, roundings, result; nothing twice in a row.
    private func writeSteps(
        _ computation: Explanation.Computation, _ explanation: Explanation, to memo: inout Memo
    ) {
        let formula = formula(explanation)
        let put = computation.substituted ?? computation.formula.flatMap { value(ofOnly: $0, explanation) }
        var lines = [computation.formula, put].compactMap { $0 }.map { "= " + formula.text($0) }
        lines += computation.selected.map { sentence($0, explanation) }
        lines += computation.bounds.map { sentence($0, computation, explanation) }
        lines += computation.roundings.map { sentence($0, computation, explanation) }
        lines.append("= " + prose.value(computation.value, as: computation.type))
        for (index, line) in lines.enumerated() where index == 0 || line != lines[index - 1] {
            memo.line(line, indent: 4)
        }
    }

    /// `适用 TJV-37：「合同履行情况」为已履行；「公示满五个工作日」为是。`
    private func sentence(_ selection: Explanation.Selection, _ explanation: Explanation) -> String {
        let applies = prose[.selected]
        switch selection {
        case .row(let id, let cells):
            let words = cells.map { cell in
                let (input, tests) = (
                    formula(explanation).text(cell.input), formula(explanation).cell(cell.tests)
                )
                return prose.choose(zh: "\(input) 为 \(tests)", en: "\(input) is \(tests)")
            }
            let said =
                words.isEmpty
                ? prose.choose(zh: "其余情形", en: "in every other case")
                : words.joined(separator: prose.semicolon)
            return prose.sentence(applies + (id.map { " " + $0 } ?? "") + prose.colon + said)
        case .bracket(let from, let to, let endIncluded, let figure, let deduction):
            return prose.sentence(applies + prose.colon + bracket(from, to, endIncluded, figure, deduction))
        }
    }

    /// `超过 12,000 至 25,000 的部分，20%，速算扣除数 1,410`
    private func bracket(
        _ from: Number?, _ to: Number?, _ endIncluded: Bool, _ figure: Number, _ deduction: Number?
    ) -> String {
        let (low, high) = (from.map { Prose.grouped("\($0)") }, to.map { Prose.grouped("\($0)") })
        let range: String
        switch (low, high) {
        case (nil, let high?):
            range = prose.choose(
                zh: endIncluded ? "不超过 \(high)" : "不足 \(high)",
                en: endIncluded ? "up to \(high)" : "below \(high)")
        case (let low?, nil): range = prose.choose(zh: "\(low) 以上", en: "above \(low)")
        case (let low?, let high?): range = prose.choose(zh: "\(low) 至 \(high)", en: "\(low) to \(high)")
        case (nil, nil): range = prose.choose(zh: "不分级", en: "no brackets")
        }
        let rate = prose.choose(zh: "级距 \(range)，", en: "bracket \(range), ") + prose.rate(figure)
        guard let deduction else {
            return prose.choose(zh: "级距 \(range)，", en: "bracket \(range), ") + Prose.grouped("\(figure)")
        }
        let less = Prose.grouped("\(deduction.isNegative ? deduction.negated : deduction)")
        // Rates that fall leave something to add.
        if deduction.isNegative {
            return rate + prose.choose(zh: "，速算加数 \(less)", en: ", quick addition \(less)")
        }
        return rate + prose.choose(zh: "，速算扣除数 \(less)", en: ", quick deduction \(less)")
    }

    /// `受第十二条第二款（TJV-32）上限约束：「累计上限」 − 「已享受补贴」 = 50000 − 20000 = 30,000.00 元。`
    private func sentence(
        _ bound: Explanation.Bound, _ computation: Explanation.Computation, _ explanation: Explanation
    ) -> String {
        let formula = formula(explanation)
        let text = Number(text: bound.formula) == nil ? formula.text(bound.formula) : nil
        let steps = [
            text, bound.substituted.map(formula.text), prose.value(bound.value, as: computation.type),
        ]
        return prose.sentence(
            name(of: bound, explanation) + prose.colon + Self.chain(steps.compactMap { $0 }))
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
            return prose.choose(
                zh: (article ?? "") + side, en: [side, article].compactMap { $0 }.joined(separator: ", "))
                + (bound.label.map(prose.bracketed) ?? "")
        }
        let label = bound.label.map(prose.bracketed) ?? ""
        return prose.choose(
            zh: "受\(article ?? "")\(side)约束", en: "held by the \(side)" + (article.map { " of \($0)" } ?? ""))
            + label
    }

    /// `由 50,000.001 元舍去尾数到 0.01 元，得 50,000.00 元（不超过）。`
    private func sentence(
        _ step: Explanation.RoundingStep, _ computation: Explanation.Computation, _ explanation: Explanation
    ) -> String {
        let unit = computation.type == .money ? prose.choose(zh: " 元", en: " yuan") : ""
        let from = prose.value(step.before, as: computation.type),
            to = prose.value(step.after, as: computation.type)
        let mode = prose[.name(of: step.mode)]
        let why =
            article(step.citation, nil, explanation).map { prose.choose(zh: "，依\($0)", en: ", by \($0)") }
            ?? ""
        return prose.sentence(
            prose.choose(
                zh: "由 \(from)\(mode)到 \(step.step)\(unit)，得 \(to)\(why)",
                en: "\(from), \(mode) to \(step.step)\(unit), gives \(to)\(why)"))
    }

    /// For the short form: which bound decided an output.
    func writeDeciding(
        _ computation: Explanation.Computation, _ explanation: Explanation, to memo: inout Memo
    ) {
        let deciding = computation.bounds.filter(\.isBinding).map { name(of: $0, explanation) }
        let named = deciding.isEmpty ? [by(computation, explanation)] : deciding
        let label = computation.label ?? computation.name
        for words in named {
            memo.line(
                "• " + prose.sentence(prose.choose(zh: label + words, en: "\(label): \(words)")), indent: 2)
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
