package import Diagnostics
import FEEL
package import LocatedYAML

/// Golden cases as the text of a case file.
package enum CaseFileText {
    /// What most cases say alike stands once, under `defaults`.
    ///
    /// - Parameter policy: as the file is to name it.
    package static func text(_ cases: [GoldenCase], policy: String) -> String {
        let defaults = defaults(of: cases)
        var lines = ["policy: \(YAMLFlow.text(policy))"]
        if !defaults.isEmpty {
            lines.append("defaults:")
            lines += defaults.map { "  \(YAMLFlow.text($0.key)): \($0.value)" }
        }
        lines.append("cases:")
        let stated = Dictionary(uniqueKeysWithValues: defaults.map { ($0.key, $0.value) })
        for golden in cases { lines += text(of: golden, beside: stated) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func text(of golden: GoldenCase, beside defaults: [String: String]) -> [String] {
        var lines = ["  - id: \(YAMLFlow.text(golden.id.text))"]
        if !golden.cites.isEmpty {
            lines.append(
                "    cites: [\(golden.cites.map { YAMLFlow.text($0.text) }.joined(separator: ", "))]")
        }
        let given = given(golden).filter { defaults[$0.key] != $0.value }
        lines.append("    given: " + mapping(given))
        let expected = golden.expectations.map { (key: $0.key.text, value: YAMLFlow.text(of: $0.node)) }
        lines.append("    \(golden.isComplete ? "expect_only" : "expect"): " + mapping(expected))
        if let within = golden.within {
            lines.append("    within: \(within.difference)")
            lines.append("    because: \(YAMLFlow.line(within.because))")
        }
        if let because = golden.emptyBecause { lines.append("    because: \(YAMLFlow.line(because.text))") }
        if let why = golden.why { lines.append("    why: \(YAMLFlow.line(why))") }
        if let date = golden.asOf { lines.append("    as_of: \(date)") }
        if !golden.accepted.isEmpty {
            lines.append("    accepted:")
            lines += golden.accepted.map { "      - " + $0.text }
        }
        return lines
    }

    private static func mapping(_ entries: [(key: String, value: String)]) -> String {
        guard !entries.isEmpty else { return "{}" }
        return "{ " + entries.map { "\(YAMLFlow.text($0.key)): \($0.value)" }.joined(separator: ", ") + " }"
    }

    /// What a case says of each input, its layers laid over each other.
    private static func given(_ golden: GoldenCase) -> [(key: String, value: String)] {
        var entries: [(key: String, value: String)] = []
        for entry in golden.layers.flatMap({ $0.entries ?? [] }) {
            let value = YAMLFlow.text(of: entry.value)
            if let index = entries.firstIndex(where: { $0.key == entry.keyText }) {
                entries[index].value = value
            } else {
                entries.append((entry.keyText, value))
            }
        }
        return entries
    }

    /// Of the inputs that every case gives, the values that more than half of the cases give.
    private static func defaults(of cases: [GoldenCase]) -> [(key: String, value: String)] {
        let all = cases.map { given($0) }
        guard let first = all.first, all.count > 1 else { return [] }
        return first.compactMap { key, _ in
            let values = all.compactMap { $0.first { $0.key == key }?.value }
            guard values.count == all.count else { return nil }
            let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
            return counts.first { $0.value * 2 > values.count }.map { (key, $0.key) }
        }
    }
}

extension GoldenCase.Acceptance {
    /// As a case file has it.
    package var text: String {
        let was = was.map { "was: \(YAMLFlow.text(of: $0)), " } ?? ""
        return "{ output: \(YAMLFlow.text(output)), \(was)because: \(YAMLFlow.text(because)) }"
    }
}

extension CaseTable {
    /// The case file that a CSV file amounts to. Nil after reporting what is wrong with the table, each thing in its cell.
    package static func caseFile(
        of file: SourceFile, for policy: Policy, log: DiagnosticLog
    ) -> String? {
        let own = DiagnosticLog()
        defer { log.report(own.diagnostics) }
        let cases = cases(in: file, for: policy, log: own)
        GoldenFileReader(log: own).checkRepeated(cases)
        let contents = cases.map { CaseContent(of: $0, for: policy, log: own) }
        guard !own.hasErrors else { return nil }
        let text = CaseFileText.text(cases, policy: policy.id)
        let (node, _) = YAMLReader.read(SourceFile(name: "<case file>", text: text))
        let again = node.flatMap { GoldenFileReader(log: DiagnosticLog()).read($0, folder: "") }?.cases ?? []
        for (index, golden) in cases.enumerated() {
            let other =
                again.indices.contains(index)
                ? CaseContent(of: again[index], for: policy, log: DiagnosticLog()) : nil
            if contents[index] != other { own.report(.notInTable("this case as it is", at: golden.id.place)) }
        }
        return own.hasErrors ? nil : text
    }
}
