import Analysis
import ArgumentParser
import Diagnostics
import Provisions
import Reports

/// `cover`: what the golden cases show of the rules, and which provisions they reach.
struct CoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Shows what the golden cases show of the rules, by kind, provision and line.",
        discussion: """
            Ends with 3 when rules or case files are not sound, with 1 when less is covered than --min asks for; of provisions, all that are computed have to be unless it \
            says otherwise. The kinds: \(CoverageKinds.all.map(\.name).joined(separator: ", ")).
            """)

    @Argument(help: "Documents or policies of the rule tree (default: all).")
    var paths: [String] = []

    @Flag(help: "Provision by provision, in the order of the document.")
    var articles = false

    @Flag(help: "Lists everything that no case shows.")
    var missed = false

    @Flag(help: "Lists the cases that show nothing which no other case shows.")
    var redundant = false

    @Option(
        help: ArgumentHelp(
            "The least that is to be covered, in per cent: provision=100,condition=95.", valueName: "kind=n,…"
        ))
    var min: String?

    @Option(help: "text, json or html.")
    var format = "text"

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: CoverageFormats.all)
        let gate = try CoverageGate(min)
        let tree = try shared.tree()
        let isChosen = try tree.selection(paths)
        let coverages = tree.coverages(isChosen)
        let detail = CoverageDetail(articles: articles, missed: missed, redundant: redundant)
        try Console.write(writer.write(coverages, detail, shared.language.lang))
        let findings = coverages.flatMap(\.diagnostics)
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw CommandFailure.invalid(findings)
        }
        let failures = gate.failures(coverages)
        if !failures.isEmpty { throw CommandFailure(failures, .difference) }
    }
}

extension RuleTree {
    /// What golden cases show of each document with a policy among those chosen.
    func coverages(_ isChosen: @escaping (String) -> Bool) -> [DocumentCoverage] {
        let folders = documents.filter { folder in
            policyIDs.contains { $0.hasPrefix(folder + "/") && isChosen($0 + ".yaml") }
        }
        return folders.compactMap { DocumentCoverage($0, in: self) { isChosen($0 + ".yaml") } }
    }
}
