import Diagnostics

/// Conversions to times of day (DMN §10.3.4.1).
extension Builtin {
    static let timeConversions = [
        Builtin(
            "time", [Parameter("from", .string)], returns: .time,
            summary: LocalizedText(
                zh: "把 `08:30:00`、`08:30:00+08:00` 这样的文本读作时刻。",
                en: "The time of a text such as `08:30:00` or `08:30:00+08:00`."),
            examples: [Example(#"time("08:30:00+08:00")"#, gives: #"@"08:30:00+08:00""#)]
        ) { arguments throws(Failure) in
            Value(try arguments.read(0, "time") { TimeOfDay($0) })
        },
        Builtin(
            "time", [Parameter("from", .time)], returns: .time,
            summary: LocalizedText(zh: "时刻本身。", en: "The time itself."),
            examples: [Example(#"time(@"08:30:00")"#, gives: #"@"08:30:00""#)]
        ) { arguments throws(Failure) in
            Value(try arguments.time(0))
        },
        Builtin(
            "time", [Parameter("from", .dateTime)], returns: .time,
            summary: LocalizedText(
                zh: "日期时刻的时刻和时区；日期的时刻是 `00:00:00Z`。",
                en: "The time and zone of a date and time; that of a date is `00:00:00Z`."),
            examples: [
                Example(#"time(@"2018-10-01T08:30:00+08:00")"#, gives: #"@"08:30:00+08:00""#),
                Example(#"time(@"2018-10-01")"#, gives: #"@"00:00:00Z""#),
            ]
        ) { arguments throws(Failure) in
            Value(try arguments.dateTime(0).time)
        },
        Builtin(
            "time",
            [
                Parameter("hour", .number), Parameter("minute", .number), Parameter("second", .number),
                .optional("offset", .dayTimeDuration, takesNull: true),
            ],
            returns: .time,
            summary: LocalizedText(
                zh: "由时、分、秒（可带小数）和与世界时的时差组成的时刻；没有时差即不带时区。",
                en: "The time of an hour, a minute, a second, which may have a fraction, and an offset from "
                    + "universal time; no offset means no zone."),
            examples: [
                Example("time(8, 30, 0)", gives: #"@"08:30:00""#),
                Example(#"time(8, 30, 1.5, @"PT8H")"#, gives: #"@"08:30:01.5+08:00""#),
            ]
        ) { arguments throws(Failure) in
            Value(try timeOfParts(arguments))
        },
    ]

    private static func timeOfParts(_ arguments: borrowing Arguments) throws(Failure) -> TimeOfDay {
        let hour = try arguments.wholeNumber(0, "hour")
        let minute = try arguments.wholeNumber(1, "minute")
        let second = try arguments.number(2)
        let zone = arguments[3].isNull ? Zone.none : try zone(of: try arguments.dayTimeDuration(3))
        guard let nanoseconds = second.nanosecondsFromSeconds, !second.isNegative,
            let time = TimeOfDay(
                hour: hour, minute: minute, second: nanoseconds / TimeOfDay.nanosecondsPerSecond,
                nanosecond: nanoseconds % TimeOfDay.nanosecondsPerSecond, zone: zone)
        else { throw .invalid("no clock shows \(hour) hours, \(minute) minutes and \(second) seconds") }
        return time
    }

    private static func zone(of offset: DayTimeDuration) throws(Failure) -> Zone {
        let (seconds, fraction) = offset.nanoseconds.quotientAndRemainder(
            dividingBy: DayTimeDuration.nanosecondsPerSecond)
        guard fraction == 0, let zone = Int(exactly: seconds).flatMap({ Zone(offset: $0) }) else {
            throw .invalid("an offset is whole seconds within 18 hours, not \(offset)")
        }
        return zone
    }
}
