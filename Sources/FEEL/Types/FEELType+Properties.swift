/// What a path may ask of a value that is no context (DMN §10.3.2.5, table of properties).
extension FEELType {
    /// The properties by name; empty for kinds that have none.
    package var properties: [(name: String, type: FEELType)] {
        switch self {
        case .date: Self.dayProperties
        case .time: Self.clockProperties
        case .dateTime: Self.dayProperties + Self.clockProperties
        case .dayTimeDuration: Self.counts("days", "hours", "minutes", "seconds")
        case .yearMonthDuration: Self.counts("years", "months")
        case .range(let point):
            [("start", point), ("end", point), ("start included", .boolean), ("end included", .boolean)]
        default: []
        }
    }

    private static let dayProperties = counts("year", "month", "day", "weekday")
    private static let clockProperties =
        counts("hour", "minute", "second") + [("time offset", .dayTimeDuration), ("timezone", .string)]

    private static func counts(_ names: String...) -> [(name: String, type: FEELType)] {
        names.map { ($0, .number(.number)) }
    }
}
