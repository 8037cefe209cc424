import Diagnostics

/// What can be wrong with a run of golden cases.
extension CommandDiagnostics {
    /// Of `test`, `cases` and `accept`.
    static let testing: [DiagnosticKind] = [
        unnoticedChange, noEarlierRun, notOneCaseFile, severalCases, nothingToAccept, acceptInCI,
    ]

    static let unnoticedChange = DiagnosticKind(
        "command.unnoticed-change",
        meaning: LocalizedText(
            zh: "政策的规则变了，却没有一个算例的计算过程与原来有任何不同。",
            en: "The rules of a policy changed, and in no golden case does a step of the decision differ."),
        example: "proviso test --changed main",
        fix: LocalizedText(
            zh: "为这次修改写一个算例：proviso new case 文档/政策 编号。",
            en: "Write a case for the change: `proviso new case document/policy ID`."))

    static let noEarlierRun = DiagnosticKind(
        "command.no-earlier-run",
        meaning: LocalizedText(
            zh: "没有上一次运行的记录：还没有运行过，或本机没有缓存目录。",
            en: "No earlier run is remembered: there was none, or the machine has no cache folder."),
        example: "proviso test --failed",
        fix: LocalizedText(zh: "先运行一次 proviso test。", en: "Run `proviso test` once."))
}

extension Diagnostic {
    static func unnoticedChange(_ policy: String, since reference: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unnoticedChange,
            "the rules of `\(policy)` changed since `\(reference)`, and no case notices", at: nil,
            help: "write a case for the change: `proviso new case \(policy) ID`")
    }

    static func noEarlierRun(_ root: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.noEarlierRun, "no run of the cases in `\(root)` is remembered", at: nil,
            help: "run `proviso test` once; it is remembered in `$XDG_CACHE_HOME` or `~/.cache`")
    }
}
