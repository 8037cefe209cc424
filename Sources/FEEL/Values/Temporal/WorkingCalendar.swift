/// Which days are working days (工作日) in the years that someone has published: Monday to Friday but not in a
/// holiday, and the weekend days that make up for a holiday.
///
/// It never guesses: a question that touches a day outside its years has no answer.
package struct WorkingCalendar: Sendable {
    /// What makes dates unfit for a calendar.
    package enum Flaw: Error, Hashable, Sendable {
        /// A date given lies in none of the years covered.
        case outsideCoveredYears(CalendarDate)
        /// A date is both a holiday and a make-up workday.
        case holidayAndWorkday(CalendarDate)
        /// A make-up workday falls on a day from Monday to Friday that is a working day anyway.
        case needlessWorkday(CalendarDate)
    }

    /// The years covered.
    package let years: Set<Int>

    /// For each year covered: how many working days lie before its first day, its second, … and its end.
    private let countsBefore: [Int: [Int]]

    /// A calendar of whole years. A holiday span may name weekend days too.
    package init(
        years: Set<Int>, holidays: Set<CalendarDate>, makeUpWorkdays: Set<CalendarDate>
    ) throws(Flaw) {
        try Self.refuseFlaws(years, holidays, makeUpWorkdays)
        let covered = years.filter(CalendarDate.years.contains)
        self.years = covered
        var countsBefore: [Int: [Int]] = [:]
        for year in covered {
            countsBefore[year] = Self.countsBefore(year) { date in
                makeUpWorkdays.contains(date) || (date.weekday <= 5 && !holidays.contains(date))
            }
        }
        self.countsBefore = countsBefore
    }

    private static func refuseFlaws(
        _ years: Set<Int>, _ holidays: Set<CalendarDate>, _ workdays: Set<CalendarDate>
    ) throws(Flaw) {
        for date in holidays.union(workdays).sorted() where !years.contains(date.year) {
            throw .outsideCoveredYears(date)
        }
        for date in workdays.sorted() {
            if holidays.contains(date) { throw .holidayAndWorkday(date) }
            if date.weekday <= 5 { throw .needlessWorkday(date) }
        }
    }

    private static func countsBefore(_ year: Int, isWorkingDay: (CalendarDate) -> Bool) -> [Int] {
        var counts = [0]
        let first = CalendarDate.dayNumber(year, 1, 1)
        for number in first..<CalendarDate.dayNumber(year + 1, 1, 1) {
            let counted = CalendarDate(dayNumber: number).map(isWorkingDay) ?? false
            counts.append((counts.last ?? 0) + (counted ? 1 : 0))
        }
        return counts
    }

    /// Whether a day is a working day; nil outside the years covered.
    package func isWorkingDay(_ date: CalendarDate) -> Bool? {
        countsBefore[date.year].map { $0[date.dayOfYear] > $0[date.dayOfYear - 1] }
    }

    /// The working days of a year; nil when it is not covered.
    package func workingDays(in year: Int) -> Int? {
        countsBefore[year]?.last
    }

    /// The working days after a day, up to and with another day; 0 when that is not later. Nil when a day to
    /// be counted lies outside the years covered.
    package func workingDays(after start: CalendarDate, through end: CalendarDate) -> Int? {
        guard let first = start.adding(days: 1), first <= end else { return 0 }
        guard let inLastYear = countsBefore[end.year]?[end.dayOfYear],
            let beforeFirst = countsBefore[first.year]?[first.dayOfYear - 1]
        else { return nil }
        // A gap in the years ends the loop, so it is no longer than the calendar.
        var sum = inLastYear - beforeFirst
        for year in first.year..<end.year {
            guard let ofYear = workingDays(in: year) else { return nil }
            sum += ofYear
        }
        return sum
    }

    /// The day that is so many working days after a date, of which the next working day is the first; 0 is
    /// the date itself, a negative number counts backwards. Nil when the count leaves the years covered.
    package func addingWorkingDays(_ count: Int, to date: CalendarDate) -> CalendarDate? {
        if count == 0 { return date }
        return count > 0 ? forwards(count, from: date) : backwards(count.magnitude, from: date)
    }

    /// The first year that `workingDays(after:through:)` asks for and the calendar lacks; nil when it has all.
    package func missingYear(after start: CalendarDate, through end: CalendarDate) -> Int? {
        guard let first = start.adding(days: 1), first <= end else { return nil }
        // Ends at the first gap, so it is no longer than the calendar.
        return (first.year...end.year).first { !years.contains($0) }
    }

    /// The year in which `addingWorkingDays` leaves the calendar, given that it does.
    package func missingYear(adding count: Int, to date: CalendarDate) -> Int {
        let step = count < 0 ? -1 : 1
        var year = (date.adding(days: step) ?? date).year
        while years.contains(year) { year += step }
        return year
    }

    private func forwards(_ count: Int, from date: CalendarDate) -> CalendarDate? {
        guard let first = date.adding(days: 1), var passed = countsBefore[first.year]?[first.dayOfYear - 1]
        else { return nil }
        var remaining = count
        var year = first.year
        while let counts = countsBefore[year], let total = counts.last {
            if remaining <= total - passed { return day(passed + remaining, in: year, counts) }
            remaining -= total - passed
            passed = 0
            year += 1
        }
        return nil
    }

    private func backwards(_ count: UInt, from date: CalendarDate) -> CalendarDate? {
        guard let last = date.adding(days: -1), var available = countsBefore[last.year]?[last.dayOfYear]
        else { return nil }
        var remaining = count
        var year = last.year
        while let counts = countsBefore[year] {
            if remaining <= available { return day(available - Int(remaining) + 1, in: year, counts) }
            remaining -= UInt(available)
            year -= 1
            available = workingDays(in: year) ?? 0
        }
        return nil
    }

    /// The nth working day of a year.
    private func day(_ number: Int, in year: Int, _ counts: [Int]) -> CalendarDate? {
        guard let dayOfYear = counts.firstIndex(of: number) else { return nil }
        return CalendarDate(dayNumber: CalendarDate.dayNumber(year, 1, 1) + dayOfYear - 1)
    }
}
