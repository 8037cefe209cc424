import Analysis
import ArgumentParser
import Diagnostics
import LocatedYAML
import Provisions
import Reports

/// `mutate`: edits rules as an inattentive hand would, and asks the golden cases whether they notice.
struct MutateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate", abstract: "Grades the golden cases: which edited rule would they not notice.",
        discussion:
            "Ends with 1 when an edit goes unnoticed; with --min only when fewer percent are noticed or proved equivalent."
    )

    @Argument(help: "Documents or policies of the rule tree (default: all).")
    var paths: [String] = []

    @Option(help: ArgumentHelp("Percent that must be noticed or proved equivalent.", valueName: "percent"))
    var min: Int?

    @Option(
        help: ArgumentHelp(
            "Only edits of this kind, or of this provision; * stands for anything.", valueName: "name"))
    var filter: String?

    @Option(help: ArgumentHelp("At most so many edits of each policy, spread over it.", valueName: "count"))
    var limit: Int?

    @Option(
        help: ArgumentHelp(
            "So many cases are made up to tell what no golden case notices.", valueName: "count"))
    var cases = 4_000

    @Option(help: "text or json.")
    var format = "text"

    @OptionGroup var shared: SharedOptions

    mutating func validate() throws {
        if let min, !(0...100).contains(min) {
            throw ValidationError("--min is a number of percent, 0 to 100")
        }
        if let limit, limit < 1 { throw ValidationError("--limit is at least 1") }
        guard (0...1_000_000).contains(cases) else {
            throw ValidationError("--cases is a number from 0 to 1000000")
        }
    }

    mutating func run() throws {
        let writer = try proviso.format(format, among: MutationFormats.all)
        let tree = try shared.tree()
        let covers = try tree.selection(paths)
        let results = try tree.policyIDs.filter { covers($0 + ".yaml") }.compactMap {
            try self.results(of: $0, tree)
        }
        guard results.contains(where: { !$0.results.isEmpty }) else { throw nothing(tree) }
        try Console.write(writer.write(results, shared.language.lang))
        let score = MutationScore(results.flatMap(\.results))
        if min.map({ !score.reaches($0) }) ?? (score.unsettled > 0) { throw ExitStatus.difference }
    }

    /// Nil for a policy without golden cases of its own where none was asked for.
    private func results(of id: String, _ tree: RuleTree) throws(CommandFailure) -> MutationResults? {
        let log = DiagnosticLog()
        guard let source = tree.policySource(id, log: log),
            let run = MutationRun(source, tree.cases(id + ".cases.yaml", log: log))
        else { throw CommandFailure.invalid(tree.policy(id).diagnostics) }
        if let failing = run.failing.first {
            throw CommandFailure([.failsAlready(failing, id)], .invalid)
        }
        let wanted = wanted(run.mutants)
        return wanted.isEmpty
            ? nil : run.results(of: { wanted.contains($0.place.span, $0.after) }, depth: cases)
    }

    private func wanted(_ mutants: [Mutant]) -> Wanted {
        let wildcard = filter.map(Wildcard.init)
        let named = mutants.filter { mutant in
            wildcard.map { pattern in
                ([mutant.mutator.name, mutant.owner.name] + mutant.owner.provisions).contains(
                    where: pattern.matches)
            } ?? true
        }
        guard let limit, named.count > limit else { return Wanted(named) }
        return Wanted((0..<limit).map { named[$0 * named.count / limit] })
    }

    private func nothing(_ tree: RuleTree) -> CommandFailure {
        let names = Mutator.all.map(\.name)
        let help =
            filter.flatMap { suggestion(for: $0, among: names) } ?? "kinds: " + names.joined(separator: ", ")
        return CommandFailure([.nothingToRun("there is no edit to try", help: help)], .usage)
    }
}

/// Some of a policy's mutants.
private struct Wanted {
    private struct Edit: Hashable {
        let span: SourceSpan
        let after: String
    }

    private let edits: Set<Edit>

    init(_ mutants: [Mutant]) { edits = Set(mutants.map { Edit(span: $0.place.span, after: $0.after) }) }

    var isEmpty: Bool { edits.isEmpty }

    func contains(_ span: SourceSpan, _ after: String) -> Bool {
        edits.contains(Edit(span: span, after: after))
    }
}
