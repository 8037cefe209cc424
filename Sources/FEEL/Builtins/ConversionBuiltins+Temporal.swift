import Diagnostics

/// Conversions to dates, times and durations (DMN §10.3.4.1).
///
/// A parameter of type date and time takes dates too: they are converted to midnight of universal time.
extension Builtin {
    static let dateConversions = [
        Builtin(
            "date", [Parameter("from", .string)], returns: .date,
            summary: LocalizedText(
                zh: "把 `2018-10-01` 这样的文本读作日期。", en: "The date of a text such as `2018-10-01`."),
            examples: [Example(#"date("2018-10-01")"#, gives: #"@"2018-10-01""#)]
        ) { arguments throws(Failure) in
            Value(try arguments.read(0, "date that exists") { CalendarDate($0) })
        },
        Builtin(
            "date", [Parameter("from", .dateTime)], returns: .date,
            summary: LocalizedText(
                zh: "日期时刻的日期（按其自身时区）。", en: "The date of a date and time, by its own clock."),
            examples: [Example(#"date(@"2018-10-01T23:59:00+08:00")"#, gives: #"@"2018-10-01""#)]
        ) { arguments throws(Failure) in
            Value(try arguments.day(0))
        },
        Builtin(
            "date", [Parameter("year", .number), Parameter("month", .number), Parameter("day", .number)],
            returns: .date,
            summary: LocalizedText(zh: "由年、月、日组成的日期。", en: "The date of a year, a month and a day."),
            examples: [Example("date(2018, 10, 1)", gives: #"@"2018-10-01""#)]
        ) { arguments throws(Failure) in
            Value(try dateOfParts(arguments))
        },
    ]

    private static func dateOfParts(_ arguments: borrowing Arguments) throws(Failure) -> CalendarDate {
        let year = try arguments.wholeNumber(0, "year")
        let month = try arguments.wholeNumber(1, "month")
        let day = try arguments.wholeNumber(2, "day")
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            throw .invalid("there is no day \(day) of month \(month) in the year \(year)")
        }
        return date
    }

    static let dateTimeConversions = [
        Builtin(
            "date and time", [Parameter("from", .string)], returns: .dateTime,
            summary: LocalizedText(
                zh: "把 `2018-10-01T08:30:00` 这样的文本读作日期时刻；只有日期时为当日零时，不带时区。",
                en: "The date and time of a text such as `2018-10-01T08:30:00`; a date alone means its "
                    + "midnight, without zone."),
            examples: [
                Example(
                    #"date and time("2018-10-01T08:30:00+08:00")"#, gives: #"@"2018-10-01T08:30:00+08:00""#),
                Example(#"date and time("2018-10-01")"#, gives: #"@"2018-10-01T00:00:00""#),
            ]
        ) { arguments throws(Failure) in
            Value(try arguments.read(0, "date and time that exists", dateTime(reading:)))
        },
        Builtin(
            "date and time", [Parameter("from", .dateTime)], returns: .dateTime,
            summary: LocalizedText(zh: "日期时刻本身。", en: "The date and time itself."),
            examples: [
                Example(#"date and time(@"2018-10-01T08:30:00Z")"#, gives: #"@"2018-10-01T08:30:00Z""#)
            ]
        ) { arguments throws(Failure) in
            Value(try arguments.dateTime(0))
        },
        Builtin(
            "date and time", [Parameter("date", .dateTime), Parameter("time", .time)], returns: .dateTime,
            summary: LocalizedText(
                zh: "由日期和时刻合成；时区取自时刻，日期自带的时刻和时区略去。",
                en: "A date and a time put together; the zone is the time's, and a time that the date has is "
                    + "dropped."),
            examples: [
                Example(
                    #"date and time(@"2018-10-01", @"17:00:00+08:00")"#,
                    gives: #"@"2018-10-01T17:00:00+08:00""#)
            ]
        ) { arguments throws(Failure) in
            Value(DateTime(try arguments.day(0), try arguments.time(1)))
        },
    ]

    private static func dateTime(reading text: String) -> DateTime? {
        DateTime(text) ?? CalendarDate(text).map { DateTime($0, .midnight(.none)) }
    }

    static let durationConversions = [
        Builtin(
            "duration", [Parameter("from", .string)], returns: .any,
            summary: LocalizedText(
                zh: "把文本读作时长：`P1DT2H` 为日和时间的时长，`P1Y2M` 为年和月的时长。",
                en: "The duration of a text: `P1DT2H` is of days and time, `P1Y2M` of years and months."),
            examples: [
                Example(#"duration("PT1000M")"#, gives: #"@"PT16H40M""#),
                Example(#"duration("P26M")"#, gives: #"@"P2Y2M""#),
            ]
        ) { arguments throws(Failure) in
            Value(try arguments.read(0, "duration") { TemporalLiteral.parseDuration($0) })
        },
        Builtin(
            "years and months duration", [Parameter("from", .dateTime), Parameter("to", .dateTime)],
            returns: .yearMonthDuration,
            summary: LocalizedText(
                zh: "两个日期之间的整月数；只看各自的日期，不看时刻和时区。",
                en: "The whole months between two dates; of dates and times only the days count."),
            examples: [
                Example(#"years and months duration(@"2011-12-22", @"2013-08-24")"#, gives: #"@"P1Y8M""#)
            ]
        ) { arguments throws(Failure) in
            Value(try arguments.day(0).months(to: try arguments.day(1)))
        },
    ]
}
