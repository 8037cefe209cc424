package import FEEL
import LocatedCSV
package import Provisions

/// A portfolio's ledger as CSV (RFC 4180): a line for each touch of a step.
package struct LedgerReport {
    package static let heading = "record,step,label,before,after,remaining\r\n"

    /// The cells of each step, written once.
    private let steps: [[UInt8]]

    package init(_ steps: [LedgerStep]) {
        self.steps = steps.map { step in
            var text: [UInt8] = []
            CSVWriter.write([step.id ?? "", step.label ?? ""], to: &text)
            return text
        }
    }

    /// Adds a line.
    package func write(_ entry: LedgerEntry, to text: inout [UInt8]) {
        Self.write(entry.record, to: &text)
        CSVWriter.comma(&text)
        text += steps.indices.contains(entry.step) ? steps[entry.step] : [UInt8(ascii: ",")]
        CSVWriter.comma(&text)
        Self.write(entry.before, to: &text)
        CSVWriter.comma(&text)
        Self.write(entry.after, to: &text)
        CSVWriter.comma(&text)
        Self.write(entry.remaining, to: &text)
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
