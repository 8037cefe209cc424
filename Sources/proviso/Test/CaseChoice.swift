import Analysis
import ArgumentParser
import Diagnostics
import Provisions

/// Which of the golden cases are run.
struct CaseSelection: ParsableArguments {
    @Option(help: ArgumentHelp("Only the cases of this id; * stands for anything.", valueName: "id"))
    var filter: String?

    @Option(
        help: ArgumentHelp(
            "Only the cases in whose decision anything is different since a git revision, and the cases that changed.",
            valueName: "ref"))
    var changed: String?

    @Flag(help: "Only the cases that failed when they were last run; all, when none did.")
    var failed = false

    /// - Parameters:
    ///   - root: the rule tree's folder.
    ///   - memory: which cases failed last.
    func choice(of tree: RuleTree, root: String, _ memory: FailureMemory?) throws(CommandFailure)
        -> CaseChoice
    {
        let earlier = try changed.map { reference throws(CommandFailure) in
            RuleTree(try GitTree(revision: reference, folder: root).source())
        }
        let remembered = failed ? memory?.cases : nil
        if failed, remembered == nil { throw .usage(.noEarlierRun(root)) }
        return CaseChoice(
            wildcard: filter.map(Wildcard.init), changed: earlier.map { ChangedCases(from: $0, to: tree) },
            failed: remembered.flatMap { $0.isEmpty ? nil : $0 })
    }
}

/// The cases that are run, as the options put together say.
struct CaseChoice {
    let wildcard: Wildcard?
    let changed: ChangedCases?
    let failed: Set<FailureMemory.Entry>?

    func takes(_ id: String, in path: String) -> Bool {
        (wildcard?.matches(id) ?? true) && (changed.map { $0.cases[path]?.contains(id) ?? false } ?? true)
            && (failed?.contains(FailureMemory.Entry(path: path, id: id)) ?? true)
    }
}
