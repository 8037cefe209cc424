import ArgumentParser
import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions
import Reports

/// `explain`: what a diagnostic means, with an example and the way out.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says what a diagnostic means; without a code, lists them all.")

    @Argument(help: "A diagnostic's code, such as feel.unknown-name.")
    var code: String?

    @OptionGroup var language: LanguageOption

    /// Every catalogue, from the ground up.
    static let catalogues: [(name: LocalizedText, kinds: [DiagnosticKind])] = [
        (LocalizedText(zh: "YAML 与 JSON", en: "YAML and JSON"), YAMLDiagnostics.all),
        (LocalizedText(zh: "FEEL 表达式的写法", en: "FEEL: how expressions are written"), SyntaxDiagnostics.all),
        (LocalizedText(zh: "FEEL 表达式的检查", en: "FEEL: what the checker says"), CheckingDiagnostics.all),
        (LocalizedText(zh: "FEEL 表达式的计算", en: "FEEL: what shows while evaluating"), FEELDiagnostics.all),
        (LocalizedText(zh: "规则文件与案例", en: "Rule files and cases"), ProvisionDiagnostics.all),
        (LocalizedText(zh: "命令行", en: "Command line"), CommandDiagnostics.all),
    ]

    mutating func run() throws {
        let prose = Prose(language.lang)
        guard let code else { return try Console.write(Self.list(prose)) }
        let kinds = Self.catalogues.flatMap(\.kinds)
        guard let kind = kinds.first(where: { $0.code == code }) else {
            throw CommandFailure.usage(.unknownCode(code, known: kinds.map(\.code)))
        }
        try Console.write(Self.text(kind, prose))
    }

    private static func list(_ prose: Prose) -> String {
        catalogues.map { catalogue in
            let kinds = catalogue.kinds.map { kind in
                "  " + Self.padded(kind.code, to: 32) + "  " + kind.meaning[prose.language] + "\n"
            }
            return catalogue.name[prose.language] + "\n" + kinds.joined()
        }.joined(separator: "\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - displayWidth(text)))
    }

    private static func text(_ kind: DiagnosticKind, _ prose: Prose) -> String {
        let example = kind.example.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
        return """
            \(kind.severity.rawValue)[\(kind.code)]

            \(kind.meaning[prose.language])

            \(prose.choose(zh: "例如：", en: "For example:"))

            \(example)
            \(prose.choose(zh: "怎么办：", en: "What to do: "))\(kind.fix[prose.language])

            """
    }
}
