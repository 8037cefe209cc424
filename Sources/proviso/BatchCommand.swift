import ArgumentParser
import Diagnostics
import FEEL
import LocatedYAML
import Provisions
import Reports

/// `batch`: decides every record of a file, in order.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Decides every record of a file, in order.",
        discussion: """
            One JSON object a line in, one outcome a line out. A record that cannot be read or decided keeps its place, \
            with its errors; the rest goes on, and the command ends with 1.
            """)

    @Argument(help: "The policy: document/entry.")
    var policy: String

    @Option(help: ArgumentHelp("The records; - is standard input.", valueName: "file"))
    var input = "-"

    @Option(help: ArgumentHelp("Where the outcomes go; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: "How records are written: ndjson.")
    var from = "ndjson"

    @Option(help: "How outcomes are written: ndjson.")
    var to = "ndjson"

    @Option(help: ArgumentHelp("Takes the place of the policy's reference date.", valueName: "date"))
    var asOf: String?

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        for format in [from, to] where format != "ndjson" {
            throw CommandFailure.usage(.unknownFormat(format, known: ["ndjson"]))
        }
        let date = try asOf.map(DateArgument.date)
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        var run = BatchRun(plan: plan, asOf: date, name: Files.name(of: input))
        do throws(FileProblem) {
            try decide(with: &run)
        } catch {
            throw CommandFailure.usage(.unreadableFile(error))
        }
        Console.say(run.tally.text(Prose(shared.language.lang)))
        if run.tally.withErrors > 0 { throw ExitStatus.difference }
    }

    private func decide(with run: inout BatchRun) throws(FileProblem) {
        var lines = try LineReader(input)
        var outcomes = try OutputFile(output)
        while let line = try lines.nextFilled() {
            try outcomes.write(run.outcome(of: line, number: lines.count) + "\n")
            if !lines.hasLineAtHand { try outcomes.flush() }
        }
    }
}

/// Records to outcomes, one after another.
struct BatchRun {
    let plan: PolicyPlan
    let asOf: CalendarDate?
    /// What the records' file is called.
    let name: String
    private let evaluator: PolicyEvaluator
    private let report = JSONReport(layout: .compact)
    private(set) var tally = BatchTally()

    init(plan: PolicyPlan, asOf: CalendarDate?, name: String) {
        self.plan = plan
        self.asOf = asOf
        self.name = name
        evaluator = PolicyEvaluator(plan: plan)
    }

    /// The outcome of one line, without a line end.
    mutating func outcome(of line: [UInt8], number: Int) -> String {
        let decision = decision(on: SourceFile(name: name, bytes: line, firstLine: number))
        tally.count(decision)
        return report.text(decision)
    }

    private func decision(on file: SourceFile) -> Decision {
        let (node, diagnostics) = JSONReader.read(file)
        guard let node, diagnostics.isEmpty else { return refused(nil, diagnostics) }
        let log = DiagnosticLog()
        let facts = CaseReader(policy: plan.policy, log: log).read([node])
        guard let facts, !log.hasErrors else { return refused(facts?.id, log.sorted) }
        do throws(LimitExceeded) {
            return try evaluator.decide(facts, asOf: asOf)
        } catch {
            return refused(facts.id, [error.diagnostic])
        }
    }

    private func refused(_ id: CaseID?, _ diagnostics: [Diagnostic]) -> Decision {
        Decision(refused: plan, caseID: id, diagnostics.map { Decision.Failure($0) })
    }
}

/// How many records came out how.
struct BatchTally {
    private var total = 0
    private var eligible = 0
    private var ineligible = 0
    private var undetermined = 0
    private(set) var withErrors = 0

    mutating func count(_ decision: Decision) {
        total += 1
        if !decision.errors.isEmpty { withErrors += 1 }
        switch decision.eligibility {
        case .eligible: eligible += 1
        case .ineligible: ineligible += 1
        case .undetermined: undetermined += 1
        case nil: break
        }
    }

    /// `1,000 条记录：符合条件 900，不符合条件 80，尚不能确定 20；3 条有错误`
    func text(_ prose: Prose) -> String {
        let records = Prose.grouped("\(total)")
        let counts = [
            (Eligibility.eligible, eligible), (.ineligible, ineligible), (.undetermined, undetermined),
        ]
        .filter { $0.1 > 0 }
        .map { prose[.outcome($0.0)] + " " + Prose.grouped("\($0.1)") }
        let errors = prose.choose(zh: "\(withErrors) 条有错误", en: "\(withErrors) with errors")
        let head = prose.choose(zh: "\(records) 条记录", en: "\(records) record\(total == 1 ? "" : "s")")
        let parts = counts.isEmpty ? head : head + prose.colon + counts.joined(separator: prose.comma)
        return withErrors == 0 ? parts : parts + prose.semicolon + errors
    }
}
