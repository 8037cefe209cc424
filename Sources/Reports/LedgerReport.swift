package import FEEL
import LocatedCSV
package import Provisions

/// A portfolio's ledger as CSV (RFC 4180): a line for each touch of a step.
package enum LedgerReport {
    package static let heading = "record,step,label,before,after,remaining\r\n"

    package static func line(_ entry: LedgerEntry) -> String {
        CSVWriter.record([
            text(entry.record), entry.step ?? "", entry.label ?? "", text(entry.before), text(entry.after),
            text(entry.remaining),
        ])
    }

    private static func text(_ datum: Datum) -> String {
        switch datum {
        case .null: ""
        case .string(let text): text
        case .number(let number): number.text(decimals: 2)
        default: "\(datum)"
        }
    }
}

/// A record as one line of JSON.
package enum RecordReport {
    package static func line(_ record: Datum, as type: DeclaredType?) -> String {
        JSONWriter.line(record, as: type) + "\n"
    }
}
