import ArgumentParser
import Diagnostics
import FEEL
import LocatedYAML
import Provisions
import Reports

/// `eval`: decides one case.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Decides one case.",
        discussion: "Ends with 4 when too little is known, with 3 when the rules or the case are not sound.")

    @Argument(help: "The policy: document/entry.")
    var policy: String

    @OptionGroup var options: CaseOptions

    @Option(help: "Why: short or full (--why alone means full).")
    var why = ReportDetail.none

    @Option(help: "text or json.")
    var format = "text"

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: ReportFormats.all)
        let tree = try shared.tree()
        let plan = try overlay.plan(of: policy, in: tree)
        let input = try options.input()
        var settings = ReportSettings(
            language: shared.language.lang, detail: why, colour: Console.outputIsColourful)
        let facts: Facts
        do throws(CommandFailure) {
            facts = try input.facts(for: plan.policy)
        } catch {
            // A program that reads the outcome finds it where it always is; a person reads the messages.
            guard format == "json" else { throw error }
            let refused = Decision(
                refused: plan, caseID: input.id.map { CaseID($0) },
                error.diagnostics.map { Decision.Failure($0) })
            try Console.write(writer.write(refused, nil, settings))
            throw ExitStatus.invalid
        }
        let date = try options.date() ?? input.asOf
        let (decision, explanation) = try CommandFailure.unlessLimited { () throws(LimitExceeded) in
            try decided(facts, on: date, by: PolicyEvaluator(plan: plan))
        }
        settings.baseline = try baseline(of: input, on: date, unless: plan, in: tree)
        try Console.write(writer.write(decision, explanation, settings))
        if !decision.errors.isEmpty { throw ExitStatus.invalid }
        if decision.isUndetermined { throw ExitStatus.undetermined }
    }

    /// What is decided without the overlay.
    private func baseline(
        of input: CaseInput, on date: CalendarDate?, unless plan: PolicyPlan, in tree: RuleTree
    ) throws(CommandFailure) -> Decision? {
        guard plan.overlay != nil else { return nil }
        let usual = try tree.runnable(policy)
        let facts = try input.facts(for: usual.policy)
        let evaluator = PolicyEvaluator(plan: usual)
        return try CommandFailure.unlessLimited { () throws(LimitExceeded) in
            try evaluator.decide(facts, asOf: date)
        }
    }

    private func decided(
        _ facts: Facts, on date: CalendarDate?, by evaluator: PolicyEvaluator
    ) throws(LimitExceeded) -> (Decision, Explanation?) {
        let decision = try evaluator.decide(facts, asOf: date)
        guard why != .none, decision.isDecided else { return (decision, nil) }
        return (decision, try ExplanationBuilder(evaluator).build())
    }
}
