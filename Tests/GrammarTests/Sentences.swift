import Diagnostics
import FEELSyntax
import Foundation

/// Generated texts, as many as `PROVISO_GRAMMAR_SENTENCES` says, and what the parser makes of one.
enum Sentences {
    /// Few enough for a debug build to read in some seconds.
    static let count =
        ProcessInfo.processInfo.environment["PROVISO_GRAMMAR_SENTENCES"].flatMap { Int($0) } ?? 2_000
    static let names = KnownNames(SentenceGenerator.knownNames)

    /// Makes texts one after the other; every fourth is a cell.
    static func forEach(
        seed: UInt64, mutated: Bool = false, _ body: (_ text: String, _ production: String) throws -> Void
    ) throws {
        var generator = SentenceGenerator(try Grammar.feel(), seed: seed)
        for index in 0..<count {
            let production = index % 4 == 0 ? "unaryTests" : "expression"
            let tokens = try generator.sentence(of: production, depth: 14 + index % 40)
            try body(generator.text(mutated ? generator.mutated(tokens) : tokens), production)
        }
    }

    /// The text's tree, or the code of its error.
    static func tree(_ text: String, as production: String) -> Result<Tree, Diagnostic> {
        let file = SourceFile(name: "<sentence>", text: text)
        let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
        do throws(Diagnostic) {
            if production == "unaryTests" {
                return .success(
                    .cell(try Parser.parseUnaryTests(text, names: names, file: file, origins: origins)))
            }
            return .success(.expression(try Parser.parse(text, names: names, file: file, origins: origins)))
        } catch { return .failure(error) }
    }

    /// Whether the parser takes the text.
    static func parses(_ text: String, as production: String) -> Bool {
        if case .success = tree(text, as: production) { true } else { false }
    }

    /// What the parser makes of a text.
    enum Tree: Equatable {
        case expression(FEELSyntax.Expression)
        case cell(UnaryTests)

        /// The canonical text.
        var printed: String {
            switch self {
            case .expression(let expression): Printer.text(of: expression, names: names)
            case .cell(let tests): Printer.text(of: tests, names: names)
            }
        }

        /// The expressions at the top.
        var roots: [FEELSyntax.Expression] {
            switch self {
            case .expression(let expression): [expression]
            case .cell(let cell):
                switch cell.kind {
                case .any: []
                case .tests(let tests), .negated(let tests): tests
                }
            }
        }
    }
}
