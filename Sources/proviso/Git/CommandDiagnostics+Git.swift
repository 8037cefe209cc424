import Diagnostics
import Proviso

/// What can be wrong with rules asked for as a git revision has them.
extension CommandDiagnostics {
    static let noGit = DiagnosticKind(
        "command.no-git",
        meaning: LocalizedText(
            zh: "要读取 git 版本中的规则，但这台机器不能运行 git。",
            en: "Rules of a git revision are asked for, and git cannot be run here."),
        example: "proviso test --changed main   # 没有安装 git",
        fix: LocalizedText(zh: "安装 git，或改为比较两个目录。", en: "Install git, or compare two folders."))

    static let noRepository = DiagnosticKind(
        "command.no-repository",
        meaning: LocalizedText(
            zh: "规则目录不在 git 仓库中，没有版本可比。", en: "The rules lie in no git repository: there are no revisions."),
        example: "proviso test --changed main",
        fix: LocalizedText(zh: "先把规则目录纳入 git，或去掉该选项。", en: "Put the rules under git, or do without."))

    static let unknownRevision = DiagnosticKind(
        "command.unknown-revision",
        meaning: LocalizedText(
            zh: "git 仓库中没有这个版本（分支、标签或提交）。", en: "The repository has no such branch, tag or commit."),
        example: "proviso diff git:mian:Rules Rules",
        fix: LocalizedText(
            zh: "核对名称；在 CI 中先取回全部历史（GitHub：fetch-depth: 0，GitLab：GIT_DEPTH: 0）。",
            en:
                "Check the name; in CI fetch the history first (GitHub `fetch-depth: 0`, GitLab `GIT_DEPTH: 0`)."
        ))

    static let notInRevision = DiagnosticKind(
        "command.not-in-revision",
        meaning: LocalizedText(
            zh: "这个版本中没有该目录，或其中没有规则文件。", en: "The revision has no such folder, or no rule file in it."),
        example: "proviso diff git:main:Ruels Rules",
        fix: LocalizedText(
            zh: "路径相对于当前目录书写，如 git:main:Rules。",
            en: "Write the path as seen from the working directory: `git:main:Rules`."))
}

extension Diagnostic {
    static func noGit(_ problem: FileProblem) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.noGit, "cannot run `git`: \(problem.reason)", at: nil,
            help: "install git, or compare with a folder")
    }

    static func noRepository(_ folder: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.noRepository, "`\(folder)` is in no git repository", at: nil,
            help: "a revision can be named only where git keeps the rules")
    }

    static func unknownRevision(_ name: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.unknownRevision, "git knows no revision `\(name)` here", at: nil,
            help: "name a branch, a tag or a commit; in CI, fetch the history first (`fetch-depth: 0`)")
    }

    static func notInRevision(_ folder: String, _ revision: String) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.notInRevision, "the revision `\(revision)` has no rules in `\(folder)`",
            at: nil,
            help: "write the path as seen from the working directory: `git:\(revision):Rules`")
    }
}
