import Diagnostics
import FEEL
package import LocatedCSV
package import LocatedYAML

/// A CSV header read as inputs: which column is which input, or which field of a record (`applicant.age`).
///
/// A cell says what a YAML value would: `5万元`, `15%`, `2019-01-10`; a list, a map or a record is written as JSON. An empty
/// cell says nothing, as an input that a case does not mention.
package struct CaseColumns: Sendable {
    package struct Column: Sendable {
        let path: [String]
        /// Nil for a column that is none of the inputs.
        let type: DeclaredType?
    }

    package let columns: [Column]
    package let header: CSVRecord
    /// The columns that no input reads.
    package let extra: [String]
    /// What the columns may be called.
    package let known: [String]

    /// - Parameter inputs: of a case, or the fields of a portfolio's record.
    package init(_ header: CSVRecord, inputs: [Input], own: [String] = CaseReader.ownKeys, log: DiagnosticLog)
    {
        var columns: [Column] = []
        var extra: [String] = []
        var first: [String: Int] = [:]
        for (index, cell) in header.cells.enumerated() {
            let name = cell.text
            if let earlier = first[name] {
                log.report(
                    .repeatedName(
                        "the column", name, at: header.place(index), first: header.place(earlier)))
            }
            first[name] = first[name] ?? index
            let type = own.contains(name) ? .string : Self.type(of: name, in: inputs)
            if type == nil { extra.append(name) }
            columns.append(Column(path: name.split(separator: ".").map(String.init), type: type))
        }
        self.columns = columns
        self.header = header
        self.extra = extra
        known = own + inputs.map(\.name)
    }

    private static func type(of name: String, in inputs: [Input]) -> DeclaredType? {
        if let input = inputs.first(where: { $0.name == name }) { return input.type }
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let input = inputs.first(where: { $0.name == parts[0] }),
            case .record = input.type
        else { return nil }
        return type(of: parts[1], in: input.fields)
    }

    /// The record as the mapping that a JSON line would be; nil after saying what is wrong with it.
    package func node(of record: CSVRecord, log: DiagnosticLog) -> YAMLNode? {
        guard record.cells.count == columns.count else {
            log.report(.cellCount(record.cells.count, columns: columns.count, at: record.place))
            return nil
        }
        var tree = Branch()
        for (index, column) in columns.enumerated() {
            let cell = record.cells[index]
            guard let type = column.type, !cell.text.isEmpty || (cell.isQuoted && type == .string) else {
                continue
            }
            guard let value = Self.value(of: cell, as: type, in: record, log: log) else { return nil }
            tree.insert(value, at: column.path[...])
        }
        return tree.node(in: record)
    }

    /// What a cell says: of a list, a map or a record the JSON, of everything else its text. Nil after saying what is wrong.
    static func value(
        of cell: CSVRecord.Cell, as type: DeclaredType, in record: CSVRecord, log: DiagnosticLog
    ) -> YAMLNode? {
        switch type {
        case .list, .map, .record:
            let (node, diagnostics) = JSONReader.read(
                SourceFile(
                    name: record.file.name, bytes: Array(cell.text.utf8),
                    firstLine: record.file.line(at: cell.span.start)))
            log.report(diagnostics)
            return node
        default:
            let span = SourceSpan(cell.span.start, cell.span.end)
            let style = type == .string ? ScalarStyle.literal : .plain
            return YAMLNode(
                YAMLScalar(
                    text: cell.text, style: style, origins: .whole(span), span: span, file: record.file))
        }
    }

    /// Dotted columns grow into records.
    private struct Branch {
        var leaf: YAMLNode?
        var names: [String] = []
        var branches: [Branch] = []

        mutating func insert(_ value: YAMLNode, at path: ArraySlice<String>) {
            guard let name = path.first else {
                leaf = value
                return
            }
            let index = names.firstIndex(of: name) ?? names.count
            if index == names.count {
                names.append(name)
                branches.append(Branch())
            }
            branches[index].insert(value, at: path.dropFirst())
        }

        func node(in record: CSVRecord) -> YAMLNode {
            if let leaf { return leaf }
            let whole = SourceSpan(0, record.file.bytes.count)
            let entries = zip(names, branches).map { name, branch in
                YAMLEntry(
                    key: YAMLScalar(
                        text: name, style: .plain, origins: .whole(whole), span: whole, file: record.file),
                    value: branch.node(in: record))
            }
            return YAMLNode(.mapping(entries), span: whole, file: record.file)
        }
    }
}
