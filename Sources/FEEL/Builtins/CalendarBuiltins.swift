import Diagnostics

/// Working days (工作日), by a calendar that a policy names: extensions, not part of DMN.
extension Builtin {
    /// The functions that ask a calendar. Each fails outside the years it covers and says which year it
    /// lacks.
    package static func calendarFunctions(_ calendar: WorkingCalendar, named name: String) -> [Builtin] {
        [isWorkingDay(calendar, name), workingDaysBetween(calendar, name), addWorkingDays(calendar, name)]
    }

    private static func isWorkingDay(_ calendar: WorkingCalendar, _ name: String) -> Builtin {
        Builtin(
            "is working day", [Parameter("date", .date)], returns: .boolean,
            summary: LocalizedText(
                zh: "该日是否工作日：周一至周五且不放假，或者是调休上班日。本系统扩展，非 DMN 标准函数。",
                en: "Whether a day is a working day: Monday to Friday and no holiday, or a make-up workday. "
                    + "An extension, not part of DMN."),
            examples: [
                Example(#"is working day(@"2018-10-01")"#, gives: "false"),
                Example(#"is working day(@"2018-09-29")"#, gives: "true"),
            ]
        ) { arguments throws(Failure) in
            let date = try arguments.date(0)
            guard let answer = calendar.isWorkingDay(date) else { throw .uncovered(date.year, name) }
            return Value(answer)
        }
    }

    private static func workingDaysBetween(_ calendar: WorkingCalendar, _ name: String) -> Builtin {
        Builtin(
            "working days between", [Parameter("start", .date), Parameter("end", .date)],
            returns: .number(.number),
            summary: LocalizedText(
                zh: "两个日期之间的工作日数：不计起始日，计入截止日；截止日不晚于起始日时为 0。本系统扩展，非 DMN 标准函数。",
                en: "The working days between two dates, the first not counted, the last counted; 0 when the "
                    + "last is not later. An extension, not part of DMN."),
            examples: [Example(#"working days between(@"2018-09-27", @"2018-10-09")"#, gives: "5")]
        ) { arguments throws(Failure) in
            let (start, end) = (try arguments.date(0), try arguments.date(1))
            guard let count = calendar.workingDays(after: start, through: end) else {
                throw .uncovered(calendar.missingYear(after: start, through: end) ?? end.year, name)
            }
            return Value(count)
        }
    }

    private static func addWorkingDays(_ calendar: WorkingCalendar, _ name: String) -> Builtin {
        Builtin(
            "add working days", [Parameter("date", .date), Parameter("days", .number)], returns: .date,
            summary: LocalizedText(
                zh: "某日之后第几个工作日：当日不计，下一个工作日为第 1 日；0 为当日，负数向前数。本系统扩展，非 DMN 标准函数。",
                en: "The day so many working days after a date: the date is not counted, the next working "
                    + "day is day 1; 0 is the date itself, negative numbers count back. "
                    + "An extension, not part of DMN."),
            examples: [
                Example(#"add working days(@"2018-11-02", 3)"#, gives: #"@"2018-11-07""#),
                Example(#"add working days(@"2018-09-27", 5)"#, gives: #"@"2018-10-09""#),
            ]
        ) { arguments throws(Failure) in
            let date = try arguments.date(0)
            let days = try arguments.wholeNumber(1, "number of working days")
            guard let end = calendar.addingWorkingDays(days, to: date) else {
                throw .uncovered(calendar.missingYear(adding: days, to: date), name)
            }
            return Value(end)
        }
    }
}

extension Failure {
    /// A day outside the years of a calendar.
    fileprivate static func uncovered(_ year: Int, _ calendar: String) -> Failure {
        .invalid("the calendar `\(calendar)` does not cover the year \(year)")
    }
}
