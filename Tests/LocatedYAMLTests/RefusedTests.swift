import Diagnostics
import Foundation
import LocatedYAML
import Testing

/// Every file in which something is refused: which code, where, in which words.
@Suite struct RefusedTests {
    @Test(arguments: ["refused.cases", "syntax.cases", "text.cases"])
    func yamlSaysWhatIsWrongAndWhere(_ file: String) throws {
        try check(file, as: "rules.yaml") { YAMLReader.read($0) }
    }

    @Test func jsonSaysWhatIsWrongAndWhere() throws {
        try check("json.cases", as: "case.json") { JSONReader.read($0) }
    }

    @Test func everyCodeIsShownByACase() throws {
        let files = ["refused.cases", "syntax.cases", "text.cases", "json.cases", "mapping.cases"]
        let shown = try Set(
            files.flatMap { try Case.all(in: $0) }.flatMap(\.expectations).compactMap(\.first))
        let unshown = YAMLDiagnostics.all.map(\.code).filter { !shown.contains($0) }
        #expect(unshown == ["yaml.too-large", "yaml.too-many-errors"], "these two have tests of their own")
    }
}

/// Compares what a reader says of each case with what the case expects; with `RECORD=1` rewrites the file,
/// and fails.
func check(
    _ file: String, as name: String,
    reading read: (SourceFile) -> (node: YAMLNode?, diagnostics: [Diagnostic])
) throws {
    let cases = try Case.all(in: file)
    #expect(!cases.isEmpty, "no case in \(file)")
    var recorded = try Case.preamble(of: file)
    for item in cases {
        let source = MarkedSource(item.source)
        let diagnostics = read(SourceFile(name: name, bytes: source.bytes)).diagnostics
        let found = diagnostics.map { expectation(of: $0) }
        let spans = diagnostics.compactMap(\.place).map { $0.span.start..<$0.span.end }
        recorded +=
            "\n=== \(item.name)\n" + written(item.source, marking: spans) + found.map(written).joined()
        #expect(found == item.expectations, "\(file): \(item.name)")
        #expect(spans == source.marks, "\(file): \(item.name): marked \(source.marks), found \(spans)")
    }
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else { return }
    try recorded.write(to: Case.url(file), atomically: true, encoding: .utf8)
    Issue.record("\(file) is recorded anew: read what has changed")
}

private func expectation(of diagnostic: Diagnostic) -> [String] {
    [diagnostic.code, diagnostic.message]
        + diagnostic.notes.map {
            "note at \($0.place.position.line):\($0.place.position.column): \($0.message)"
        }
        + (diagnostic.help.map { ["help: \($0)"] } ?? [])
}

private func written(_ expectation: [String]) -> String {
    expectation.enumerated().map { ($0.offset == 0 ? "=> " : "   ") + $0.element + "\n" }.joined()
}

/// The source of a case with the marks moved to other places.
private func written(_ source: String, marking spans: [Range<Int>]) -> String {
    let pieces = source.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }
    var text = String.UnicodeScalarView()
    var offset = 0
    var isNamed = false
    for scalar in pieces {
        if !isNamed, scalar != "\n" || offset < MarkedSource(source).bytes.count {
            for span in spans where span.upperBound == offset && !span.isEmpty { text.append("⟧"); _ = span }
            for span in spans where span.lowerBound == offset {
                text.append("⟦")
                if span.isEmpty { text.append("⟧") }
            }
        }
        text.append(scalar)
        if scalar == "‹" { isNamed = true }
        offset = MarkedSource(String(text)).bytes.count
        if scalar == "›" { isNamed = false }
    }
    return String(text)
}
