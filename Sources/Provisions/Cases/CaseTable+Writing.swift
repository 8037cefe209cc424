import Diagnostics
import LocatedCSV
package import LocatedYAML

extension CaseTable {
    /// The cases of a file. Nil after saying what a table cannot hold.
    package init?(of file: GoldenFile, for policy: Policy, log: DiagnosticLog) {
        let own = DiagnosticLog()
        defer { log.report(own.diagnostics) }
        let remarks = Set(Remark.allCases.map(\.rawValue))
        for input in policy.inputs where remarks.contains(input.name) || input.name.hasPrefix(Self.expected) {
            own.report(
                .notInTable("an input with the name of a remark's column, `\(input.name)`", at: input.place))
        }
        let writer = Writer(policy: policy, log: own)
        let cells = file.cases.map(writer.cells)
        let used = Set(cells.flatMap(\.keys))
        let columns = writer.columns.filter(used.contains)
        header = columns
        rows = cells.map { cells in columns.map { cells[$0] } }
        guard !own.hasErrors, isSame(as: file, for: policy, own) else { return nil }
    }

    /// Whether the table reads back as the cases that it was made of.
    private func isSame(as file: GoldenFile, for policy: Policy, _ log: DiagnosticLog) -> Bool {
        let text = SourceFile(name: file.file.name + " as CSV", bytes: csv)
        let again = CaseTable.cases(in: text, for: policy, log: log)
        guard !log.hasErrors else { return false }
        for (index, golden) in file.cases.enumerated() {
            let content = CaseContent(of: golden, for: policy, log: log)
            let other =
                again.indices.contains(index)
                ? CaseContent(of: again[index], for: policy, log: log) : nil
            guard content == other else {
                log.report(.notInTable("this case as it is", at: golden.id.place))
                return false
            }
        }
        return true
    }

    /// The cells of a case by their columns.
    private struct Writer {
        let policy: Policy
        let log: DiagnosticLog

        /// In the order of the table.
        var columns: [String] {
            let remarks = Remark.allCases.map(\.rawValue)
            let inputs = policy.inputs.flatMap(names)
            return Array(remarks.prefix(3)) + inputs
                + Expectations.keys(of: policy).map { CaseTable.expected + $0.key } + remarks.dropFirst(3)
        }

        /// The columns of an input: of a record also one for each field, however deep.
        private func names(of input: Input) -> [String] {
            guard case .record = input.type else { return [input.name] }
            return [input.name] + input.fields.flatMap(names).map { "\(input.name).\($0)" }
        }

        func cells(of golden: GoldenCase) -> [String: String] {
            var cells = remarks(of: golden)
            for (input, node) in inputs(of: golden) { write(node, of: input, to: &cells) }
            for expectation in golden.expectations { write(expectation, to: &cells) }
            return cells
        }

        /// The layers laid over each other: what the case says of each input.
        private func inputs(of golden: GoldenCase) -> [(Input, YAMLNode)] {
            var nodes: [String: YAMLNode] = [:]
            for layer in golden.layers {
                for entry in layer.entries ?? [] { nodes[entry.keyText] = entry.value }
            }
            return policy.inputs.compactMap { input in nodes[input.name].map { (input, $0) } }
        }

        private func write(_ node: YAMLNode, of input: Input, to cells: inout [String: String]) {
            write(node, of: input, at: input.name, to: &cells)
        }

        /// A record goes into the columns of its fields; one that says nothing, or null, as JSON into its own. A text that is
        /// null is as good as none, unless there is a default that it holds off.
        private func write(
            _ node: YAMLNode, of input: Input, at column: String, to cells: inout [String: String]
        ) {
            if case .record = input.type, let entries = node.entries, !entries.isEmpty {
                for entry in entries {
                    guard let field = input.fields.first(where: { $0.name == entry.keyText }) else {
                        continue
                    }
                    write(entry.value, of: field, at: "\(column).\(field.name)", to: &cells)
                }
                return
            }
            if let text = CellText.text(of: node, as: input.type) {
                cells[column] = text
            } else if input.defaultValue != nil || column != input.name {
                log.report(.notInTable("a text that says null", at: node.place))
            }
        }

        private func write(_ expectation: GoldenCase.Expectation, to cells: inout [String: String]) {
            let (key, node) = (expectation.key.text, expectation.node)
            guard let type = Expectations.keys(of: policy).first(where: { $0.key == key })?.type else {
                return
            }
            if type == .string, let text = node.scalar?.text, !node.isNull, CaseTable.saysNull(text) {
                return log.report(.notInTable("the expected text `\(text)`", at: node.place))
            }
            cells[CaseTable.expected + key] = node.isNull ? "null" : CellText.text(of: node, as: type)
        }

        private func remarks(of golden: GoldenCase) -> [String: String] {
            for cite in golden.cites where cite.text.contains(where: CaseTable.separators.contains) {
                log.report(.notInTable("the citation `\(cite.text)`", at: cite.place))
            }
            var cells: [Remark: String] = [.id: golden.id.text]
            if !golden.cites.isEmpty { cells[.cites] = golden.cites.map(\.text).joined(separator: ";") }
            cells[.asOf] = golden.asOf.map { "\($0)" }
            cells[.expectOnly] = golden.isComplete ? "true" : nil
            cells[.within] = golden.within.map { "\($0.difference)" }
            cells[.because] = golden.within?.because ?? golden.emptyBecause?.text
            cells[.why] = golden.why
            if !golden.accepted.isEmpty { cells[.accepted] = accepted(golden) }
            return Dictionary(uniqueKeysWithValues: cells.map { ($0.key.rawValue, $0.value) })
        }

        private func accepted(_ golden: GoldenCase) -> String {
            let items = golden.accepted.map { item in
                let was = item.was.map { [("was", CellText.json($0, as: nil))] } ?? []
                let entries =
                    [("output", quoted(item.output))] + was + [("because", quoted(item.because))]
                return "{" + entries.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
            }
            return "[" + items.joined(separator: ", ") + "]"
        }

        private func quoted(_ text: String) -> String { "\"" + JSONEscapes.escaped(text) + "\"" }
    }
}
