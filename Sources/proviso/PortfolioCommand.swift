import ArgumentParser
import Diagnostics
import FEEL
import LocatedYAML
import Provisions
import Reports

/// `portfolio`: a policy over records, with a file of records.
struct PortfolioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portfolio", abstract: "Applies a policy over records to a file of records.",
        discussion: """
            One JSON object a line in; out, in the same order, each record with what was worked out for it and what the \
            steps made of it. The policy's other outputs go to standard error.
            """)

    @Argument(help: "The policy: document/entry.")
    var policy: String

    @Option(
        help: ArgumentHelp("The records, one JSON object a line; - is standard input.", valueName: "file"))
    var records: String

    @Option(help: ArgumentHelp("Where the records go; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: ArgumentHelp("Writes what each step did to each record, as CSV.", valueName: "file"))
    var ledger: String?

    @OptionGroup var options: CaseOptions

    @OptionGroup var overlay: OverlayOption

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let plan = try overlay.plan(of: policy, in: try shared.tree())
        guard plan.portfolio != nil else { throw CommandFailure.usage(.noRecords(policy)) }
        let evaluator = PolicyEvaluator(plan: plan)
        let input = try options.input()
        let facts = try input.facts(for: plan.policy, over: [try recordLayer()])
        let date = try options.date() ?? input.asOf
        let decision = try CommandFailure.unlessLimited { () throws(LimitExceeded) in
            try evaluator.decide(facts, asOf: date)
        }
        guard decision.errors.isEmpty, let decided = evaluator.decidedRecords() else {
            throw CommandFailure.invalid(decision.errors.map(\.diagnostic))
        }
        do throws(FileProblem) {
            try write(decided, evaluator)
        } catch {
            throw CommandFailure.usage(.unwritableFile(error))
        }
        let summary = TextReport(shared.language.lang).text(decision.withoutMaps, nil)
        Console.say(String(summary.dropLast()))
    }

    /// The file's lines as the value of `records`.
    private func recordLayer() throws(CommandFailure) -> YAMLNode {
        var nodes: [YAMLNode] = []
        var problems: [Diagnostic] = []
        do throws(FileProblem) {
            var lines = try LineReader(records)
            while let line = try lines.nextFilled() {
                let (node, diagnostics) = JSONReader.read(
                    SourceFile(name: Files.name(of: records), bytes: line, firstLine: lines.count))
                problems += diagnostics
                if let node { nodes.append(node) }
            }
        } catch {
            throw .usage(.unreadableFile(error))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return YAMLNode.record(
            "records", [.sequence(nodes)], in: SourceFile(name: Files.name(of: records), text: ""))
    }

    private func write(_ decided: [Datum], _ evaluator: PolicyEvaluator) throws(FileProblem) {
        let type = evaluator.recordType
        var file = try OutputFile(output)
        for record in decided { try file.write(RecordReport.line(record, as: type)) }
        try file.flush()
        guard let ledger else { return }
        var lines = try OutputFile(ledger)
        try lines.write(LedgerReport.heading)
        for entry in evaluator.ledger() { try lines.write(LedgerReport.line(entry)) }
        try lines.flush()
    }
}

extension YAMLNode {
    /// A mapping with one entry that stands nowhere.
    fileprivate static func record(_ key: String, _ values: [Kind], in file: SourceFile) -> YAMLNode {
        let origins = OriginMap.verbatim(at: 0, length: 0)
        let name = YAMLScalar(text: key, style: .plain, origins: origins, span: .beginning, file: file)
        let entries = values.map { YAMLEntry(key: name, value: YAMLNode($0, span: .beginning, file: file)) }
        return YAMLNode(.mapping(entries), span: .beginning, file: file)
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
