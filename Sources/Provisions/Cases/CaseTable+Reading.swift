package import Diagnostics
import FEEL
import LocatedCSV
package import LocatedYAML

extension CaseTable {
    /// Between several citations in one cell.
    static let separators: Set<Character> = [";", "；", "、"]

    /// Whether the text of a cell says that no value is expected.
    static func saysNull(_ text: String) -> Bool { text.isEmpty || text == "null" || text == "~" }

    /// The cases of a CSV file, each value where it stands in the file; what is wrong is reported.
    package static func cases(in file: SourceFile, for policy: Policy, log: DiagnosticLog) -> [GoldenCase] {
        let (records, problems) = CSVReader.records(of: file)
        log.report(problems)
        guard let header = records.first else {
            if problems.isEmpty { log.report(.noHeader(at: SourcePlace(file, .beginning))) }
            return []
        }
        let ofHeader = DiagnosticLog()
        var reader = Reader(header, policy, ofHeader)
        log.report(ofHeader.diagnostics)
        guard !ofHeader.hasErrors else { return [] }
        reader.log = log
        if records.count == 1, problems.isEmpty { log.report(.noCases(at: header.place)) }
        return records.dropFirst().compactMap(reader.golden)
    }

    private struct Reader {
        private let policy: Policy
        /// Where what is wrong with the records is reported.
        var log: DiagnosticLog
        private let inputs: CaseColumns
        private let inputIndices: [Int]
        private let expectations: [(index: Int, key: Named, type: DeclaredType)]
        private let remarks: [Remark: Int]
        private let count: Int
        /// What each column holds, where a spreadsheet may have put it in its own way.
        private let types: [Int: DeclaredType]

        init(_ header: CSVRecord, _ policy: Policy, _ log: DiagnosticLog) {
            self.policy = policy
            self.log = log
            count = header.cells.count
            var (inputIndices, remarks): ([Int], [Remark: Int]) = ([], [:])
            var expectations: [(index: Int, key: Named, type: DeclaredType)] = []
            let known = Expectations.keys(of: policy)
            for (index, cell) in header.cells.enumerated() {
                if let remark = Remark(rawValue: cell.text) {
                    if let first = remarks[remark] {
                        log.report(
                            .repeatedName(
                                "the column", cell.text, at: header.place(index), first: header.place(first)))
                    }
                    remarks[remark] = index
                } else if cell.text.hasPrefix(CaseTable.expected) {
                    let key = String(cell.text.dropFirst(CaseTable.expected.count))
                    guard let type = known.first(where: { $0.key == key })?.type else {
                        log.report(.unknownExpectation(key, at: header.place(index), known: known.map(\.key)))
                        continue
                    }
                    expectations.append((index, Named(text: key, place: header.place(index)), type))
                } else {
                    inputIndices.append(index)
                }
            }
            inputs = CaseColumns(header.keeping(inputIndices), inputs: policy.inputs, own: [], log: log)
            for (column, index) in zip(inputs.columns, inputIndices) where column.type == nil {
                log.report(
                    .unknownInput(header.cells[index].text, at: header.place(index), known: policy.inputs))
            }
            if remarks[.id] == nil { log.report(.missingKey("id", "a table of cases", at: header.place)) }
            var types = Dictionary(uniqueKeysWithValues: expectations.map { ($0.index, $0.type) })
            for (column, index) in zip(inputs.columns, inputIndices) { types[index] = column.type }
            if let index = remarks[.asOf] { types[index] = .date }
            if let index = remarks[.expectOnly] { types[index] = .boolean }
            self.types = types
            self.inputIndices = inputIndices
            self.remarks = remarks
            self.expectations = expectations
        }

        func golden(_ record: CSVRecord) -> GoldenCase? {
            guard record.cells.count == count else {
                log.report(.cellCount(record.cells.count, columns: count, at: record.place))
                return nil
            }
            let record = record.mapped { SpreadsheetCell.text($1.text, as: types[$0] ?? .string) }
            guard let given = inputs.node(of: record.keeping(inputIndices), log: log) else { return nil }
            guard let id = cell(.id, record) else {
                log.report(.missingKey("id", "a golden case", at: record.place))
                return nil
            }
            let expected = expectations.compactMap { expectation($0, record) }
            if expected.isEmpty { log.report(.missingKey("an expectation", "a golden case", at: id.place)) }
            return GoldenCase(
                id: id, cites: cites(record), why: cell(.why, record)?.text, asOf: date(record),
                layers: [given], expectations: expected, isComplete: isComplete(record),
                within: tolerance(record),
                emptyBecause: cell(.within, record) == nil ? cell(.because, record) : nil,
                accepted: accepted(record))
        }

        private func expectation(
            _ column: (index: Int, key: Named, type: DeclaredType), _ record: CSVRecord
        ) -> GoldenCase.Expectation? {
            let cell = record.cells[column.index]
            guard !cell.text.isEmpty else { return nil }
            let type = CaseTable.saysNull(cell.text) ? DeclaredType.boolean : column.type
            return CaseColumns.value(of: cell, as: type, in: record, log: log).map {
                GoldenCase.Expectation(
                    key: Named(text: column.key.text, place: record.place(column.index)), node: $0)
            }
        }

        // MARK: - Remarks

        /// Nil for an empty cell.
        private func cell(_ remark: Remark, _ record: CSVRecord) -> Named? {
            guard let index = remarks[remark], !record.cells[index].text.isEmpty else { return nil }
            return Named(text: record.cells[index].text, place: record.place(index))
        }

        private func cites(_ record: CSVRecord) -> [Named] {
            guard let cell = cell(.cites, record) else { return [] }
            return cell.text.split(whereSeparator: CaseTable.separators.contains).map {
                Named(text: String($0).trimmed, place: cell.place)
            }
        }

        private func date(_ record: CSVRecord) -> CalendarDate? {
            guard case .date(let date)? = datum(.asOf, as: .date, record) else { return nil }
            return date
        }

        private func isComplete(_ record: CSVRecord) -> Bool {
            datum(.expectOnly, as: .boolean, record) == .boolean(true)
        }

        private func datum(_ remark: Remark, as type: DeclaredType, _ record: CSVRecord) -> Datum? {
            guard cell(remark, record) != nil, let index = remarks[remark],
                let node = CaseColumns.value(of: record.cells[index], as: type, in: record, log: log)
            else { return nil }
            return DatumReader(log: log).read(node, as: type)
        }

        private func tolerance(_ record: CSVRecord) -> GoldenCase.Tolerance? {
            guard let within = cell(.within, record) else { return nil }
            guard let because = cell(.because, record) else {
                log.report(.missingKey("because", "`within`", at: within.place))
                return nil
            }
            guard case .number(let number)? = datum(.within, as: .money, record) else { return nil }
            return GoldenCase.Tolerance(difference: number, because: because.text)
        }

        private func accepted(_ record: CSVRecord) -> [GoldenCase.Acceptance] {
            guard cell(.accepted, record) != nil, let index = remarks[.accepted],
                let node = CaseColumns.value(
                    of: record.cells[index], as: .list(.string), in: record, log: log)
            else { return [] }
            let items = node.items ?? [node]
            return items.compactMap {
                GoldenFileReader(log: log).acceptance($0, of: Expectations.keys(of: policy).map(\.key))
            }
        }
    }
}
