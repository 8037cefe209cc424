package import FEEL
package import Provisions

extension JSONWriter {
    /// A value of an outcome: numbers as numbers (money with two decimals at least), everything temporal as ISO 8601
    /// text, unknown and not applicable as null.
    package mutating func datum(_ datum: Datum, as type: DeclaredType?) {
        switch datum {
        case .null, .unknown, .function: null()
        case .boolean(let value): boolean(value)
        case .number(let value): number(value, decimals: type == .money ? 2 : 0)
        case .string(let value): string(value)
        case .list(let items): list(items, of: type)
        case .context(let entries): record(entries, as: type)
        case .date, .time, .dateTime, .dayTimeDuration, .yearMonthDuration, .range: string(datum.description)
        }
    }

    private mutating func list(_ items: [Datum], of type: DeclaredType?) {
        let isFlat = items.allSatisfy { if case .context = $0 { false } else { true } }
        array(items, isFlat ? .compact : nil) { $0.datum($1, as: type?.item) }
    }

    private mutating func record(_ entries: [Datum.Entry], as type: DeclaredType?) {
        object(.compact) { writer in
            for entry in entries {
                writer.member(entry.key) { $0.datum(entry.value, as: type?.type(of: entry.key)) }
            }
        }
    }
}
