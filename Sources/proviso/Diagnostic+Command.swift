import Diagnostics
import Proviso

extension Diagnostic {
    static func unknownCommand(_ name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownCommand, "there is no subcommand `\(name)`", at: nil,
            help: nearestName(to: name, among: known).map { "did you mean `\($0)`?" } ?? "subcommands: "
                + known.joined(separator: ", "))
    }

    static func unknownFormat(_ name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownFormat, "there is no format `\(name)` here", at: nil,
            help: suggestion(for: name, among: known))
    }

    static func unknownEncoding(_ name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownEncoding, "there is no encoding `\(name)` here", at: nil,
            help: suggestion(for: name, among: known) ?? "write `utf-8` or `gb18030`")
    }

    static func badThreads(_ count: Int) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.badThreads, "\(count) is no number of threads", at: nil,
            help: "write a number from 1 to 256")
    }

    static func unreadableFile(_ problem: FileProblem) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unreadableFile, "cannot read `\(problem.path)`: \(problem.reason)", at: nil,
            help: problem.help)
    }

    static func unwritableFile(_ problem: FileProblem) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unwritableFile, "cannot write `\(problem.path)`: \(problem.reason)", at: nil)
    }

    static func extraColumns(_ names: [String], known: [String]) -> Diagnostic {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        let near = names.compactMap { name in
            nearestName(to: name, among: known).map { "`\($0)` for `\(name)`" }
        }
        let question = near.isEmpty ? "" : "did you mean " + near.joined(separator: ", ") + "? "
        return Diagnostic(
            CommandDiagnostics.extraColumns, "no rule reads the column\(names.count == 1 ? "" : "s") \(list)",
            at: nil, help: question + "if that is meant: `--pass \(names.joined(separator: ","))`")
    }

    static func unknownColumn(_ name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownColumn, "the records have no column `\(name)`", at: nil,
            help: suggestion(for: name, among: known) ?? "totals by a column need records in CSV")
    }

    static func whichPolicy(_ changed: [String]) -> Diagnostic {
        let names = changed.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            CommandDiagnostics.whichPolicy, "which policy the records are about is not said", at: nil,
            help: "name one with `--policy`: \(names)")
    }

    static func noRules(_ folder: String?) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.noRules,
            folder.map { "there is no folder `\($0)`" } ?? "there is no folder `Rules` here or above",
            at: nil, help: "name the rule tree with `--rules DIR`")
    }

    static func badSetting(
        _ text: String, _ why: String, option: String = "set", form: String = "name=value`, each name once"
    ) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.badSetting, "`--\(option) \(text)` \(why)", at: nil,
            help: "write `--\(option) \(form)")
    }

    static func unknownCase(_ id: String, in path: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownCase, "`\(path)` has no case `\(id)`", at: nil,
            help: suggestion(for: id, among: known))
    }

    static func unknownPath(_ path: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownPath, "the rule tree has no `\(path)`", at: nil,
            help: suggestion(for: path, among: known))
    }

    static func unknownCode(_ code: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownCode, "there is no diagnostic and no function `\(code)`", at: nil,
            help: nearestName(to: code, among: known).map { "did you mean `\($0)`?" }
                ?? "`proviso explain` lists them all")
    }

    static func badDate(_ text: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.badDate, "`\(text)` is no date", at: nil, help: "write it as 2019-02-28")
    }

    static func badName(_ name: String, _ help: String) -> Diagnostic {
        Diagnostic(CommandDiagnostics.badName, "`\(name)` cannot be used as a name", at: nil, help: help)
    }

    static func alreadyThere(_ what: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.alreadyThere, "\(what) is there already", at: nil, help: "nothing was changed")
    }

    static func nothingToRun(_ why: String, help: String? = nil) -> Diagnostic {
        Diagnostic(CommandDiagnostics.nothingToRun, why, at: nil, help: help)
    }

    static func failsAlready(_ id: String, _ policy: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.failsAlready, "`\(policy)` does not pass its own case `\(id)`", at: nil,
            help: "see `proviso test --filter \(id)`")
    }

    static func noRecords(_ policy: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.noRecords, "`\(policy)` is no policy over records", at: nil,
            help: "use `batch` to decide records one by one")
    }

    static func notALine(_ message: String, at place: SourcePlace?, help: String? = nil) -> Diagnostic {
        Diagnostic(CommandDiagnostics.notALine, message, at: place, help: help)
    }

    static func unknownCoverageKind(_ name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownCoverageKind, "there is no kind of coverage `\(name)`", at: nil,
            help: suggestion(for: name, among: known))
    }

    static func lessCovered(_ kind: String, seen: Int, of wanted: Int, least: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.lessCovered,
            "of `\(kind)` \(seen) of \(wanted) outcomes are covered, less than \(least) per cent", at: nil,
            help: "`--missed` lists those that no case shows")
    }
}
