package import FEEL
import LocatedCSV
package import Provisions

/// A portfolio's ledger as CSV (RFC 4180): a line for each touch of a step.
package enum LedgerReport {
    package static let heading = "record,step,label,before,after,remaining\r\n"

    /// Adds a line.
    package static func write(_ entry: LedgerEntry, to text: inout [UInt8]) {
        write(entry.record, to: &text)
        CSVWriter.comma(&text)
        CSVWriter.write(entry.step ?? "", to: &text)
        CSVWriter.comma(&text)
        CSVWriter.write(entry.label ?? "", to: &text)
        for cell in [entry.before, entry.after, entry.remaining] {
            CSVWriter.comma(&text)
            write(cell, to: &text)
        }
        CSVWriter.end(&text)
    }

    private static func write(_ cell: RecordCell, to text: inout [UInt8]) {
        switch cell {
        case .other(let datum): CSVWriter.write("\(datum)", to: &text)
        default: CSVReport.write(cell, as: .money, to: &text)
        }
    }
}

/// A record as one line of JSON.
package enum RecordReport {
    package static func line(_ record: Datum, as type: DeclaredType?) -> String {
        JSONWriter.line(record, as: type) + "\n"
    }
}
