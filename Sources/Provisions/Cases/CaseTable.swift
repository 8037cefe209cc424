import Diagnostics
package import LocatedCSV
package import LocatedYAML

/// Golden cases as a table for a spreadsheet: a row for each case, a column for each input, each expected value and each
/// remark.
///
/// A cell says what the case file says, by the rules of `CaseColumns`. What would be read back as something else is refused
/// with its place, and so is the table as a whole when it does not read back as the same cases.
package struct CaseTable: Sendable {
    /// Before the name of an expected value.
    static let expected = "expect."

    /// The columns that are neither inputs nor expected values.
    enum Remark: String, CaseIterable {
        case id
        case cites = "case.cites"
        case asOf = "case.as_of"
        case expectOnly = "case.expect_only"
        case within = "case.within"
        case because = "case.because"
        case why = "case.why"
        case accepted = "case.accepted"
    }

    package let header: [String]
    /// Nil is an empty cell: nothing is said. An empty text is written in quotes.
    package let rows: [[String?]]

    /// As CSV, with the line ends that spreadsheets write.
    package var csv: [UInt8] {
        var bytes: [UInt8] = []
        for row in [header] + rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { CSVWriter.comma(&bytes) }
                if cell == "" { bytes += Array("\"\"".utf8) } else { CSVWriter.write(cell ?? "", to: &bytes) }
            }
            CSVWriter.end(&bytes)
        }
        return bytes
    }
}
