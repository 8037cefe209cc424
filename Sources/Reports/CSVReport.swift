import Diagnostics
package import FEEL
import LocatedCSV
package import Provisions

/// Outcomes as cells of a table, to stand behind the cells of the records that they answer.
package enum CSVReport {
    /// What the columns of an outcome are called: eligibility, reasons, missing, each output, error.
    package static func heading(_ plan: PolicyPlan) -> [String] {
        let outputs = plan.outputs.map(\.output).filter(\.isResult).map(\.name)
        let binding = plan.namesBounds && !outputs.contains("binding") ? ["binding"] : []
        return ["eligibility", "reasons", "missing"] + outputs + binding + ["error"]
    }

    /// In the order of the heading; several ids in one cell are joined by `;`.
    package static func cells(_ decision: Decision) -> [String] {
        let outputs = decision.outputs.map { text($0.value, as: $0.type) }
        let hasOwn = decision.outputs.contains { $0.name == "binding" }
        let binding = hasOwn ? [] : decision.binding.map { [$0.joined(separator: ";")] } ?? []
        return [
            decision.eligibility?.rawValue ?? "", decision.reasons.joined(separator: ";"),
            decision.missing.joined(separator: ";"),
        ] + outputs + binding + [decision.errors.map(text).joined(separator: "; ")]
    }

    /// A value as a cell of a CSV file that is read again: money with two decimals, lists and records as JSON, nothing for
    /// null.
    package static func text(_ datum: Datum, as type: DeclaredType?) -> String {
        switch datum {
        case .null, .unknown: ""
        case .string(let text): text
        case .list, .context: JSONWriter.line(datum, as: type)
        case .number(let number): number.text(decimals: type == .money ? 2 : 0)
        default: "\(datum)"
        }
    }

    /// Adds a value of a record as such a cell.
    package static func write(_ cell: RecordCell, as type: DeclaredType?, to text: inout [UInt8]) {
        switch cell {
        case .null: break
        case .boolean(let boolean): text += (boolean ? "true" : "false").utf8
        case .number(let number): number.write(decimals: type == .money ? 2 : 0, to: &text)
        case .text(let bytes): CSVWriter.write(bytes, to: &text)
        case .other(let datum): CSVWriter.write(self.text(datum, as: type), to: &text)
        }
    }

    /// `policy.invalid-value 3:12 …`
    private static func text(_ failure: Decision.Failure) -> String {
        let diagnostic = failure.diagnostic
        let place = diagnostic.place.map { place in
            " \(place.file.name):\(place.position.line):\(place.position.column)"
        }
        return diagnostic.code + (place ?? "") + " " + diagnostic.message
    }
}
