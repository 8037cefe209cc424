import ArgumentParser
import Batch
import Diagnostics
import FEEL
import LocatedCSV
import LocatedYAML
import Provisions
import Proviso
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

    @Option(help: "How outcomes are written: ndjson or csv (default: as the records are).")
    var to: String?

    @Flag(help: "Begins CSV with a byte-order mark, by which spreadsheets know UTF-8.")
    var bom = false

    @Option(help: "How many threads decide (default: as many as the machine has cores).")
    var threads: Int?

    @Option(help: ArgumentHelp("Writes how many records came out how, as JSON.", valueName: "file"))
    var summary: String?

    @Option(help: ArgumentHelp("Takes the place of the policy's reference date.", valueName: "date"))
    var asOf: String?

    @OptionGroup var format: RecordOptions

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let encoding = try format.textEncoding()
        guard threads.map({ (1...256).contains($0) }) ?? true else {
            throw CommandFailure.usage(.badThreads(threads ?? 0))
        }
        let date = try asOf.map(DateArgument.date)
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        let prose = Prose(shared.language.lang)
        let tally: BatchTally
        do {
            tally = try self.tally(plan, encoding, date, prose)
        } catch let problem as FileProblem {
            throw CommandFailure.usage(.unreadableFile(problem))
        }
        Console.say(tally.text(prose))
        if Interruption.isAsked { Interruption.follow() }
        if tally.withErrors > 0 { throw ExitStatus.difference }
    }

    private func tally(
        _ plan: PolicyPlan, _ encoding: TextEncoding, _ date: CalendarDate?, _ prose: Prose
    ) throws -> BatchTally {
        let start = SystemClock.seconds
        let named = try to.map { name throws(CommandFailure) in try RecordForm.named(name, path: output) }
        let opened = try format.open(input, inputs: plan.policy.inputs)
        let target = named ?? opened.form
        let job = opened.job(plan: plan, asOf: date, target: target)
        let tally = try decide(job, opened.reader, encoding: target == .csv ? encoding : .utf8, prose)
        guard let summary else { return tally }
        var file = try OutputFile(summary)
        try file.write(tally.json(policy: plan, seconds: SystemClock.seconds - start) + "\n")
        try file.flush()
        return tally
    }

    private func decide(
        _ job: BatchJob, _ reader: PieceReader, encoding: TextEncoding, _ prose: Prose
    ) throws(FileProblem) -> BatchTally {
        var outcomes = try OutputFile(output, converter: try encoding.writer())
        let header = job.decoder.columns?.header.cells.map(\.text) ?? (job.target == .csv ? ["id"] : [])
        if job.target == .csv {
            if bom { try outcomes.write("\u{FEFF}") }
            try outcomes.write(CSVWriter.record(header + CSVReport.heading(job.plan)))
        }
        Interruption.watch()
        let run = BatchRun(job, reader, outcomes, progress: Progress(prose, size: reader.size))
        try run.run(threads: threads ?? Self.threads(for: reader.size))
        return run.tally
    }

    /// As many as there are cores, but none for less than a mebibyte.
    private static func threads(for size: Int?) -> Int {
        min(Thread.available, max(1, (size ?? .max) >> 20))
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
