import ArgumentParser
import Diagnostics
import FEEL
import LocatedCSV
import LocatedYAML
import Provisions
import Reports

/// `batch`: decides every record of a file, in order.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Decides every record of a file, in order.",
        discussion: """
            Records are JSON, one object a line, or CSV with a header that names inputs; outcomes likewise. A record that \
            cannot be read or decided keeps its place, with its errors; the rest goes on, and the command ends with 1.
            """)

    @Argument(help: "The policy: document/entry.")
    var policy: String

    @Option(help: ArgumentHelp("The records; - is standard input.", valueName: "file"))
    var input = "-"

    @Option(help: ArgumentHelp("Where the outcomes go; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: "How records are written: ndjson or csv (default: by the file's name).")
    var from: String?

    @Option(help: "How outcomes are written: ndjson or csv (default: as the records are).")
    var to: String?

    @Option(
        help: ArgumentHelp("Columns of a CSV file that no rule reads, and that are meant.", valueName: "a,b"))
    var pass: String?

    @Flag(help: "Begins CSV with a byte-order mark, by which spreadsheets know UTF-8.")
    var bom = false

    @Option(help: ArgumentHelp("Takes the place of the policy's reference date.", valueName: "date"))
    var asOf: String?

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let form = try RecordForm.named(from, path: input)
        let target =
            try to.map { name throws(CommandFailure) in try RecordForm.named(name, path: output) } ?? form
        let date = try asOf.map(DateArgument.date)
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        var records = try RecordReader(
            input, form, inputs: plan.policy.inputs, own: CaseReader.ownKeys)
        if let columns = records.columns { ExtraColumns(columns, passed: pass).say() }
        var run = BatchRun(plan: plan, asOf: date)
        do throws(FileProblem) {
            try decide(&records, with: &run, as: target)
        } catch {
            throw CommandFailure.usage(.unreadableFile(error))
        }
        Console.say(run.tally.text(Prose(shared.language.lang)))
        if run.tally.withErrors > 0 { throw ExitStatus.difference }
    }

    private func decide(
        _ records: inout RecordReader, with run: inout BatchRun, as target: RecordForm
    ) throws(FileProblem) {
        var outcomes = try OutputFile(output)
        let header = records.columns?.header.cells.map(\.text) ?? (target == .csv ? ["id"] : [])
        if target == .csv {
            if bom { try outcomes.write("\u{FEFF}") }
            try outcomes.write(CSVWriter.record(header + CSVReport.heading(run.plan)))
        }
        while let record = try records.next() {
            let decision = run.decision(on: record)
            switch target {
            case .ndjson: try outcomes.write(run.report.text(decision) + "\n")
            case .csv:
                let cells = records.columns == nil ? [decision.caseID?.text ?? ""] : record.cells
                try outcomes.write(CSVWriter.record(cells + CSVReport.cells(decision)))
            }
            if !records.hasRecordAtHand { try outcomes.flush() }
        }
        try outcomes.flush()
    }
}

/// The columns of a CSV file that no rule reads: they pass through, and are said unless they were named.
struct ExtraColumns {
    private let unexpected: [String]
    private let known: [String]

    init(_ columns: CaseColumns, passed: String?) {
        let named = (passed ?? "").split(separator: ",").map(String.init)
        unexpected = columns.extra.filter { !named.contains($0) }
        known = columns.known
    }

    func say() {
        guard !unexpected.isEmpty else { return }
        Console.say([.extraColumns(unexpected, known: known)])
    }
}

/// Records to decisions, one after another.
struct BatchRun {
    let plan: PolicyPlan
    let asOf: CalendarDate?
    let report = JSONReport(layout: .compact)
    private let evaluator: PolicyEvaluator
    private(set) var tally = BatchTally()

    init(plan: PolicyPlan, asOf: CalendarDate?) {
        self.plan = plan
        self.asOf = asOf
        evaluator = PolicyEvaluator(plan: plan)
    }

    mutating func decision(on record: RecordReader.Record) -> Decision {
        let decision = decided(record)
        tally.count(decision)
        return decision
    }

    private func decided(_ record: RecordReader.Record) -> Decision {
        guard let node = record.node else { return refused(nil, record.problems) }
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
