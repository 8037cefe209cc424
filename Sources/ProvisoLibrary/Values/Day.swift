package import FEEL

/// A day of the calendar, such as 2019-01-10.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let date: CalendarDate

    package init(_ date: CalendarDate) { self.date = date }

    /// The day that a text such as `2019-01-10` stands for; nil where it is none.
    public init?(_ text: String) {
        guard let date = CalendarDate(text) else { return nil }
        self.date = date
    }

    /// The day of a year, a month (1 to 12) and a day (1 to 31); nil where there is none.
    public init?(year: Int, month: Int, day: Int) {
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        self.date = date
    }

    /// The year.
    public var year: Int { date.year }
    /// The month, from 1.
    public var month: Int { date.month }
    /// The day of the month, from 1.
    public var day: Int { date.day }

    /// The earlier day comes first.
    public static func < (left: Day, right: Day) -> Bool { left.date < right.date }

    /// As in `2019-01-10`.
    public var description: String { date.description }
}
