import ArgumentParser
import Diagnostics
import LocatedYAML
import Provisions
import Reports

/// `test`: puts the golden cases to their policies, after `check`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Runs golden cases, after checking the rules.",
        discussion:
            "Ends with 1 when a case is not as expected or none was run, with 3 when the rules are not sound."
    )

    @Argument(help: "Documents, policies or case files of the rule tree (default: all).")
    var paths: [String] = []

    @Option(help: ArgumentHelp("Only the cases of this id; * stands for anything.", valueName: "id"))
    var filter: String?

    @Option(help: "text, json or junit.")
    var format = "text"

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: CaseFormats.all)
        let tree = try shared.tree()
        let covers = try tree.selection(paths)
        let findings = tree.checked(covers)
        let results = try run(tree, covers)
        try Console.write(
            writer.write(results, CaseWording(shared.language.lang, colour: Console.outputIsColourful)))
        let unsound = findings.filter(\.failsCheck)
        guard unsound.isEmpty else { throw CommandFailure.invalid(findings) }
        if results.contains(where: { !$0.passed }) { throw ExitStatus.difference }
        if results.isEmpty { throw CommandFailure([.nothingToRun("there is no case to run")], .difference) }
    }

    private func run(_ tree: RuleTree, _ covers: (String) -> Bool) throws(CommandFailure) -> [CaseResult] {
        var results: [CaseResult] = []
        var ids: [String] = []
        let wildcard = filter.map(Wildcard.init)
        for path in tree.caseFiles where covers(path) {
            guard let golden = tree.cases(path, log: DiagnosticLog()) else { continue }
            ids += golden.cases.map(\.id.text)
            let chosen = golden.cases.filter { wildcard?.matches($0.id.text) ?? true }
            guard !chosen.isEmpty, let plan = tree.policy(golden.policy.text).runnable else { continue }
            let runner = CaseRunner(plan: plan, explains: true)
            results += chosen.map(runner.run)
        }
        if let filter, let wildcard, !ids.contains(where: wildcard.matches) {
            throw CommandFailure(
                [.nothingToRun("no case is called `\(filter)`", help: suggestion(for: filter, among: ids))],
                .usage)
        }
        return results
    }
}

/// A name in which `*` stands for anything.
struct Wildcard {
    private let pieces: [Substring]

    init(_ pattern: String) { pieces = pattern.split(separator: "*", omittingEmptySubsequences: false) }

    func matches(_ text: String) -> Bool {
        guard let first = pieces.first, let last = pieces.last else { return false }
        guard pieces.count > 1 else { return text == first }
        guard text.hasPrefix(first), text.count >= first.count + last.count, text.hasSuffix(last) else {
            return false
        }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let end = Self.end(of: piece, in: rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    private static func end(of piece: Substring, in text: Substring) -> Substring.Index? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(piece) { return text.index(start, offsetBy: piece.count) }
            start = text.index(after: start)
        }
        return nil
    }
}
