import Diagnostics
import FEEL
import Provisions

/// Requirements, exclusions and the window, and what became of them.
extension TextReport {
    /// What decided, in a few lines.
    func writeGrounds(_ decision: Decision, _ explanation: Explanation, to memo: inout Memo) {
        let tests = explanation.tests.filter { $0.outcome == .failed || $0.outcome == .error }
        let bounds = explanation.computations.filter {
            $0.isResult ? !$0.binding.isEmpty : $0.bounds.contains(where: \.isBinding)
        }
        let isEligible = decision.eligibility == .eligible
        if isEligible || !tests.isEmpty || !bounds.isEmpty { memo.heading(prose[.grounds]) }
        for test in tests { writeTest(test, explanation, to: &memo) }
        if isEligible {
            memo.line(paint("✓", .green) + " " + prose.sentence(prose[.allConditionsHold]), indent: 2)
        }
        for computation in bounds { writeDeciding(computation, explanation, to: &memo) }
        writeMissing(decision, explanation, to: &memo)
    }

    func writeConditions(_ decision: Decision, _ explanation: Explanation, to memo: inout Memo) {
        guard !explanation.tests.isEmpty else { return }
        memo.heading(prose[.conditions])
        for test in explanation.tests { writeTest(test, explanation, to: &memo) }
    }

    /// `✗ 第七条（TJV-14）　属工业企业：未满足。要求「工业企业」，实际为否。`
    func writeTest(_ test: Explanation.Test, _ explanation: Explanation, to memo: inout Memo) {
        let soft = test.isSoft ? prose.bracketed(prose[.inPrinciple]) : ""
        let name = [article(test.citation, test.id, explanation), test.label].compactMap { $0 }
            .joined(separator: prose.wideGap)
        let said = verdict(test, explanation)
        memo.line(mark(test) + " " + name + soft + (said.isEmpty ? "" : prose.colon + said), indent: 2)
        guard test.outcome == .passed || test.outcome == .failed, detail == .full || test.outcome == .failed
        else {
            return
        }
        memo.line(evidence(test, explanation), indent: 4)
    }

    private func verdict(_ test: Explanation.Test, _ explanation: Explanation) -> String {
        switch test.outcome {
        case .passed: ""
        case .failed: prose.sentence(prose[test.isExclusion ? .ruledOut : .notMet])
        case .error: prose.sentence(prose[.cannotBeDecided])
        case .notApplicable: prose.sentence(prose[.doesNotApply])
        case .unknown: prose.sentence(waitingFor(test.missing, explanation))
        }
    }

    /// `要求「申领日期」≤「服务开始日期」，实际 2019-01-10 ≤ 2019-01-09。`
    private func evidence(_ test: Explanation.Test, _ explanation: Explanation) -> String {
        let formula = formula(explanation)
        let asked = prose[test.isExclusion ? .mustNotHold : .mustHold]
        let text = formula.text(test.formula)
        if let value = value(ofOnly: test.formula, explanation) {
            return prose.sentence(
                asked + prose.gap + text + prose.comma + prose[.found] + prose.choose(zh: "为 ", en: " ")
                    + value)
        }
        let found =
            test.substituted.map { prose.semicolon + prose[.found] + prose.colon + formula.text($0) } ?? ""
        return prose.sentence(asked + prose.colon + text + found)
    }

    func waitingFor(_ missing: [String], _ explanation: Explanation) -> String {
        let names = prose.list(missing.map { prose.quoted(label(of: $0, explanation)) })
        return prose.choose(zh: "待定，尚需查明\(names)", en: "pending: \(names) not yet known")
    }

    /// The unknown inputs, and which provisions wait for each.
    func writeMissing(_ decision: Decision, _ explanation: Explanation, to memo: inout Memo) {
        guard !decision.missing.isEmpty else { return }
        memo.heading(prose[.missing])
        for name in decision.missing {
            let waiting = explanation.tests.filter { $0.missing.contains(name) }.map {
                article($0.citation, $0.id, explanation) ?? $0.label ?? ""
            }
            let outputs = explanation.computations.filter { $0.isResult && $0.waits(for: name) }.map {
                $0.label ?? $0.name
            }
            let all = prose.list(waiting + outputs)
            let tail = all.isEmpty ? "" : prose.choose(zh: "：\(all)待定", en: ": \(all) wait for it")
            memo.line("? " + prose.sentence(label(of: name, explanation) + tail), indent: 2)
        }
    }

    private func mark(_ test: Explanation.Test) -> String {
        switch test.outcome {
        case .passed: paint("✓", .green)
        case .failed: paint("✗", .red)
        case .unknown: paint("?", .yellow)
        case .error: paint("!", .red)
        case .notApplicable: "–"
        }
    }
}

extension Explanation.Computation {
    func waits(for input: String) -> Bool {
        if case .unknown(let missing) = status { missing.contains(input) } else { false }
    }
}

extension Datum {
    var isRecord: Bool {
        if case .context = self { true } else { false }
    }
}
