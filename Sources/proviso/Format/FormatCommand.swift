import ArgumentParser
import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions
import Proviso

/// `fmt`: the spaces of rule files and of the FEEL in them.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Formats rule files and the FEEL in them; comments and meaning stay.",
        discussion: """
            Sets the spaces in expressions of one line, behind colons and dashes, at the ends of lines and of files, and \
            two spaces of indentation a level. With --check or --diff nothing is written, and a file that would change \
            ends with 1. A file that does not read is left alone and ends with 3.
            """)

    @Argument(help: "Documents, policies or files of the rule tree (default: all).")
    var paths: [String] = []

    @Flag(help: "Only names the files that would change.")
    var check = false

    @Flag(help: "Only shows what would change.")
    var diff = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if check, diff { throw ValidationError("Choose one of --check and --diff.") }
    }

    mutating func run() throws {
        let tree = try shared.tree()
        let selection = try tree.selection(paths)
        var (changed, refused) = (0, [Diagnostic]())
        for path in tree.source.paths() where selection(path) {
            guard let file = tree.source.read(path) else { continue }
            let (bytes, diagnostics) = Self.formatted(file, path, in: tree)
            refused += diagnostics
            guard let bytes, bytes != file.bytes else { continue }
            changed += 1
            try take(file, bytes)
        }
        if !diff { try Console.write(summary(changed)) }
        guard refused.isEmpty else { throw CommandFailure.invalid(refused) }
        if changed > 0, check || diff { throw ExitStatus.difference }
    }

    private func take(_ file: SourceFile, _ bytes: [UInt8]) throws(CommandFailure) {
        if diff { return try Console.write(LineDifference(file.name, file.bytes, bytes).text) }
        if !check {
            do throws(FileProblem) { try Files.replace(file.name, bytes) } catch {
                throw CommandFailure([.unwritableFile(error)], .fault)
            }
        }
        try Console.write(file.name + "\n")
    }

    private func summary(_ changed: Int) -> String {
        let files = "\(changed) file\(changed == 1 ? "" : "s")"
        return changed == 0 ? "nothing to format\n" : files + (check ? " to format\n" : " formatted\n")
    }

    /// The formatted bytes, or what is wrong with a file that does not read.
    static func formatted(
        _ file: SourceFile, _ path: String, in tree: RuleTree
    ) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
        let (node, diagnostics) = YAMLReader.read(file)
        guard let node, diagnostics.isEmpty else { return (nil, diagnostics) }
        let id = String(path.dropLast(".yaml".count))
        guard tree.policyIDs.contains(id) else {
            var formatter = RuleFormatter(file, node)
            return (formatter.formatted(nil, names: KnownNames()), [])
        }
        let loaded = tree.policy(id)
        let syntax = loaded.diagnostics.filter { SyntaxDiagnostics.all.contains($0.kind) }
        guard syntax.isEmpty else { return (nil, syntax) }
        var formatter = RuleFormatter(file, node)
        let texts = loaded.plan.map { PolicyTexts($0.policy) }
        return (formatter.formatted(texts, names: loaded.plan?.scope.knownNames ?? KnownNames()), [])
    }
}
