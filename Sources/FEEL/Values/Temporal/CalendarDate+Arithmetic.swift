/// Moving a date, and the marks of the year that policies count by. A result outside the years a date may
/// have is nil.
extension CalendarDate {
    package func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(dayNumber: sum)
    }

    /// Moves the month and keeps the day, cut to the length of the new month: one month after 31 January is
    /// the last of February.
    package func adding(months: Int) -> CalendarDate? {
        let (year, month, day) = fields
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        if overflow { return nil }
        let newYear = Self.floorDivide(sum, 12)
        let newMonth = Self.floorModulo(sum, 12) + 1
        guard Self.years.contains(newYear) else { return nil }
        return CalendarDate(
            year: newYear, month: newMonth, day: min(day, Self.lengthOfMonth(newMonth, year: newYear)))
    }

    package func adding(_ duration: YearMonthDuration) -> CalendarDate? {
        adding(months: duration.months)
    }

    /// Takes the date at midnight, adds, and keeps only the date: a day and an hour less than a day later is
    /// the same day, one second earlier is the day before.
    package func adding(_ duration: DayTimeDuration) -> CalendarDate? {
        guard let days = Int(exactly: duration.wholeDaysTowardsThePast) else { return nil }
        return adding(days: days)
    }

    package func subtracting(_ duration: YearMonthDuration) -> CalendarDate? {
        duration.negated.flatMap { adding($0) }
    }

    package func subtracting(_ duration: DayTimeDuration) -> CalendarDate? {
        duration.negated.flatMap { adding($0) }
    }

    /// Whole days from another date to this one.
    package func since(_ other: CalendarDate) -> DayTimeDuration {
        DayTimeDuration(bounded: Int128(dayNumber - other.dayNumber) * DayTimeDuration.nanosecondsPerDay)
    }

    package var lastDayOfMonth: CalendarDate {
        let (year, month, day) = fields
        // The last month of the last year is whole too, so this stays within the years.
        return adding(days: Self.lengthOfMonth(month, year: year) - day) ?? self
    }

    /// The ISO 8601 week: weeks begin on Monday and belong to the year that holds their Thursday.
    package var weekOfYear: Int {
        let thursday = Self.fields(ofDayNumber: dayNumber + 4 - weekday)
        let firstOfYear = Self.dayNumber(thursday.year, 1, 1)
        return (dayNumber + 4 - weekday - firstOfYear) / 7 + 1
    }

    /// 1 for January to June, 2 for July to December.
    package var halfOfYear: Int { month <= 6 ? 1 : 2 }

    /// Whole months from this date to another, negative when the other is earlier: a month is complete when
    /// the day of the month is reached.
    package func months(to other: CalendarDate) -> YearMonthDuration {
        let (year, month, day) = fields
        let (otherYear, otherMonth, otherDay) = other.fields
        let difference = (otherYear - year) * 12 + otherMonth - month
        if difference > 0, otherDay < day { return YearMonthDuration(months: difference - 1) }
        if difference < 0, otherDay > day { return YearMonthDuration(months: difference + 1) }
        return YearMonthDuration(months: difference)
    }

    /// Completed years of age (周岁) at another date: a year is completed on the birthday. Who is born on 29
    /// February completes a year on 1 March where the year has no such day. Negative when the other date is
    /// earlier.
    package func completedYears(at other: CalendarDate) -> Int {
        months(to: other).years
    }
}
