import ArgumentParser
import Batch
import Diagnostics
import FEEL
import LocatedCSV
import LocatedYAML
import Provisions
import Reports

/// `portfolio`: a policy over records, with a file of records.
struct PortfolioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portfolio", abstract: "Applies a policy over records to a file of records.",
        discussion: """
            Records are JSON, one object a line, or CSV with a header that names their fields; out, in the same order and \
            form, each record with what was worked out for it and what the steps made of it. The policy's other outputs go \
            to standard error.
            """)

    @Argument(help: "The policy: document/entry.")
    var policy: String

    @Option(
        help: ArgumentHelp("The records; - is standard input.", valueName: "file"))
    var records: String

    @Option(help: "How records are written: ndjson or csv (default: by the file's name).")
    var from: String?

    @Option(
        help: ArgumentHelp("Columns of a CSV file that no rule reads, and that are meant.", valueName: "a,b"))
    var pass: String?

    @Option(help: ArgumentHelp("Where the records go; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: ArgumentHelp("Writes what each step did to each record, as CSV.", valueName: "file"))
    var ledger: String?

    @OptionGroup var options: CaseOptions

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        guard let portfolio = plan.portfolio else { throw CommandFailure.usage(.noRecords(policy)) }
        let evaluator = PolicyEvaluator(plan: plan)
        let input = try options.input()
        let table = try table(of: portfolio, plan.policy)
        let facts = try input.facts(for: plan.policy).taking(records: table.records, at: table.places)
        let date = try options.date() ?? input.asOf
        let decision = try CommandFailure.unlessLimited { () throws(LimitExceeded) in
            try evaluator.decide(facts, asOf: date)
        }
        guard decision.errors.isEmpty, let decided = evaluator.decidedRecords() else {
            throw CommandFailure.invalid(decision.errors.map(\.diagnostic))
        }
        do throws(FileProblem) {
            try write(decided, table, evaluator)
        } catch {
            throw CommandFailure.usage(.unwritableFile(error))
        }
        let summary = TextReport(shared.language.lang).text(decision.withoutMaps, nil)
        Console.say(String(summary.dropLast()))
    }

    /// The file's records, and what is written out again.
    private struct Table {
        var records: [Datum] = []
        var places: [SourcePlace] = []
        /// Of a CSV file: its header, and the cells of each record.
        var header: [String]?
        var cells: [[String]] = []
    }

    private func table(of portfolio: PlannedPortfolio, _ policy: Policy) throws(CommandFailure) -> Table {
        var reader = try RecordReader(
            records, try RecordForm.named(from, path: records), inputs: portfolio.portfolio.records.fields,
            own: [])
        if let columns = reader.columns { ExtraColumns(columns, passed: pass).say() }
        var table = Table()
        table.header = reader.columns?.header.cells.map(\.text)
        let log = DiagnosticLog()
        let cases = CaseReader(policy: policy, log: log)
        do throws(FileProblem) {
            while let record = try reader.next() {
                log.report(record.problems)
                if let node = record.node, let datum = cases.record(node) {
                    table.records.append(datum)
                    table.places.append(node.place)
                }
                if reader.columns != nil { table.cells.append(record.cells) }
            }
        } catch {
            throw .usage(.unreadableFile(error))
        }
        guard !log.hasErrors else { throw .invalid(log.diagnostics) }
        return table
    }

    private func write(_ decided: [Datum], _ table: Table, _ evaluator: PolicyEvaluator) throws(FileProblem) {
        let type = evaluator.recordType
        var file = try OutputFile(output)
        if let header = table.header {
            let added = evaluator.addedEntries
            try file.write(CSVWriter.record(header + added.map(\.name)))
            for (record, cells) in zip(decided, table.cells) {
                let values = added.map { CSVReport.text(record[$0.name], as: $0.type) }
                try file.write(CSVWriter.record(cells + values))
            }
        } else {
            for record in decided { try file.write(RecordReport.line(record, as: type)) }
        }
        try file.flush()
        guard let ledger else { return }
        var lines = try OutputFile(ledger)
        try lines.write(LedgerReport.heading)
        for entry in evaluator.ledger() { try lines.write(LedgerReport.line(entry)) }
        try lines.flush()
    }
}

extension Datum {
    /// A record's entry; null when it has none of that name.
    fileprivate subscript(name: String) -> Datum {
        guard case .context(let entries) = self else { return .null }
        return entries.first { $0.key == name }?.value ?? .null
    }
}

extension Decision {
    /// What a reader of the records has not seen yet.
    fileprivate var withoutMaps: Decision {
        var decision = self
        decision.outputs.removeAll { if case .map = $0.type { true } else { false } }
        return decision
    }
}
