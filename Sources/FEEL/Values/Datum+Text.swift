extension Datum {
    /// A temporal value of any kind.
    package init(_ literal: TemporalLiteral) {
        switch literal {
        case .date(let date): self = .date(date)
        case .time(let time): self = .time(time)
        case .dateTime(let dateTime): self = .dateTime(dateTime)
        case .dayTimeDuration(let duration): self = .dayTimeDuration(duration)
        case .yearMonthDuration(let duration): self = .yearMonthDuration(duration)
        }
    }
}

extension Datum: CustomStringConvertible {
    /// As FEEL would write it; an unknown is a question mark.
    package var description: String {
        switch self {
        case .null: "null"
        case .unknown: "?"
        case .boolean(let boolean): boolean ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): "\"\(text)\""
        case .date(let date): date.description
        case .time(let time): time.description
        case .dateTime(let dateTime): dateTime.description
        case .dayTimeDuration(let duration): duration.description
        case .yearMonthDuration(let duration): duration.description
        case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
        case .context(let entries):
            "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
        case .range(let range): range.description
        case .function: "function"
        }
    }
}

extension Datum.Range: CustomStringConvertible {
    /// `[1..10)`.
    package var description: String {
        "\(startIncluded ? "[" : "(")\(start)..\(end)\(endIncluded ? "]" : ")")"
    }
}
