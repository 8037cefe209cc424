import Diagnostics
import FEELSyntax
import Foundation
import Testing

/// Cases of errors: `=== code: what is wrong`, the text, `=>`, and what is told about it.
private struct ErrorCase {
    let heading: String
    let code: String
    let text: String
    let told: String

    init?(block: String) {
        let lines = block.components(separatedBy: "\n")
        guard let heading = lines.first, let arrow = lines.firstIndex(of: "=>"), arrow >= 2 else {
            return nil
        }
        self.heading = heading
        code = heading.components(separatedBy: ": ")[0]
        text = lines[1..<arrow].joined(separator: "\n")
        told = lines[(arrow + 1)...].joined(separator: "\n").trimmingCharacters(in: .newlines)
    }

    static let file = CaseFile.url("errors.cases")

    static func all() throws -> (preamble: String, cases: [ErrorCase]) {
        let blocks = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n=== ")
        return (blocks[0], blocks.dropFirst().compactMap(ErrorCase.init))
    }

    /// The parser's diagnostic; nil where there is none.
    var diagnostic: Diagnostic? {
        let text = text.replacing("⏎", with: "\n")
        do throws(Diagnostic) {
            if text.hasPrefix("cell:") {
                _ = try parsedTests(String(text.dropFirst("cell:".count)))
            } else {
                _ = try parsed(text)
            }
            return nil
        } catch { return error }
    }

    var rendered: String {
        diagnostic.map { DiagnosticRenderer().render($0).trimmingCharacters(in: .newlines) } ?? "no error"
    }
}

@Test func everyErrorIsToldAsTheCasesSay() throws {
    let (preamble, cases) = try ErrorCase.all()
    let mismatches = cases.filter { $0.rendered != $0.told || $0.diagnostic?.code != $0.code }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
        let blocks = cases.map { "=== \($0.heading)\n\($0.text)\n=>\n\($0.rendered)\n" }
        try ([preamble] + blocks).joined(separator: "\n").write(
            to: ErrorCase.file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(cases.count) cases")
    }
    let report = mismatches.map { "\($0.heading)\n\($0.text)\nsays\n\($0.rendered)\nshould say\n\($0.told)" }
    #expect(mismatches.isEmpty, "\(mismatches.count) of \(cases.count)\n\(report.joined(separator: "\n\n"))")
    #expect(Set(cases.map(\.code)) == Set(SyntaxDiagnostics.all.map(\.code)), "every kind has a case")
}

@Test func everyErrorStandsInsideItsText() throws {
    for one in try ErrorCase.all().cases {
        let place = try #require(one.diagnostic?.place, "\(one.heading)")
        #expect(
            place.span.start <= place.span.end && place.span.end <= place.file.bytes.count, "\(one.heading)")
    }
}

/// Their examples show a rule file's line, and a nesting with its middle left out.
private let notShownByText: Set<String> = ["feel.empty-expression", "feel.too-deep"]

private func problem(_ text: String) -> String? {
    do throws(Diagnostic) { _ = try parsed(text) } catch { return error.code }
    return nil
}

@Test func everyKindIsExplainedAndItsExampleProvokesIt() throws {
    let codes = SyntaxDiagnostics.all.map(\.code)
    #expect(!codes.isEmpty && Set(codes).count == codes.count)
    for kind in SyntaxDiagnostics.all {
        #expect(kind.code.hasPrefix("feel."))
        for text in [kind.meaning, kind.fix] {
            #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."), "\(kind.code)")
        }
        guard !notShownByText.contains(kind.code) else { continue }
        #expect(problem(kind.example) == kind.code)
    }
}
