import FEEL
import Provisions

/// Values that say less, or something rounder, than a value; each strictly plainer, so that taking them in turn comes to an
/// end.
enum Plainer {
    /// - Parameter fields: of records, what may be left out.
    static func than(_ datum: Datum, _ fields: [PlannedInput]) -> [Datum] {
        switch datum {
        case .number(let number): rounder(number).map { .number($0) }
        case .list(let items): shorter(items) + withPlainer(items, fields)
        case .context(let entries): lighter(entries, fields)
        default: []
        }
    }

    /// Fewer digits, down to one.
    private static func rounder(_ number: Number) -> [Number] {
        let reduced = number.reduced
        let digits = reduced.digits
        guard digits > 1 else { return [] }
        return (1..<digits).compactMap { kept in
            reduced.quantized(toScale: -(reduced.lastPlace + digits - kept), .halfEven)?.reduced
        }.filter { $0.digits < digits }
    }

    private static func shorter(_ items: [Datum]) -> [Datum] {
        items.indices.map { index in
            var rest = items
            rest.remove(at: index)
            return .list(rest)
        }
    }

    private static func withPlainer(_ items: [Datum], _ fields: [PlannedInput]) -> [Datum] {
        items.indices.flatMap { index in
            than(items[index], fields).map { plainer in
                var changed = items
                changed[index] = plainer
                return .list(changed)
            }
        }
    }

    private static func lighter(_ entries: [Datum.Entry], _ fields: [PlannedInput]) -> [Datum] {
        entries.indices.flatMap { index -> [Datum] in
            let entry = entries[index]
            let field = fields.first { $0.input.name == entry.key }
            var found: [Datum] = []
            if let field, !field.input.mustBeGiven {
                var rest = entries
                rest.remove(at: index)
                found.append(.context(rest))
            }
            return found
                + than(entry.value, field?.fields ?? []).map { plainer in
                    var changed = entries
                    changed[index] = Datum.Entry(entry.key, plainer)
                    return .context(changed)
                }
        }
    }
}

extension Number {
    /// How many digits it has, zeros at its ends not counted.
    fileprivate var digits: Int {
        let reduced = reduced.magnitude
        guard let unit = Number(coefficient: 1, exponent: -reduced.lastPlace),
            let whole = reduced.multiplied(by: unit)
        else { return 1 }
        return whole.description.utf8.count
    }
}
