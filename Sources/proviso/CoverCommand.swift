import Analysis
import ArgumentParser
import Diagnostics
import Provisions
import Reports

/// `cover`: which provisions of the documents are computed, by which rules, and which golden cases reach them.
struct CoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover", abstract: "Shows provision, rules and golden cases of each document.",
        discussion: "Ends with 1 when a computed provision is reached by no golden case.")

    @Argument(help: "Documents of the rule tree (default: all).")
    var documents: [String] = []

    @Flag(help: "Provision by provision, in the order of the document.")
    var articles = false

    @Option(help: "text or json.")
    var format = "text"

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: CoverageFormats.all)
        let tree = try shared.tree()
        for name in documents where !tree.documents.contains(tree.below(name)) {
            throw CommandFailure.usage(.unknownPath(name, known: tree.documents))
        }
        let chosen = documents.isEmpty ? tree.documents : documents.map(tree.below)
        let coverages = chosen.compactMap { ProvisionCoverage($0, in: tree) }
        try Console.write(writer.write(coverages, articles, shared.language.lang))
        if coverages.contains(where: { $0.rows.contains(where: \.isMissed) }) { throw ExitStatus.difference }
    }
}
