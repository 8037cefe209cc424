/// A day of the proleptic Gregorian calendar with a year 0 (DMN §10.3.2.3.4): the day before `0000-01-01` is
/// `-0001-12-31`. Years run from −999,999,999 to 999,999,999.
///
/// It is held as the number of days since 1970-01-01, which fits 40 bits; year, month and day are worked out
/// on demand.
package struct CalendarDate: Hashable, Comparable, Sendable {
    /// The years a date may have.
    package static let years = -999_999_999...999_999_999

    private static let firstDayNumber = CalendarDate.dayNumber(years.lowerBound, 1, 1)
    private static let lastDayNumber = CalendarDate.dayNumber(years.upperBound, 12, 31)

    /// Days since 1970-01-01, which is day 0.
    package let dayNumber: Int

    /// The date of a day number; nil outside the years a date may have.
    package init?(dayNumber: Int) {
        guard dayNumber >= Self.firstDayNumber, dayNumber <= Self.lastDayNumber else { return nil }
        self.dayNumber = dayNumber
    }

    /// The date of a year, a month (1…12) and a day (1…31); nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Self.lengthOfMonth(month, year: year) else { return nil }
        dayNumber = Self.dayNumber(year, month, day)
    }

    package static func < (first: CalendarDate, second: CalendarDate) -> Bool {
        first.dayNumber < second.dayNumber
    }

    /// The three fields at once, cheaper than asking for each.
    package var fields: (year: Int, month: Int, day: Int) {
        Self.fields(ofDayNumber: dayNumber)
    }

    package var year: Int { fields.year }

    /// 1 for January … 12 for December.
    package var month: Int { fields.month }

    /// Day of the month, from 1.
    package var day: Int { fields.day }

    /// Monday 1 … Sunday 7.
    package var weekday: Int {
        // Day 0 was a Thursday.
        Self.floorModulo(dayNumber + 3, 7) + 1
    }

    /// 1 for the first of January … 366.
    package var dayOfYear: Int {
        dayNumber - Self.dayNumber(year, 1, 1) + 1
    }
}
