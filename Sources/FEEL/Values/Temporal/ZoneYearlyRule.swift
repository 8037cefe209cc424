/// The offsets of a zone in every year: a standard one and perhaps a summer time between two days of the
/// year, as the footer of a TZif file states it (RFC 9636 §3.3.1).
struct ZoneYearlyRule: Hashable, Sendable {
    /// Summer time: its offset and when it begins and ends, each by the clock that is then in use.
    struct Summer: Hashable, Sendable {
        let offset: Int
        let begins: Moment
        let ends: Moment
    }

    /// A day of the year and a time on it.
    struct Moment: Hashable, Sendable {
        let day: Day
        /// Seconds after midnight; may be negative or longer than a day.
        let second: Int
    }

    enum Day: Hashable, Sendable {
        /// `Jn`: 1…365, the leap day is never counted.
        case dayWithoutLeapDay(Int)
        /// `n`: 0…365, the leap day is counted.
        case dayFromZero(Int)
        /// `Mm.w.d`: the first … fourth, or last (5), weekday d (Sunday 0) of a month.
        case weekday(Int, week: Int, month: Int)
    }

    let standardOffset: Int
    let summer: Summer?

    func offset(atInstant second: Int) -> Int {
        guard let summer else { return standardOffset }
        let year = Self.year(ofLocalSecond: second + standardOffset)
        let begins = summer.begins.localSecond(in: year) - standardOffset
        let ends = summer.ends.localSecond(in: year) - summer.offset
        return Self.isBetween(second, begins, ends) ? summer.offset : standardOffset
    }

    func offset(atLocalSecond second: Int) -> Int {
        guard let summer else { return standardOffset }
        let year = Self.year(ofLocalSecond: second)
        let shift = summer.offset - standardOffset
        let begins = summer.begins.localSecond(in: year) + max(shift, 0)
        let ends = summer.ends.localSecond(in: year) + max(-shift, 0)
        return Self.isBetween(second, begins, ends) ? summer.offset : standardOffset
    }

    /// In the southern half of the earth, summer lies around the turn of the year.
    private static func isBetween(_ second: Int, _ begins: Int, _ ends: Int) -> Bool {
        if begins < ends { return second >= begins && second < ends }
        return second >= begins || second < ends
    }

    private static func year(ofLocalSecond second: Int) -> Int {
        CalendarDate.fields(ofDayNumber: CalendarDate.floorDivide(second, 86_400)).year
    }
}

extension ZoneYearlyRule.Moment {
    /// The moment in a year, in seconds since 1970-01-01T00:00:00 of the same clock.
    func localSecond(in year: Int) -> Int {
        day.dayNumber(in: year) * 86_400 + second
    }
}

extension ZoneYearlyRule.Day {
    func dayNumber(in year: Int) -> Int {
        switch self {
        case .dayWithoutLeapDay(let day):
            let afterLeapDay = day >= 60 && CalendarDate.isLeapYear(year)
            return CalendarDate.dayNumber(year, 1, 1) + day - (afterLeapDay ? 0 : 1)
        case .dayFromZero(let day):
            return CalendarDate.dayNumber(year, 1, 1) + day
        case .weekday(let weekday, let week, let month):
            return Self.dayNumber(weekday: weekday, week: week, month: month, year: year)
        }
    }

    private static func dayNumber(weekday: Int, week: Int, month: Int, year: Int) -> Int {
        let first = CalendarDate.dayNumber(year, month, 1)
        // Day 0 was a Thursday, 4 when Sunday is 0.
        let weekdayOfFirst = CalendarDate.floorModulo(first + 4, 7)
        let day = CalendarDate.floorModulo(weekday - weekdayOfFirst, 7) + (week - 1) * 7
        return first + (day < CalendarDate.lengthOfMonth(month, year: year) ? day : day - 7)
    }
}
