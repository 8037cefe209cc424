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
}

extension Diagnostic {
    static func notOneCaseFile(_ path: String, known: [String]) -> Diagnostic {
        Diagnostic(
            CommandDiagnostics.notOneCaseFile, "`\(path)` is not one case file", at: nil,
            help: suggestion(for: path, among: known))
    }
}
