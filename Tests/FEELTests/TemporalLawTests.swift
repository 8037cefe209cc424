import Testing

@testable import FEEL
import TestSupport

/// What holds for all temporal values, tried on random ones over the whole range.
struct TemporalLawTests {
    private static let rounds = 20_000

    private static func randomDate(_ generator: inout SeededGenerator) -> CalendarDate? {
        // A third near us, a third anywhere, a third by year, month and day.
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: return CalendarDate(dayNumber: .random(in: -800_000...800_000, using: &generator))
        case 1:
            return CalendarDate(dayNumber: .random(in: -365_243_219_162...365_241_780_471, using: &generator))
        default:
            return CalendarDate(
                year: .random(in: CalendarDate.years, using: &generator),
                month: .random(in: 1...12, using: &generator), day: .random(in: 1...28, using: &generator))
        }
    }

    private static func randomTime(_ generator: inout SeededGenerator) -> TimeOfDay? {
        let zones = [
            Zone.none, .utc, Zone(offset: .random(in: -64_800...64_800, using: &generator)),
            Zone(identifier: "Asia/Shanghai"),
        ]
        let nanosecond = Int.random(in: 0..<TimeOfDay.nanosecondsPerDay, using: &generator)
        return TimeOfDay(
            nanosecondOfDay: nanosecond,
            zone: zones.randomElement(using: &generator)?.flatMap(\.self) ?? .none)
    }

    @Test func theYearsOfTheCalendarReachFromEndToEnd() {
        #expect(CalendarDate(dayNumber: -365_243_219_162)?.description == "-999999999-01-01")
        #expect(CalendarDate(dayNumber: -365_243_219_163) == nil)
        #expect(CalendarDate(dayNumber: 365_241_780_471)?.description == "999999999-12-31")
        #expect(CalendarDate(dayNumber: 365_241_780_472) == nil)
        #expect(CalendarDate(dayNumber: .max) == nil)
        #expect(CalendarDate(dayNumber: .min) == nil)
        #expect(CalendarDate(dayNumber: 0)?.description == "1970-01-01")
    }

    @Test func everyDayOfEightCenturiesFollowsTheOneBefore() throws {
        var date = try #require(CalendarDate(year: -400, month: 1, day: 1))
        var count = 0
        var broken: [CalendarDate] = []
        while date.year < 400, let next = date.adding(days: 1) {
            let (year, month, day) = date.fields
            let expected =
                day < CalendarDate.lengthOfMonth(month, year: year)
                ? (year, month, day + 1) : month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
            if next.fields != expected || next.weekday != date.weekday % 7 + 1 { broken.append(next) }
            date = next
            count += 1
        }
        #expect(broken == [])
        #expect(count == 2 * 146_097)
    }

    @Test func datesSurviveFieldsTextBitsAndSteps() {
        var generator = SeededGenerator(seed: 2)
        var broken: [CalendarDate] = []
        for _ in 0..<Self.rounds {
            guard let date = Self.randomDate(&generator) else { continue }
            let (year, month, day) = date.fields
            let days = Int.random(in: -1_000_000...1_000_000, using: &generator)
            let holds =
                CalendarDate(year: year, month: month, day: day) == date
                && CalendarDate(dayNumber: date.dayNumber) == date
                && CalendarDate(date.description) == date
                && CalendarDate(bits: date.bits) == date
                && date.bits >> 40 == 0
                && (date.adding(days: days)?.adding(days: -days) ?? date) == date
                && (1...53).contains(date.weekOfYear)
            if !holds { broken.append(date) }
        }
        #expect(broken == [])
    }

    @Test func addingMonthsMovesByThatManyMonths() {
        var generator = SeededGenerator(seed: 3)
        var broken: [String] = []
        for _ in 0..<Self.rounds {
            guard let date = Self.randomDate(&generator) else { continue }
            let months = Int.random(in: -10_000...10_000, using: &generator)
            guard let moved = date.adding(months: months) else { continue }
            let difference = (moved.year - date.year) * 12 + moved.month - date.month
            let day = min(date.day, CalendarDate.lengthOfMonth(moved.month, year: moved.year))
            let there = date.months(to: moved).months
            // A day that was cut to the end of the month has not completed the last month.
            let complete = moved.day == date.day ? there == months : abs(months - there) <= 1
            if difference != months || moved.day != day || !complete { broken.append("\(date) + \(months)") }
        }
        #expect(broken == [])
    }

    @Test func timesAndDatesAndTimesSurviveTextBitsAndSteps() {
        var generator = SeededGenerator(seed: 4)
        var broken: [DateTime] = []
        for _ in 0..<Self.rounds {
            guard let date = Self.randomDate(&generator), let time = Self.randomTime(&generator) else {
                continue
            }
            let value = DateTime(date, time)
            let holds =
                TimeOfDay(time.description) == time && TimeOfDay(bits: time.bits) == time
                && time.bits >> 67 == 0
                && DateTime(value.description) == value && DateTime(bits: value.bits) == value
                && value.bits >> 107 == 0
                && value.isEqual(to: value) && value.isBefore(value) == false && value.since(value) == .zero
            if !holds { broken.append(value) }
        }
        #expect(broken == [])
    }

    @Test func subtractingUndoesAddingADuration() {
        var generator = SeededGenerator(seed: 5)
        var broken: [String] = []
        for _ in 0..<Self.rounds {
            guard let date = Self.randomDate(&generator), let time = Self.randomTime(&generator),
                let duration = DayTimeDuration(
                    nanoseconds: Int128(Int.random(in: .min ... .max, using: &generator)) * 17)
            else { continue }
            let value = DateTime(date, time)
            let back = time.adding(duration).subtracting(duration)
            if back != time { broken.append("\(time) + \(duration)") }
            // A named zone may show the later of two equal clock times again, an hour off.
            guard time.zone.identifier == nil, let sum = value.adding(duration) else { continue }
            if sum.subtracting(duration) != value || sum.since(value) != duration
                || sum.isBefore(value) == value.isBefore(sum)
            {
                broken.append("\(value) + \(duration)")
            }
        }
        #expect(broken == [])
    }

    @Test func durationsSurviveTextAndBits() {
        var generator = SeededGenerator(seed: 6)
        var broken: [String] = []
        for _ in 0..<Self.rounds {
            let wide =
                Int128(Int.random(in: .min ... .max, using: &generator))
                << Int128.random(in: 0...39, using: &generator)
            let months = YearMonthDuration(months: .random(in: .min ... .max, using: &generator))
            if YearMonthDuration(months.description) != months
                || YearMonthDuration(bits: months.bits) != months
            {
                broken.append(months.description)
            }
            guard let duration = DayTimeDuration(nanoseconds: wide) else { continue }
            if DayTimeDuration(duration.description) != duration
                || DayTimeDuration(bits: duration.bits) != duration
                || duration.bits >> 104 != 0 || duration.negated?.negated != duration
            {
                broken.append(duration.description)
            }
        }
        #expect(broken == [])
    }

    @Test func zonesSurviveTheirBits() {
        for offset in stride(from: -64_800, through: 64_800, by: 7) {
            let zone = Zone(offset: offset)
            #expect(zone?.fixedOffset == offset)
            #expect(zone.map { $0.packed >> 20 } == 0)
        }
        #expect(Zone(offset: 64_801) == nil)
        #expect(Zone(offset: -64_801) == nil)
        #expect(Zone(offset: 0) == .utc)
        #expect(Zone.none.isNone && !Zone.utc.isNone)
    }
}
