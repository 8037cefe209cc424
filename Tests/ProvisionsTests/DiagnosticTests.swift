import Diagnostics
import LocatedYAML
import Testing

@testable import Provisions

/// What is said about a rule file, where, and what help is offered: `⟦ ⟧` is what must be underlined.
@Test func everyDiagnosticSaysWhatAndWhere() {
    let texts = CaseFiles.texts(below: "diagnostics")
    #expect(texts.count >= 15)
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
        guard let example = DiagnosticExample(text) else {
            Issue.record("\(name) is not an example")
            continue
        }
        #expect(example.found() == example.expected, "\(name)")
    }
}

/// Files under `### path`, then `### expect` with `code @ underlined text`, the message, and `help: …`, by file order.
private struct DiagnosticExample {
    private var files: [String: String] = [:]
    private(set) var expected: [String] = []

    init?(_ text: String) {
        for section in text.split(separator: "### ", omittingEmptySubsequences: true) {
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
            guard let head = lines.first else { return nil }
            let body = lines.dropFirst().joined(separator: "\n")
            if head == "expect" {
                expected = body.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
            } else {
                files[String(head)] = body
            }
        }
        if files.isEmpty { return nil }
    }

    func found() -> [String] {
        let log = DiagnosticLog()
        TreeChecker(RuleTree(RuleSource(texts: files)), log: log).check()
        return log.sorted.flatMap { diagnostic -> [String] in
            let underlined = diagnostic.place.map { $0.file.text($0.span) } ?? ""
            let line = diagnostic.place.map { "\($0.position.line):\($0.position.column)" } ?? ""
            return ["\(diagnostic.code) @ \(line) \(underlined.split(separator: "\n").first ?? "")", "  \(diagnostic.message)"]
                + (diagnostic.help.map { ["  help: \($0)"] } ?? [])
        }
    }
}
