package import Diagnostics
import FEEL
package import Provisions

/// How much of its reasons a decision is shown with.
package enum ReportDetail: String, Sendable, CaseIterable {
    /// The outcome and the results.
    case none
    /// What decided: reasons, missing inputs, binding bounds.
    case short
    /// Every condition, every computation.
    case full
}

/// A decision as the memo that a caseworker would write.
package struct TextReport: Sendable {
    let prose: Prose
    let detail: ReportDetail
    let colour: Bool

    package init(_ language: Language, detail: ReportDetail = .none, colour: Bool = false) {
        prose = Prose(language)
        self.detail = detail
        self.colour = colour
    }

    /// - Parameter baseline: the decision without the overlay.
    package func text(
        _ decision: Decision, _ explanation: Explanation?, comparedWith baseline: Decision? = nil
    ) -> String {
        var memo = Memo()
        writeHeading(decision, explanation, to: &memo)
        writeOutcome(decision, to: &memo)
        if let baseline { writeComparison(decision, with: baseline, to: &memo) }
        if let explanation, detail == .short {
            writeGrounds(decision, explanation, to: &memo)
            writeReadings(explanation, to: &memo)
        }
        if let explanation, detail == .full {
            writeConditions(decision, explanation, to: &memo)
            writeComputations(explanation, to: &memo)
            writeReadings(explanation, to: &memo)
            writeFigures(explanation, to: &memo)
            writeAssumptions(explanation, to: &memo)
            writeMissing(decision, explanation, to: &memo)
        }
        writeErrors(decision, to: &memo)
        return memo.text
    }

    // MARK: - Heading

    private func writeHeading(_ decision: Decision, _ explanation: Explanation?, to memo: inout Memo) {
        memo.line(decision.title)
        if let document = explanation?.documentTitle {
            memo.line(prose.choose(zh: "《\(document)》", en: document))
        }
        var facts: [String] = []
        if let id = decision.caseID { facts.append(prose[.caseID] + prose.colon + id.text) }
        if let date = decision.referenceDate {
            facts.append(prose[.referenceDate] + prose.colon + prose.date(date))
        }
        memo.line(facts.joined(separator: prose.choose(zh: "　", en: "   ")))
        for reading in decision.switchedReadings {
            memo.line(prose[.otherReading] + prose.wideGap + text(reading) + departure(of: reading))
        }
        writeOverlay(decision, to: &memo)
        memo.blank()
    }

    // MARK: - Outcome and results

    private func writeOutcome(_ decision: Decision, to memo: inout Memo) {
        memo.line(prose[.outcome] + prose.colon + prose.sentence(outcome(of: decision)))
        guard !decision.outputs.isEmpty, decision.isDecided else { return }
        memo.blank()
        let rows = decision.outputs.map { ($0.label ?? $0.name, shown($0, in: decision)) }
        memo.table(
            rows.flatMap { label, values in
                values.enumerated().map { (label: $0 == 0 ? label : "", value: $1) }
            })
    }

    func outcome(of decision: Decision) -> String {
        guard decision.isDecided else { return prose[.notDecided] }
        let errors = decision.errors.isEmpty ? nil : prose[.decidedWithErrors]
        guard let eligibility = decision.eligibility else {
            return errors ?? prose[decision.missing.isEmpty ? .computed : .waiting]
        }
        let parts = [prose[.outcome(eligibility)], because(decision, eligibility), errors].compactMap { $0 }
        return parts.joined(separator: prose.comma)
    }

    /// In the same sentence, by what.
    private func because(_ decision: Decision, _ eligibility: Eligibility) -> String? {
        switch eligibility {
        case .eligible: return nil
        case .ineligible:
            let ids = prose.list(decision.reasons)
            return ids.isEmpty ? nil : prose.choose(zh: "依据 \(ids)", en: "because of \(ids)")
        case .undetermined: return pending(decision)
        }
    }

    private func pending(_ decision: Decision) -> String {
        let soft = decision.discretionaryReasons.isEmpty ? nil : prose[.softFailures]
        let count = decision.missing.count
        let missing =
            count == 0
            ? nil
            : prose.choose(
                zh: "尚有 \(count) 项情况待查明",
                en: "\(count) fact\(count == 1 ? " is" : "s are") still to be found out")
        return [missing, soft].compactMap { $0 }.joined(separator: prose.comma)
    }

    /// One line, or for a list of records one line for each.
    func shown(_ result: Decision.Result, in decision: Decision) -> [String] {
        switch result.value {
        case .null: [prose[.noValue(result.status)]]
        case .list(let items) where items.contains(where: \.isRecord):
            items.enumerated().map { "\($0 + 1). " + prose.value($1, as: result.type.item) }
        default: [prose.value(result.value, as: result.type)]
        }
    }
}

extension Decision {
    /// False when the case was refused, so that there is nothing but errors.
    package var isDecided: Bool {
        errors.isEmpty || eligibility != nil || outputs.contains { $0.value != .null }
    }
}
