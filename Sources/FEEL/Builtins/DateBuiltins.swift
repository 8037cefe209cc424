import Diagnostics

/// Dates and times (DMN §10.3.4.7), and what policies ask of dates beyond the standard.
///
/// A parameter of type date and time takes dates too: they are converted to midnight, which keeps the day.
extension Builtin {
    static let dateFunctions = [
        dayOfYear, dayOfWeek, monthOfYear, weekOfYear, now, today, isSame,
        completedYears, halfYear, lastDayOfMonth,
    ]

    private static let dayOfYear = Builtin(
        "day of year", [Parameter("date", .dateTime)], returns: .number(.number),
        summary: LocalizedText(
            zh: "日期是当年的第几天，1 至 366。", en: "The number of the day within its year, 1 to 366."),
        examples: [
            Example(#"day of year(@"2018-12-31")"#, gives: "365"),
            Example(#"day of year(@"2020-03-01T08:30:00")"#, gives: "61"),
        ]
    ) { arguments throws(Failure) in
        Value(try arguments.day(0).dayOfYear)
    }

    private static let dayOfWeek = Builtin(
        "day of week", [Parameter("date", .dateTime)], returns: .choice(weekdays),
        summary: LocalizedText(
            zh: "日期是星期几，用英文名称：`Monday` 至 `Sunday`。",
            en: "The name of the day of the week, `Monday` to `Sunday`."),
        examples: [Example(#"day of week(@"2018-10-01")"#, gives: #""Monday""#)]
    ) { arguments throws(Failure) in
        arguments.heap.string(weekdays[try arguments.day(0).weekday - 1])
    }

    private static let monthOfYear = Builtin(
        "month of year", [Parameter("date", .dateTime)], returns: .choice(months),
        summary: LocalizedText(
            zh: "日期所在的月份，用英文名称：`January` 至 `December`。",
            en: "The name of the month, `January` to `December`."),
        examples: [Example(#"month of year(@"2018-10-01")"#, gives: #""October""#)]
    ) { arguments throws(Failure) in
        arguments.heap.string(months[try arguments.day(0).month - 1])
    }

    private static let weekOfYear = Builtin(
        "week of year", [Parameter("date", .dateTime)], returns: .number(.number),
        summary: LocalizedText(
            zh: "日期所在的周序号（ISO 8601）：含当年第一个星期四的一周为第 1 周。",
            en: "The ISO 8601 week: week 1 is the week with the first Thursday of the year."),
        examples: [
            Example(#"week of year(@"2018-12-31")"#, gives: "1"),
            Example(#"week of year(@"2021-01-03")"#, gives: "53"),
        ]
    ) { arguments throws(Failure) in
        Value(try arguments.day(0).weekOfYear)
    }

    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    private static let now = Builtin(
        "now", [], returns: .dateTime,
        summary: LocalizedText(
            zh: "求值的时刻，由运行者给定；没有给定时为空值。",
            en: "The moment of the evaluation, as whoever runs it says; null when nobody does."),
        examples: []
    ) { arguments throws(Failure) in
        Value(try moment(arguments, "now"))
    }

    private static let today = Builtin(
        "today", [], returns: .date,
        summary: LocalizedText(
            zh: "求值的日期，由运行者给定；没有给定时为空值。",
            en: "The day of the evaluation, as whoever runs it says; null when nobody does."),
        examples: []
    ) { arguments throws(Failure) in
        Value(try moment(arguments, "today").date)
    }

    private static func moment(
        _ arguments: borrowing Arguments, _ function: String
    ) throws(Failure) -> DateTime {
        guard let now = arguments.now else {
            let message = "`\(function)` needs a moment, and none was given for this evaluation"
            throw .because(FEELDiagnostics.noResult, message)
        }
        return now
    }
}
