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

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            "The case, in YAML or JSON; FILE#ID is a golden case; - is standard input.", valueName: "file"))
    var caseFile: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "An input's value, over what the case says. May be repeated.", valueName: "name=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("Takes the place of the policy's reference date.", valueName: "date"))
    var asOf: String?

    @Option(help: "Why: short or full (--why alone means full).")
    var why = ReportDetail.none

    @Option(help: "text or json.")
    var format = "text"

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        guard let format = ReportFormats.named(format) else {
            throw CommandFailure.usage(.unknownFormat(format, known: ReportFormats.all.map(\.name)))
        }
        let tree = try shared.tree()
        let plan = try tree.runnable(policy)
        let input = try CaseInput(file: caseFile, settings: settings)
        let evaluator = PolicyEvaluator(plan: plan)
        let settings = ReportSettings(
            language: shared.language.lang, detail: why, colour: Console.outputIsColourful)
        let log = DiagnosticLog()
        let facts = CaseReader(policy: plan.policy, log: log).read(input.layers, id: input.id)
        guard let facts, !log.hasErrors else {
            // A program that reads the outcome finds it where it always is; a person reads the messages.
            guard self.format == "json" else { throw CommandFailure.invalid(log.sorted) }
            let refused = Decision(
                refused: plan, caseID: input.id.map { CaseID($0) }, log.sorted.map { Decision.Failure($0) })
            try Console.write(format.write(refused, nil, settings))
            throw ExitStatus.invalid
        }
        Console.say(log.sorted)
        let (decision, explanation) = try decided(facts, by: evaluator, input)
        try Console.write(format.write(decision, explanation, settings))
        if !decision.errors.isEmpty { throw ExitStatus.invalid }
        if decision.isUndetermined { throw ExitStatus.undetermined }
    }

    private func decided(
        _ facts: Facts, by evaluator: PolicyEvaluator, _ input: CaseInput
    ) throws(CommandFailure) -> (Decision, Explanation?) {
        let date = try asOf.map(DateArgument.date) ?? input.asOf
        do {
            let decision = try evaluator.decide(facts, asOf: date)
            guard why != .none, decision.isDecided else { return (decision, nil) }
            return (decision, try ExplanationBuilder(evaluator).build())
        } catch {
            throw CommandFailure([error.diagnostic], .limit)
        }
    }
}

/// A date of the command line.
enum DateArgument {
    static func date(_ text: String) throws(CommandFailure) -> CalendarDate {
        guard let date = CalendarDate(text) else { throw .usage(.badDate(text)) }
        return date
    }
}
