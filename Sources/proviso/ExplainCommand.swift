import Analysis
import ArgumentParser
import Diagnostics
import FEEL
import FEELSyntax
import LocatedCSV
import LocatedYAML
import Proviso
import Provisions
import Reports

/// `explain`: what a diagnostic means, with an example and the way out; how a function is called.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a diagnostic means or how a function is called; alone, lists them all.")

    @Argument(help: "A diagnostic's code, such as feel.unknown-name, or a function, such as round half up.")
    var subject: [String] = []

    @OptionGroup var language: LanguageOption

    /// Every catalogue, from the ground up.
    static let catalogues: [(name: LocalizedText, kinds: [DiagnosticKind])] = [
        (LocalizedText(zh: "YAML 与 JSON", en: "YAML and JSON"), YAMLDiagnostics.all),
        (LocalizedText(zh: "CSV 表格", en: "CSV tables"), CSVDiagnostics.all),
        (LocalizedText(zh: "FEEL 表达式的写法", en: "FEEL: how expressions are written"), SyntaxDiagnostics.all),
        (LocalizedText(zh: "FEEL 表达式的检查", en: "FEEL: what the checker says"), CheckingDiagnostics.all),
        (LocalizedText(zh: "FEEL 表达式的计算", en: "FEEL: what shows while evaluating"), FEELDiagnostics.all),
        (LocalizedText(zh: "规则文件与案例", en: "Rule files and cases"), ProvisionDiagnostics.all),
        (LocalizedText(zh: "Swift 程序库", en: "Swift library"), LibraryDiagnostics.all),
        (LocalizedText(zh: "改动约定", en: "Contracts of changes"), AnalysisDiagnostics.all),
        (LocalizedText(zh: "命令行", en: "Command line"), CommandDiagnostics.all),
    ]

    /// Every function there is.
    private static let library = BuiltinLibrary(BuiltinSection.all.flatMap(\.builtins))

    mutating func run() throws {
        let prose = Prose(language.lang)
        guard !subject.isEmpty else { return try Console.write(Self.list(prose)) }
        try Console.write(try Self.page(subject.joined(separator: " "), prose))
    }

    private static func page(_ name: String, _ prose: Prose) throws(CommandFailure) -> String {
        let kinds = catalogues.flatMap(\.kinds)
        if let kind = kinds.first(where: { $0.code == name }) { return text(kind, prose) }
        let ways = library[name.hasSuffix("()") ? String(name.dropLast(2)) : name]
        if !ways.isEmpty { return FunctionPage(ways, prose).text }
        throw .usage(.unknownCode(name, known: kinds.map(\.code) + library.names))
    }

    private static func list(_ prose: Prose) -> String {
        let codes = catalogues.map { chapter($0.name, $0.kinds.map { ($0.code, $0.meaning) }, prose) }
        let functions = BuiltinSection.all.map { chapter($0.title, calls(of: $0), prose) }
        return (codes + functions).joined(separator: "\n")
    }

    /// The ways of calling the functions of a section, those that look alike once.
    private static func calls(of section: BuiltinSection) -> [(String, LocalizedText)] {
        var seen: Set<String> = []
        return section.builtins.filter { seen.insert($0.signature).inserted }.map {
            ($0.signature, $0.summary)
        }
    }

    /// A title, and a line for each entry.
    private static func chapter(
        _ title: LocalizedText, _ entries: [(name: String, text: LocalizedText)], _ prose: Prose
    ) -> String {
        let lines = entries.map { "  " + padded($0.name, to: 32) + "  " + $0.text[prose.language] + "\n" }
        return title[prose.language] + "\n" + lines.joined()
    }

    private static func text(_ kind: DiagnosticKind, _ prose: Prose) -> String {
        let example = kind.example.split(separator: "\n", omittingEmptySubsequences: false).map {
            "    \($0)\n"
        }.joined()
        return """
            \(kind.severity.rawValue)[\(kind.code)]

            \(kind.meaning[prose.language])

            \(prose.choose(zh: "例如：", en: "For example:"))

            \(example)
            \(prose.choose(zh: "怎么办：", en: "What to do: "))\(kind.fix[prose.language])

            """
    }
}
