import Analysis
import ArgumentParser
import Diagnostics
import LocatedCSV
import LocatedYAML
import Proviso
import Provisions
import Reports

/// `diff`: which decisions change between two rule trees, by how much, and because of which provision.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Shows which decisions change between two rule trees, and because of which provision.",
        discussion: """
            Compares what the rules say, then decides the golden cases of both trees (and a file of records with --cases) by \
            either and by every combination of the changes. Each figure's difference is split by provision; what several do \
            only together stands apart, and the parts add up. Ends with 1 when the trees differ, or with --contract when they \
            differ in another way than it declares.
            """)

    @Argument(help: "The rules as they were: a folder, or git:REF or git:REF:FOLDER.")
    var old: String

    @Argument(help: "The rules as they are.")
    var new: String

    @Option(
        help: ArgumentHelp(
            "Records to decide by either, CSV or NDJSON; - is standard input.", valueName: "file"))
    var cases: String?

    @Option(help: "The policy of the records (default: the one that has changed).")
    var policy: String?

    @Option(help: ArgumentHelp("Totals for each value of this column of the records.", valueName: "column"))
    var by: String?

    @Option(help: "How many cases to make up at the boundaries of each changed policy; 0 for none.")
    var generated = 1_000

    @Option(
        help: ArgumentHelp("What the change is meant to do; anything else is a failure.", valueName: "file"))
    var contract: String?

    @Option(help: ArgumentHelp("Writes the report as one page for a browser.", valueName: "file"))
    var html: String?

    @Option(help: "text or json.")
    var format = "text"

    @OptionGroup var recordOptions: RecordOptions

    @OptionGroup var caseOptions: CaseOptions

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if !(0...1_000_000).contains(generated) { throw ValidationError("Choose 0 to 1000000 cases.") }
    }

    mutating func run() throws {
        let writer = try proviso.format(format, among: DifferenceFormats.all)
        let contract = try declared()
        let comparison = TreeComparison(
            try RuleFolder.tree(old), try RuleFolder.tree(new), contract: contract)
        guard comparison.problems.isEmpty else { throw CommandFailure.invalid(comparison.problems) }
        Console.say(comparison.changed.flatMap(\.notices))
        let chosen = try cases.flatMap { _ throws(CommandFailure) in try chosenPolicy(comparison) }
        var policies: [TreeDifference.Policy] = []
        for changed in comparison.changed {
            let clause = contract?.clause(changed.id)
            var compared = try golden(changed, comparison, clause)
            if changed.id == chosen, let cases { compared.append(try records(cases, changed, clause)) }
            if let made = made(changed, comparison, clause) { compared.append(made) }
            policies.append(TreeDifference.Policy(changed, compared, wantsGenerated: generated > 0))
        }
        let difference = TreeDifference(comparison, old: old, new: new, policies)
        let verdict = contract.map { ContractVerdict($0, difference) }
        try Console.write(writer.write(difference, verdict, language.lang))
        if let html { try writePage(html, difference, verdict, comparison) }
        if let verdict {
            guard verdict.isKept else { throw CommandFailure(verdict.findings, .difference) }
        } else if !difference.isEmpty {
            throw ExitStatus.difference
        }
    }

    private func writePage(
        _ path: String, _ difference: TreeDifference, _ verdict: ContractVerdict?, _ trees: TreeComparison
    ) throws(CommandFailure) {
        var explanations: [String: [WitnessExplanation]] = [:]
        for (changed, policy) in zip(trees.changed, difference.policies) {
            let witnesses = WitnessCases(changed, trees.goldenCases(of: changed.id), language.lang)
            explanations[policy.id] = witnesses.explained(policy)
        }
        let page = DifferencePage(language.lang, explanations: explanations).html(difference, verdict)
        do throws(FileProblem) {
            var file = try OutputFile(path)
            try file.write(page)
            try file.flush()
        } catch {
            throw .usage(.unwritableFile(error))
        }
    }

    private func declared() throws(CommandFailure) -> ChangeContract? {
        guard let contract else { return nil }
        let log = DiagnosticLog()
        guard let read = ChangeContractReader(log: log).read(try RuleText.node(at: contract)), !log.hasErrors
        else {
            throw .invalid(log.sorted)
        }
        return read
    }

    private func golden(
        _ changed: PolicyComparison, _ trees: TreeComparison, _ clause: ChangeContract.Clause?
    ) throws(CommandFailure) -> [TreeDifference.Compared] {
        guard let comparison = CaseComparison(changed, .csv, clause: clause) else { return [] }
        for (index, golden) in trees.goldenCases(of: changed.id).enumerated() {
            comparison.add(golden, index: index)
        }
        return [.init(source: .golden, difference: comparison.difference)]
    }

    /// A policy over records sees them all at once; any other decides one after the other.
    private func records(
        _ path: String, _ changed: PolicyComparison, _ clause: ChangeContract.Clause?
    ) throws(CommandFailure) -> TreeDifference.Compared {
        let date = try caseOptions.date()
        guard changed.plan(taking: changed.everything)?.portfolio != nil else {
            if let setting = caseOptions.settings.first ?? caseOptions.file {
                throw .usage(
                    .badSetting(setting, "is for a policy over records; this one takes all from each record"))
            }
            return try RecordComparison(changed, clause, recordOptions).compare(path, asOf: date, by: by)
        }
        let comparison = PortfolioComparison(changed, clause, recordOptions)
        return try comparison.compare(path, try caseOptions.input(), asOf: date, by: by)
    }

    private func made(
        _ changed: PolicyComparison, _ trees: TreeComparison, _ clause: ChangeContract.Clause?
    ) -> TreeDifference.Compared? {
        guard generated > 0 else { return nil }
        let comparison = GeneratedComparison(changed, golden: trees.goldenCases(of: changed.id))
        return comparison.compare(limit: generated, .csv, clause: clause).map {
            .init(source: .generated, difference: $0)
        }
    }

    /// The policy that the records are about; nil where none has changed, so that every record is decided as before.
    private func chosenPolicy(_ trees: TreeComparison) throws(CommandFailure) -> String? {
        let ids = trees.changed.map(\.id)
        if let policy {
            let id = trees.new.policyID(policy)
            guard trees.new.policyIDs.contains(id) else {
                throw .usage(.unknownPolicy(id, at: nil, known: trees.new.policyIDs))
            }
            return id
        }
        guard ids.count <= 1 else { throw .usage(.whichPolicy(ids)) }
        return ids.first
    }
}

extension OutcomeWriting {
    /// As `batch` writes outcomes.
    static let csv = OutcomeWriting(
        heading: CSVReport.heading,
        line: { decision in
            var text: [UInt8] = []
            CSVWriter.write(CSVReport.cells(decision), to: &text)
            return text
        })
}
