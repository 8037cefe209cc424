import Diagnostics
import FEEL
import Provisions

/// What a decision rests on beside its conditions: dated figures, defaults; and what went wrong.
extension TextReport {
    func writeReadings(_ explanation: Explanation, to memo: inout Memo) {
        guard !explanation.readings.isEmpty else { return }
        memo.heading(prose[.readings])
        for reading in explanation.readings {
            if detail == .short {
                memo.line(text(reading) + departure(of: reading), indent: 2)
                continue
            }
            let cited = article(reading.citation, nil, explanation).map(prose.bracketed) ?? ""
            memo.line((reading.label ?? reading.name) + cited, indent: 2)
            let chosen = reading.chosen.label ?? reading.chosen.id
            if reading.instead == nil {
                memo.line(
                    prose.choose(zh: "本规则取：", en: "The rules take: ") + prose.sentence(chosen), indent: 4)
                memo.line(
                    prose.choose(zh: "理由：", en: "Because: ") + prose.sentence(reading.because), indent: 4)
            } else {
                let taken = prose.choose(zh: "此次改取：", en: "Taken this time: ")
                memo.line(taken + chosen + departure(of: reading), indent: 4)
            }
            for other in reading.others {
                memo.line(
                    prose.choose(zh: "另一读法：", en: "Another reading: ") + (other.label ?? other.id)
                        + prose.bracketed("\(reading.name)=\(other.id)"), indent: 4)
            }
        }
    }

    /// `额度的计算基数：实际发生费用`
    func text(_ reading: Explanation.Reading) -> String {
        (reading.label ?? reading.name) + prose.colon + (reading.chosen.label ?? reading.chosen.id)
    }

    /// `（本规则取：合同金额）`
    func departure(of reading: Explanation.Reading) -> String {
        guard let usual = reading.instead else { return "" }
        let text = usual.label ?? usual.id
        return prose.bracketed(prose.choose(zh: "规则文件取“\(text)”", en: "the rules take “\(text)”"))
    }

    func writeFigures(_ explanation: Explanation, to memo: inout Memo) {
        guard !explanation.figures.isEmpty else { return }
        memo.heading(prose[.figures])
        write(explanation.figures, explanation, to: &memo)
    }

    /// Each figure with its value, its article and the date since when it holds.
    func write(_ figures: [Explanation.Figure], _ explanation: Explanation, to memo: inout Memo) {
        memo.table(
            figures.map { figure in
                (
                    figure.label ?? figure.name,
                    value(of: figure, explanation) + source(of: figure, explanation)
                )
            }, indent: 2)
    }

    private func value(of figure: Explanation.Figure, _ explanation: Explanation) -> String {
        guard case .context(let entries) = figure.value, !figure.keys.isEmpty else {
            return figure.type == .brackets
                ? prose.brackets(figure.value) : prose.value(figure.value, as: figure.type)
        }
        return prose.keyed(entries, figure.type, explanation.choices)
    }

    /// `（第十二条第二款，自2018年9月17日起）`
    private func source(of figure: Explanation.Figure, _ explanation: Explanation) -> String {
        let from = figure.from.map { date in
            prose.choose(zh: "自\(prose.date(date))起", en: "from \(prose.date(date))")
        }
        let parts = [article(figure.citation, nil, explanation), from].compactMap { $0 }
        return parts.isEmpty ? "" : prose.bracketed(parts.joined(separator: prose.comma))
    }

    func writeAssumptions(_ explanation: Explanation, to memo: inout Memo) {
        let assumed = explanation.facts.filter { $0.source == .assumed }
        guard !assumed.isEmpty else { return }
        memo.heading(prose[.assumed])
        memo.table(assumed.map { ($0.label ?? $0.name, prose.value($0.value, as: $0.type)) }, indent: 2)
    }

    func writeErrors(_ decision: Decision, to memo: inout Memo) {
        guard !decision.errors.isEmpty else { return }
        memo.heading(prose[.errors])
        for failure in decision.errors {
            let lines = DiagnosticRenderer(colour: colour).render(failure.diagnostic).split(separator: "\n")
            for line in lines { memo.line(String(line), indent: 2) }
        }
    }
}
