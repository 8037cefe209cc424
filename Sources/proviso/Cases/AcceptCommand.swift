import ArgumentParser
import Diagnostics
import Glibc
import LocatedYAML
import Provisions
import Proviso
import Reports

/// `accept`: takes over one value that the rules give as the expected one, with the reason beside it.
struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Takes what the rules give as the expected value of a golden case.",
        discussion: """
            One value of one case, with a reason that is kept beside it (`accepted`); every other byte of the case file stays as \
            it is. Refused when the rules do not pass `check`, and where CI is set: whether a change was meant, a person says.
            """)

    @Argument(help: ArgumentHelp("The case: its id, or FILE#ID.", valueName: "case"))
    var id: String

    @Option(
        help: ArgumentHelp("The output, or another key of `expect`, that is accepted.", valueName: "name"))
    var output: String

    @Option(help: ArgumentHelp("Why the new value is right: the article, the decision.", valueName: "text"))
    var because: String

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        if let value = getenv("CI").map({ String(cString: $0) }), !value.isEmpty, value != "false" {
            throw CommandFailure.usage(.acceptInCI())
        }
        let reason = because.trimmed
        guard !reason.isEmpty, !reason.contains(where: \.isNewline) else {
            throw CommandFailure.usage(
                .badSetting(because, "is no reason in a line", option: "because", form: "TEXT`, one line"))
        }
        let root = try RuleFolder.root(shared.rules)
        let tree = try RuleFolder.tree(root)
        let found = try FoundCase(id, in: tree)
        try found.refuseUnsound(tree)
        let result = CaseRunner(plan: try tree.runnable(found.policy), explains: true).run(found.golden)
        let (mismatch, expectation) = try found.mismatch(of: output, in: result)
        let edited = try found.edited(expectation, mismatch, because: reason, for: tree)
        do throws(FileProblem) { try Files.replace("\(root)/\(found.path)", edited) } catch {
            throw CommandFailure.usage(.unwritableFile(error))
        }
        let wording = CaseWording(shared.language.lang, colour: Console.outputIsColourful)
        try Console.write(AcceptanceReport(wording).text(mismatch, of: result, because: reason))
    }
}

/// A golden case that a command names, with the file that it stands in.
private struct FoundCase {
    let path: String
    let policy: String
    let golden: GoldenCase
    private let root: YAMLNode

    /// - Parameter name: `FILE#ID`, or an id that one case has.
    init(_ name: String, in tree: RuleTree) throws(CommandFailure) {
        let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let id = String(parts.last ?? "")
        let file = parts.count == 2 ? tree.below(String(parts[0])) : nil
        if let file, !tree.caseFiles.contains(file) {
            throw .usage(.unknownPath(String(parts[0]), known: tree.caseFiles))
        }
        var found: [(path: String, file: GoldenFile, golden: GoldenCase)] = []
        var known: [String] = []
        for path in tree.caseFiles where file == nil || path == file {
            let log = DiagnosticLog()
            guard let file = tree.cases(path, log: log), !log.hasErrors else { throw .invalid(log.sorted) }
            known += file.cases.map(\.id.text)
            for golden in file.cases where golden.id.text == id { found.append((path, file, golden)) }
        }
        guard let first = found.first else {
            throw .usage(.unknownCase(id, in: file ?? tree.source.root, known: known))
        }
        guard found.count == 1 else {
            throw .usage(.severalCases(id, found.map { "\($0.path)#\(id)" }))
        }
        guard let root = YAMLReader.read(first.file.file).node else { throw .invalid([]) }
        (path, policy, golden, self.root) = (first.path, first.file.policy.text, first.golden, root)
    }

    /// What the policy, its document and the case file have to be before anything is taken over from them.
    func refuseUnsound(_ tree: RuleTree) throws(CommandFailure) {
        let folder = policy.split(separator: "/").first.map(String.init) ?? ""
        let files: Set = [path, policy + ".yaml", folder + "/document.yaml"]
        let findings = tree.checked { files.contains($0) }
        guard !findings.contains(where: \.failsCheck) else { throw .invalid(findings) }
    }

    func mismatch(
        of key: String, in result: CaseResult
    ) throws(CommandFailure) -> (CaseResult.Mismatch, GoldenCase.Expectation) {
        let errors = result.decision?.errors.map(\.diagnostic) ?? []
        guard result.expectsErrors || errors.isEmpty else {
            throw CommandFailure(
                errors + [.nothingToAccept("the case ends in an error: there is no value to accept")],
                .invalid)
        }
        guard let expectation = golden.expectations.first(where: { $0.key.text == key }) else {
            throw .usage(
                .nothingToAccept(
                    "the case `\(golden.id.text)` does not name `\(key)`",
                    help: suggestion(for: key, among: golden.expectations.map(\.key.text))))
        }
        guard let mismatch = result.mismatches.first(where: { $0.key == key }) else {
            throw .usage(
                .nothingToAccept(
                    "`\(key)` of `\(golden.id.text)` is as expected", help: "nothing was changed"))
        }
        return (mismatch, expectation)
    }

    /// The file with the value taken over: read again, and everything else in it the same.
    func edited(
        _ expectation: GoldenCase.Expectation, _ mismatch: CaseResult.Mismatch, because: String,
        for tree: RuleTree
    ) throws(CommandFailure) -> [UInt8] {
        let edit = AcceptanceEdit(
            root, case: golden.id.text, expecting: expectation, mismatch.actual, as: mismatch.type,
            because: because)
        let plan = try tree.runnable(policy)
        guard let bytes = edit?.bytes, isSound(bytes, plan, mismatch.key) else {
            throw .usage(
                .nothingToAccept(
                    "the case `\(golden.id.text)` is written in a way that cannot be edited",
                    help: "change the value by hand, and say why under `accepted`"))
        }
        return bytes
    }

    private func isSound(_ bytes: [UInt8], _ plan: PolicyPlan, _ key: String) -> Bool {
        let log = DiagnosticLog()
        let reader = GoldenFileReader(log: log)
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        guard let node = YAMLReader.read(SourceFile(name: path, bytes: bytes)).node,
            let before = reader.read(root, folder: folder)?.cases,
            let after = reader.read(node, folder: folder)?.cases, before.count == after.count, !log.hasErrors
        else { return false }
        return zip(before, after).allSatisfy { old, new in
            guard old.id.text == golden.id.text else {
                let contents = [old, new].map { CaseContent(of: $0, for: plan.policy, log: log) }
                return contents[0] == contents[1]
            }
            let result = CaseRunner(plan: plan).run(new)
            return new.accepted.count == old.accepted.count + 1
                && !result.mismatches.contains { $0.key == key }
        }
    }
}
