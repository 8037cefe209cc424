import ArgumentParser
import Batch
import Diagnostics
import FEEL
import LocatedCSV
import LocatedYAML
import Provisions
import Proviso
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

    @Option(help: ArgumentHelp("Where the records go; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: ArgumentHelp("Writes what each step did to each record, as CSV.", valueName: "file"))
    var ledger: String?

    @OptionGroup var format: RecordOptions

    @OptionGroup var options: CaseOptions

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        guard plan.portfolio != nil else { throw CommandFailure.usage(.noRecords(policy)) }
        let evaluator = PolicyEvaluator(plan: plan)
        let input = try options.input()
        let encoding = try format.textEncoding()
        let table = try RecordFeed(records, format).feed(evaluator)
        let facts = try input.facts(for: plan.policy)
        let date = try options.date() ?? input.asOf
        let decision = try CommandFailure.unlessLimited { () throws(LimitExceeded) in
            try evaluator.decideRecords(facts, asOf: date) { table.place($0) ?? facts.place }
        }
        guard decision.errors.isEmpty, let rows = evaluator.decidedRows else {
            throw CommandFailure.invalid(decision.errors.map(\.diagnostic))
        }
        do throws(FileProblem) {
            try write(rows, table, evaluator, encoding)
        } catch {
            throw CommandFailure.usage(.unwritableFile(error))
        }
        let summary = TextReport(shared.language.lang).text(decision.withoutMaps, nil)
        Console.say(String(summary.dropLast()))
    }

    private func write(
        _ rows: Range<Int>, _ table: RecordFeed.Table, _ evaluator: PolicyEvaluator, _ encoding: TextEncoding
    ) throws(FileProblem) {
        let type = evaluator.recordType
        var file = try OutputFile(output, converter: table.header == nil ? nil : try encoding.writer())
        if let header = table.header {
            let added = evaluator.addedEntries
            try file.write(CSVWriter.record(header + added.map(\.name)))
            for row in rows {
                try file.write { text in
                    table.write(row, to: &text)
                    for (index, entry) in added.enumerated() {
                        CSVWriter.comma(&text)
                        CSVReport.write(evaluator.addedCell(row, index), as: entry.type, to: &text)
                    }
                    CSVWriter.end(&text)
                }
            }
        } else {
            for row in rows { try file.write(RecordReport.line(evaluator.decidedRecord(row), as: type)) }
        }
        try file.flush()
        guard let ledger else { return }
        var lines = try OutputFile(ledger, converter: try encoding.writer())
        try lines.write(LedgerReport.heading)
        let report = LedgerReport(evaluator.ledgerSteps)
        for entry in evaluator.ledger() { try lines.write { report.write(entry, to: &$0) } }
        try lines.flush()
    }
}

extension Provisions.Decision {
    /// What a reader of the records has not seen yet.
    fileprivate var withoutMaps: Provisions.Decision {
        var decision = self
        decision.outputs.removeAll { if case .map = $0.type { true } else { false } }
        return decision
    }
}
