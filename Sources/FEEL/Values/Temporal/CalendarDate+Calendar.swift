/// The reckoning between day numbers and years, months and days.
///
/// Both ways count in years that begin in March, so that the leap day comes last and month lengths follow one
/// line (`(153 m + 2) / 5` days lie before month m, March being 0), and in cycles of 400 years, which have
/// 146,097 days each.
extension CalendarDate {
    private static let daysInCycle = 146_097

    /// From 0000-03-01, where the count of cycles starts, to 1970-01-01.
    private static let daysBeforeEpoch = 719_468

    package static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month (1…12).
    package static func lengthOfMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day number of a day that is known to exist.
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let cycle = floorDivide(marchYear, 400)
        let yearOfCycle = marchYear - cycle * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * daysInCycle + dayOfCycle - daysBeforeEpoch
    }

    static func fields(ofDayNumber dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + daysBeforeEpoch
        let cycle = floorDivide(shifted, daysInCycle)
        let dayOfCycle = shifted - cycle * daysInCycle
        // Take out the leap days passed, so that the rest divides by 365.
        let leapDays = dayOfCycle / 1460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
        let yearOfCycle = (dayOfCycle - leapDays) / 365
        let dayOfYear = dayOfCycle - (yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month, day)
    }

    /// Division that rounds towards −∞; the divisor is positive.
    static func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
        dividend / divisor - (dividend % divisor < 0 ? 1 : 0)
    }

    /// What `floorDivide` leaves over: from 0 up to below the divisor.
    static func floorModulo(_ dividend: Int, _ divisor: Int) -> Int {
        let rest = dividend % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
