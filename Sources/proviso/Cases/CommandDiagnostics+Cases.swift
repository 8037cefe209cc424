import Diagnostics

/// What can be wrong with a command about golden cases.
extension CommandDiagnostics {
    static let notOneCaseFile = DiagnosticKind(
        "command.not-one-case-file",
        meaning: LocalizedText(
            zh: "这个名称下没有算例文件，或者不止一个。", en: "The name stands for no case file, or for several."),
        example: "proviso cases export tianjin-cloud-voucher",
        fix: LocalizedText(
            zh: "写一个政策或一个 .cases.yaml 文件。", en: "Name one policy, or one `.cases.yaml` file."))

    static let severalCases = DiagnosticKind(
        "command.several-cases",
        meaning: LocalizedText(zh: "不止一个算例用这个编号。", en: "Several cases have the id."),
        example: "proviso accept C-01 --output amount --because …",
        fix: LocalizedText(zh: "写成 文件#编号。", en: "Write `FILE#ID`."))

    static let nothingToAccept = DiagnosticKind(
        "command.nothing-to-accept",
        meaning: LocalizedText(
            zh: "没有可以认定的值：算例已经相符，没有写明这一项，没能得出结果，或者写法不便改动。",
            en:
                "There is no value to accept: it is as expected, the case does not name it, there is none, or it cannot be edited in place."
        ),
        example: "proviso accept TJV-C02 --output enterprise_payable --because …",
        fix: LocalizedText(
            zh: "先看 proviso test 的结果；只认定不符而又确属应当的值。",
            en: "Look at `proviso test` first: accept what is not as expected and yet right."))

    static let acceptInCI = DiagnosticKind(
        "command.accept-in-ci",
        meaning: LocalizedText(
            zh: "在 CI 中不得改写期望值：改动是否应当，要由人判断。",
            en: "No expected value is rewritten in CI: whether a change was meant, a person says."),
        example: "CI=true proviso accept TJV-C02 --output voucher_amount --because …",
        fix: LocalizedText(
            zh: "在自己的机器上认定，连同理由一起提交。", en: "Accept it on your own machine, and commit it with its reason."))
}

extension Diagnostic {
    static func severalCases(_ id: String, _ names: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.severalCases, "\(names.count) cases are called `\(id)`", at: nil,
            help: "write " + names.map { "`\($0)`" }.joined(separator: " or "))
    }

    static func nothingToAccept(_ why: String, help: String? = nil) -> Diagnostic {
        Diagnostic(CommandDiagnostics.nothingToAccept, why, at: nil, help: help)
    }

    static func acceptInCI() -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.acceptInCI, "no expected value is accepted where `CI` is set", at: nil,
            help: "accept it on your own machine, and commit it with its reason")
    }

    static func notOneCaseFile(_ path: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.notOneCaseFile, "`\(path)` is not one case file", at: nil,
            help: suggestion(for: path, among: known))
    }
}
