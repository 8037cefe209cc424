package import Diagnostics
import LocatedCSV
package import LocatedYAML
package import Provisions

/// How a file holds records.
package enum RecordForm: String, CaseIterable, Sendable {
    /// One JSON object a line.
    case ndjson
    /// RFC 4180, with a header.
    case csv
}

/// A record of a file as the mapping that a case is.
package struct Record: Sendable {
    /// Nil when the record cannot be read.
    package let node: YAMLNode?
    package let problems: [Diagnostic]
    /// Of a CSV record, what stands in its cells: as many as there are columns.
    package let cells: [String]
    /// Whether the cells are all that its bytes say, so that the bytes may stand for them.
    package let isWhole: Bool
    /// As it was read, and on which line it begins.
    package let bytes: [UInt8]
    package let line: Int
}

/// Reads records one at a time, in full: with places, and with everything said that is wrong.
package struct RecordDecoder: Sendable {
    package let form: RecordForm
    /// Of a CSV file.
    package let columns: CaseColumns?
    /// What a CSV file was converted from, where that was not UTF-8.
    private let encoding: String?

    package init(form: RecordForm, columns: CaseColumns?, encoding: String? = nil) {
        self.form = form
        self.columns = columns
        self.encoding = encoding
    }

    /// - Parameter file: the bytes of one record, without its line end.
    package func record(_ file: SourceFile) -> Record {
        guard let columns else {
            let (node, problems) = JSONReader.read(file)
            return Record(
                node: problems.isEmpty ? node : nil, problems: problems, cells: [], isWhole: true,
                bytes: file.bytes, line: file.line(at: 0))
        }
        let (record, problems) = CSVReader.read(file, from: encoding)
        guard let record else {
            let blank = columns.columns.dropFirst().map { _ in "" }
            let whole = String(decoding: file.bytes, as: UTF8.self)
            return Record(
                node: nil, problems: problems, cells: [whole] + blank, isWhole: false,
                bytes: file.bytes, line: file.line(at: 0))
        }
        let log = DiagnosticLog()
        let node = columns.node(of: record, log: log)
        let missing = max(0, columns.columns.count - record.cells.count)
        let cells =
            record.cells.prefix(columns.columns.count).map(\.text) + Array(repeating: "", count: missing)
        return Record(
            node: node, problems: log.sorted, cells: cells,
            isWhole: record.cells.count == columns.columns.count, bytes: file.bytes, line: file.line(at: 0))
    }
}
