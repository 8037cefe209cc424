import Diagnostics
import Foundation
import LocatedYAML
import Testing

@testable import Provisions

/// What is said about rule files and cases, where, and what help is offered. `RECORD=1` writes what is found into the
/// files, and fails.
@Test func everyDiagnosticSaysWhatAndWhere() {
    let texts = CaseFiles.texts(below: "diagnostics")
    #expect(texts.count >= 10)
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
        guard let example = DiagnosticExample(text) else {
            Issue.record("\(name) is not an example")
            continue
        }
        let found = example.found()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { example.record(found, name, text) }
        #expect(found == example.expected, "\(name)")
    }
    #expect(ProcessInfo.processInfo.environment["RECORD"] == nil, "recorded: look at what has changed")
}

/// Every code of this target's catalogue is shown by one of the examples.
@Test func everyCodeIsShown() {
    let shown = CaseFiles.texts(below: "diagnostics").values.joined()
    for kind in ProvisionDiagnostics.all where kind.code != "policy.too-many-unknowable" {
        #expect(shown.contains("\(kind.code) @"), "\(kind.code)")
    }
}

/// One bit each is kept for the inputs that may be unknown: more than there are bits is said, not cut off.
@Test(arguments: [117, 118]) func asManyInputsMayBeUnknownAsThereAreBits(_ count: Int) {
    let names = (1...count).map { "a\($0)" }
    let inputs = names.map { "  \($0): { label: \($0), type: boolean, may_be_unknown: true }\n" }.joined()
    let policy =
        "title: 多\ninputs:\n\(inputs)outputs:\n  o: { label: 结果, type: boolean, formula: 'all([\(names.joined(separator: ", "))])' }\n"
    let loaded = RuleTree(RuleSource(texts: ["d/p.yaml": policy])).policy("d/p")
    let codes = loaded.diagnostics.map(\.code)
    #expect(codes == (count > 117 ? ["policy.too-many-unknowable"] : []))
}

/// Files under `### path`, then `### expect`: for each diagnostic its code, line and column, the underlined text, the
/// message and the help, in the order of the files. A file `d/p.cases.yaml` is run, too; a file `overlay.yaml` is laid
/// over `d/p`; a file `table.csv` is read as a table of its cases, and an empty one is written from `d/p.cases.yaml`.
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

    private func tabulate(_ text: String, _ tree: RuleTree, _ log: DiagnosticLog) {
        guard let policy = tree.policy("d/p").runnable?.policy else { return }
        if text.allSatisfy(\.isWhitespace), let golden = tree.cases("d/p.cases.yaml", log: DiagnosticLog()) {
            #expect(CaseTable(of: golden, for: policy, log: log) == nil)
        } else {
            #expect(
                CaseTable.caseFile(of: SourceFile(name: "table.csv", text: text), for: policy, log: log)
                    == nil)
        }
    }

    func found() -> [String] {
        let log = DiagnosticLog()
        let tree = RuleTree(RuleSource(texts: files))
        TreeChecker(tree, log: log).check()
        if !log.hasErrors { decide(tree, log) }
        if let text = files["overlay.yaml"] { lay(SourceFile(name: "overlay.yaml", text: text), tree, log) }
        if let text = files["table.csv"] { tabulate(text, tree, log) }
        return log.sorted.flatMap { diagnostic -> [String] in
            let underlined = diagnostic.place.map { $0.file.text($0.span) } ?? ""
            let line = diagnostic.place.map { "\($0.position.line):\($0.position.column)" } ?? ""
            return [
                "\(diagnostic.code) @ \(line) \(underlined.split(separator: "\n").first ?? "")",
                "  \(diagnostic.message)",
            ]
                + (diagnostic.help.map { ["  help: \($0)"] } ?? [])
        }
    }

    /// What goes wrong when the cases are decided.
    private func decide(_ tree: RuleTree, _ log: DiagnosticLog) {
        for path in tree.caseFiles {
            guard let golden = tree.cases(path, log: log), let plan = tree.policy(golden.policy.text).runnable
            else { continue }
            for result in golden.cases.map(CaseRunner(plan: plan).run) {
                log.report(result.diagnostics)
                log.report(result.decision?.errors.map(\.diagnostic) ?? [])
            }
        }
    }

    private func lay(_ file: SourceFile, _ tree: RuleTree, _ log: DiagnosticLog) {
        let overlay = YAMLReader.read(file).node.flatMap { OverlayReader(log: log).read($0) }
        if let overlay { log.report(tree.policy("d/p", with: overlay).diagnostics) }
    }

    func record(_ found: [String], _ name: String, _ text: String) {
        guard let head = text.range(of: "### expect\n") else { return }
        let written = String(text[..<head.upperBound]) + found.joined(separator: "\n") + "\n"
        let file = CaseFiles.folder.appending(path: "diagnostics").appending(path: name)
        try? Data(written.utf8).write(to: file)
    }
}
