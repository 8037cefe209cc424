/// A temporal value of a kind that its text tells: what stands in an at-literal (DMN §10.3.2.3).
package enum TemporalLiteral: Hashable, Sendable {
    case date(CalendarDate)
    case dateTime(DateTime)
    case time(TimeOfDay)
    case dayTimeDuration(DayTimeDuration)
    case yearMonthDuration(YearMonthDuration)

    /// Tries date, date and time, time and duration, in this order; nil when the text is none of them.
    package static func parse(_ text: some StringProtocol) -> TemporalLiteral? {
        if let date = CalendarDate(text) { return .date(date) }
        if let dateTime = DateTime(text) { return .dateTime(dateTime) }
        if let time = TimeOfDay(text) { return .time(time) }
        return parseDuration(text)
    }

    /// A duration of either kind, which its text tells.
    package static func parseDuration(_ text: some StringProtocol) -> TemporalLiteral? {
        if let duration = DayTimeDuration(text) { return .dayTimeDuration(duration) }
        return YearMonthDuration(text).map { .yearMonthDuration($0) }
    }
}

extension TemporalLiteral: CustomStringConvertible {
    /// The text as `string` prints it; `parse` reads it back.
    package var description: String {
        switch self {
        case .date(let date): date.description
        case .dateTime(let dateTime): dateTime.description
        case .time(let time): time.description
        case .dayTimeDuration(let duration): duration.description
        case .yearMonthDuration(let duration): duration.description
        }
    }
}
