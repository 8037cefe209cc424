import Diagnostics
import FEEL
import FEELSyntax

/// The checker put to a text, as the tests use it.
enum CheckingSubject {
    static let builtins = BuiltinLibrary.standard

    typealias Outcome = Result<(FEELType, [Diagnostic]), any Error>

    static func check(_ one: CheckingCases.Case, _ names: [(name: String, type: FEELType)]) -> Outcome {
        check(one.text, names, expecting: one.expected, cell: one.cell)
    }

    static func check(
        _ text: String, _ names: [(name: String, type: FEELType)], expecting: FEELType? = nil,
        cell: FEELType? = nil, types: [String: FEELType] = [:]
    ) -> Outcome {
        let file = SourceFile(name: "case", text: text)
        let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
        var scope = Scope(builtins: builtins)
        for (name, type) in names { scope.declare(name, type) }
        for (name, type) in types { scope.declareType(name, type) }
        do {
            var checker = Checker(scope: scope, file: file)
            if let cell {
                let tests = try Parser.parseUnaryTests(
                    text, names: scope.knownNames, file: file, origins: origins)
                checker.check(tests, input: cell)
                return .success((.boolean, checker.diagnostics))
            }
            let tree = try Parser.parse(text, names: scope.knownNames, file: file, origins: origins)
            let type = checker.check(tree, expecting: expecting)
            return .success((type, checker.diagnostics))
        } catch {
            return .failure(error)
        }
    }

    /// Why a text does not parse.
    static func words(_ error: any Error) -> String {
        "does not parse: \((error as? Diagnostic)?.message ?? "\(error)")"
    }

    /// What is said, as the case files write it; a wrong underline shows as a line of its own.
    static func lines(_ diagnostics: [Diagnostic], underlined: [String]) -> [String] {
        let sorted = diagnostics.sorted { key($0) < key($1) }
        var lines: [String] = []
        for (index, diagnostic) in sorted.enumerated() {
            let warning = diagnostic.severity == .warning ? "warning " : ""
            lines.append("\(warning)\(diagnostic.code): \(diagnostic.message)")
            for note in diagnostic.notes { lines.append("note \(text(note.place)): \(note.message)") }
            if let help = diagnostic.help { lines.append("help: \(help)") }
            let wanted = underlined.indices.contains(index) ? underlined[index] : ""
            let found = diagnostic.place.map(text) ?? ""
            if wanted != found { lines.append("underlined: \(found)") }
        }
        return lines
    }

    private static func key(_ diagnostic: Diagnostic) -> (Int, Int) {
        let span = diagnostic.place?.span ?? .beginning
        return (span.start, -span.end)
    }

    private static func text(_ place: SourcePlace) -> String { place.file.text(place.span) }
}
