import Analysis
import ArgumentParser
import Diagnostics
import LocatedYAML
import Provisions
import Proviso
import Reports

/// `test`: puts the golden cases to their policies, after `check`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Runs golden cases, after checking the rules.",
        discussion: """
            Ends with 1 when a case is not as expected, none was run, or (with --changed) no case notices a changed policy; \
            with 3 when the rules are not sound.
            """)

    @Argument(help: "Documents, policies or case files of the rule tree (default: all).")
    var paths: [String] = []

    @OptionGroup var selection: CaseSelection

    @Option(help: "text, json, junit, tap or github.")
    var format = "text"

    @Option(help: ArgumentHelp("Says which cases took longest, and how long.", valueName: "n"))
    var slowest: Int?

    @Flag(help: "Says behind the results what all cases of the rules show of them, as `cover` does.")
    var coverage = false

    @Flag(help: "Runs again whenever a file of the rule tree changes, until Ctrl-C.")
    var watch = false

    @OptionGroup var shared: SharedOptions

    mutating func run() throws {
        let writer = try proviso.format(format, among: CaseFormats.all)
        guard watch else { return try run(writer, try shared.tree()) }
        try TestWatch(root: try RuleFolder.root(shared.rules), prose: Prose(shared.language.lang)).run {
            try run(writer, try shared.tree())
        }
    }

    private func run(_ writer: CaseFormat, _ tree: RuleTree) throws {
        let root = tree.source.root
        let memory = FailureMemory(root: root)
        let choice = try selection.choice(of: tree, root: root, memory)
        let covers = try tree.selection(paths)
        let findings = tree.checked(covers)
        let run = try CaseRun(of: tree, covers, choice, filter: selection.filter)
        say(choice)
        let wording = CaseWording(shared.language.lang, colour: Console.outputIsColourful)
        try Console.write(writer.write(run.results, wording))
        if let slowest { Console.say(run.slowest(slowest)) }
        if coverage, let writer = CoverageFormats.all.first {
            Console.say(writer.write(tree.coverages(covers), CoverageDetail(), shared.language.lang))
        }
        memory?.keep(ran: run.entries { _ in true }, failed: run.entries { !$0.passed })
        try judge(run, findings, choice)
    }

    /// What the run as a whole comes to.
    private func judge(_ run: CaseRun, _ findings: [Diagnostic], _ choice: CaseChoice) throws {
        if findings.contains(where: \.failsCheck) {
            let shown = Set(run.results.flatMap(\.diagnostics))
            throw CommandFailure.invalid(findings.filter { !shown.contains($0) })
        }
        let unnoticed = paths.isEmpty && selection.filter == nil ? choice.changed?.unnoticed ?? [] : []
        guard unnoticed.isEmpty else {
            throw CommandFailure(
                unnoticed.map { .unnoticedChange($0, since: selection.changed ?? "") }, .difference)
        }
        if run.results.contains(where: { !$0.passed }) { throw ExitStatus.difference }
        guard run.results.isEmpty, !(choice.changed?.isEmpty ?? false) else { return }
        throw CommandFailure([.nothingToRun("there is no case to run")], .difference)
    }

    /// What an option came to that the reader cannot see from the results.
    private func say(_ choice: CaseChoice) {
        let prose = Prose(shared.language.lang)
        if let changed = choice.changed, let reference = selection.changed {
            let count = changed.cases.values.reduce(0) { $0 + $1.count }
            Console.say(
                changed.isEmpty
                    ? prose.choose(
                        zh: "自 \(reference) 以来，规则和算例没有变化。",
                        en: "Since \(reference), neither rules nor cases changed.")
                    : prose.choose(
                        zh: "自 \(reference) 以来，\(changed.policies.count) 个政策的规则有变化，涉及 \(count) 个算例。",
                        en:
                            "Changed since \(reference): policies \(changed.policies.count), cases concerned \(count)."
                    ))
        }
        if selection.failed, choice.failed == nil {
            Console.say(
                prose.choose(zh: "上次运行没有不符的算例，现运行全部。", en: "No case failed in the last run: all are run."))
        }
    }
}
