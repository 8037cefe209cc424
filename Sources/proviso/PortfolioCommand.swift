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

    @Option(
        name: .customLong("case"), help: ArgumentHelp("The other inputs, in YAML or JSON.", valueName: "file")
    )
    var caseFile: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("An input's value. May be repeated.", valueName: "name=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("Where the records go; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: ArgumentHelp("Writes what each step did to each record, as CSV.", valueName: "file"))
    var ledger: String?

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let plan = try shared.tree().runnable(policy)
        guard plan.portfolio != nil else { throw CommandFailure.usage(.noRecords(policy)) }
        let evaluator = PolicyEvaluator(plan: plan)
        let decision = try decided(try facts(plan), by: evaluator)
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

    private func facts(_ plan: PolicyPlan) throws(CommandFailure) -> Facts {
        let log = DiagnosticLog()
        var layers =
            caseFile == nil && settings.isEmpty
            ? [] : try CaseInput(file: caseFile, settings: settings).layers
        layers.append(try recordLayer())
        let facts = CaseReader(policy: plan.policy, log: log).read(layers)
        guard let facts, !log.hasErrors else { throw .invalid(log.sorted) }
        return facts
    }

    /// The file's lines as the value of `records`.
    private func recordLayer() throws(CommandFailure) -> YAMLNode {
        var nodes: [YAMLNode] = []
        var problems: [Diagnostic] = []
        let name = records == "-" ? "<standard input>" : records
        do throws(FileProblem) {
            var lines = try LineReader(records)
            while let line = try lines.next() {
                guard !line.allSatisfy({ $0 == UInt8(ascii: " ") }) else { continue }
                let (node, diagnostics) = JSONReader.read(
                    SourceFile(name: name, bytes: line, firstLine: lines.count))
                problems += diagnostics
                if let node { nodes.append(node) }
            }
        } catch {
            throw .usage(.unreadableFile(error))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return YAMLNode.record("records", [.sequence(nodes)], in: SourceFile(name: name, text: ""))
    }

    private func decided(_ facts: Facts, by evaluator: PolicyEvaluator) throws(CommandFailure) -> Decision {
        do {
            return try evaluator.decide(facts)
        } catch {
            throw CommandFailure([error.diagnostic], .limit)
        }
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
