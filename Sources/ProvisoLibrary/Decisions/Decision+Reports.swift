import Diagnostics
import FEEL
import Provisions
import Reports

/// The language that people read.
public enum ReadingLanguage: Sendable, Hashable {
    /// Simplified Chinese.
    case chinese
    /// English; what the rules' own texts say stays in their language.
    case english
}

/// How much of its reasons a decision is shown with.
public enum ExplanationDetail: Sendable, Hashable {
    /// What decided: reasons, missing inputs, bounds.
    case short
    /// Every condition, every computation with its numbers, every figure in force.
    case full
}

extension Decision {
    /// The decision as one JSON object, as `proviso eval --format json` writes it: every key always there, in the same
    /// order, numbers as the decimals that they are.
    ///
    /// - Parameter isCompact: on one line.
    public func json(isCompact: Bool = false) -> String {
        JSONReport(layout: isCompact ? .compact : .indented).text(full)
    }

    /// The same with a key `why`: the explanation as data.
    ///
    /// - Throws: when explaining runs into a limit.
    public func json(why detail: ExplanationDetail, isCompact: Bool = false) throws(CaseError) -> String {
        JSONReport(detail: ReportDetail(detail), layout: isCompact ? .compact : .indented).text(
            full, try explained())
    }

    /// The decision as the memo that a caseworker would write, as `proviso eval --why` shows it. It decides the case once
    /// more.
    ///
    /// - Throws: when explaining runs into a limit.
    public func explanation(
        language: ReadingLanguage = .chinese, detail: ExplanationDetail = .full
    ) throws(CaseError) -> String {
        TextReport(language == .chinese ? .zh : .en, detail: ReportDetail(detail)).text(full, try explained())
    }

    private func explained() throws(CaseError) -> Explanation {
        let evaluator = PolicyEvaluator(plan: policy.plan)
        do throws(LimitExceeded) {
            _ = try evaluator.decide(facts, asOf: asOf?.date)
            return try ExplanationBuilder(evaluator).build()
        } catch {
            throw CaseError([error.diagnostic])
        }
    }
}

extension ReportDetail {
    fileprivate init(_ detail: ExplanationDetail) { self = detail == .full ? .full : .short }
}
