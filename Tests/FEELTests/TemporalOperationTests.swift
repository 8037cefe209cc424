import Testing

@testable import FEEL

/// Equality, order, arithmetic and properties of temporal values.
struct TemporalOperationTests {
    @Test func operationsGiveTheResultsOfTheCaseFile() throws {
        #expect(TestZones.areAdded)
        let cases = try TemporalCase.read("operations.txt")
        #expect(cases.count > 120)
        #expect(TemporalCase.mismatches(cases) { Self.answer($0.pieces) ?? "null" } == [])
    }

    private static func answer(_ pieces: [String]) -> String? {
        guard pieces.count == 3, let left = TemporalLiteral.parse(pieces[0]) else { return "malformed" }
        if pieces[1] == "." { return TemporalProperty(rawValue: pieces[2]).flatMap { property(left, $0) } }
        if let number = Number(text: pieces[2]) {
            return pieces[1] == "*" ? product(left, number) : quotient(left, number)
        }
        guard let right = TemporalLiteral.parse(pieces[2]) else { return "malformed" }
        switch pieces[1] {
        case "=": return isEqual(left, right).map(String.init)
        case "is": return String(left == right)
        case "<": return isBefore(left, right).map(String.init)
        case "+": return sum(left, right)
        case "/": return ratio(left, right)
        case "-": return difference(left, right) ?? distance(left, right)?.description
        default: return "malformed"
        }
    }

    private static func isEqual(_ left: TemporalLiteral, _ right: TemporalLiteral) -> Bool? {
        switch (left, right) {
        case (.time(let left), .time(let right)): left.isEqual(to: right)
        case (.dateTime(let left), .dateTime(let right)): left.isEqual(to: right)
        default: left == right
        }
    }

    private static func isBefore(_ left: TemporalLiteral, _ right: TemporalLiteral) -> Bool? {
        switch (left, right) {
        case (.date(let left), .date(let right)): left < right
        case (.time(let left), .time(let right)): left.isBefore(right)
        case (.dateTime(let left), .dateTime(let right)): left.isBefore(right)
        case (.dayTimeDuration(let left), .dayTimeDuration(let right)): left < right
        case (.yearMonthDuration(let left), .yearMonthDuration(let right)): left < right
        default: nil
        }
    }

    private static func sum(_ left: TemporalLiteral, _ right: TemporalLiteral) -> String? {
        switch (left, right) {
        case (.date(let date), .dayTimeDuration(let duration)): date.adding(duration)?.description
        case (.date(let date), .yearMonthDuration(let duration)): date.adding(duration)?.description
        case (.time(let time), .dayTimeDuration(let duration)): time.adding(duration).description
        case (.dateTime(let start), .dayTimeDuration(let duration)): start.adding(duration)?.description
        case (.dateTime(let start), .yearMonthDuration(let duration)): start.adding(duration)?.description
        case (.dayTimeDuration(let left), .dayTimeDuration(let right)): left.adding(right)?.description
        case (.yearMonthDuration(let left), .yearMonthDuration(let right)): left.adding(right)?.description
        default: nil
        }
    }

    private static func difference(_ left: TemporalLiteral, _ right: TemporalLiteral) -> String? {
        switch (left, right) {
        case (.date(let date), .dayTimeDuration(let duration)): date.subtracting(duration)?.description
        case (.date(let date), .yearMonthDuration(let duration)): date.subtracting(duration)?.description
        case (.time(let time), .dayTimeDuration(let duration)): time.subtracting(duration).description
        case (.dateTime(let start), .dayTimeDuration(let duration)): start.subtracting(duration)?.description
        case (.dateTime(let start), .yearMonthDuration(let duration)):
            start.subtracting(duration)?.description
        case (.dayTimeDuration(let left), .dayTimeDuration(let right)): left.subtracting(right)?.description
        case (.yearMonthDuration(let left), .yearMonthDuration(let right)):
            left.subtracting(right)?.description
        default: nil
        }
    }

    private static func distance(_ left: TemporalLiteral, _ right: TemporalLiteral) -> DayTimeDuration? {
        switch (left, right) {
        case (.date(let left), .date(let right)): left.since(right)
        case (.time(let left), .time(let right)): left.since(right)
        case (.dateTime(let left), .dateTime(let right)): left.since(right)
        case (.date(let left), .dateTime(let right)): DateTime(utcMidnightOf: left).since(right)
        case (.dateTime(let left), .date(let right)): left.since(DateTime(utcMidnightOf: right))
        default: nil
        }
    }

    private static func property(_ value: TemporalLiteral, _ property: TemporalProperty) -> String? {
        let part =
            switch value {
            case .date(let date): date[property]
            case .time(let time): time[property]
            case .dateTime(let dateTime): dateTime[property]
            case .dayTimeDuration(let duration): duration[property]
            case .yearMonthDuration(let duration): duration[property]
            }
        return part.map(text)
    }

    private static func text(_ part: TemporalPart) -> String {
        switch part {
        case .whole, .seconds: part.number?.description ?? "no number"
        case .duration(let duration): duration.description
        case .text(let text): text
        }
    }

    private static func product(_ left: TemporalLiteral, _ factor: Number) -> String? {
        switch left {
        case .dayTimeDuration(let duration): duration.multiplied(by: factor)?.description
        case .yearMonthDuration(let duration): duration.multiplied(by: factor)?.description
        default: nil
        }
    }

    private static func quotient(_ left: TemporalLiteral, _ divisor: Number) -> String? {
        switch left {
        case .dayTimeDuration(let duration): duration.divided(by: divisor)?.description
        case .yearMonthDuration(let duration): duration.divided(by: divisor)?.description
        default: nil
        }
    }

    private static func ratio(_ left: TemporalLiteral, _ right: TemporalLiteral) -> String? {
        switch (left, right) {
        case (.dayTimeDuration(let left), .dayTimeDuration(let right)): left.divided(by: right)?.description
        case (.yearMonthDuration(let left), .yearMonthDuration(let right)):
            left.divided(by: right)?.description
        default: nil
        }
    }

    @Test func theCalendarKnowsItsDays() throws {
        let cases = try TemporalCase.read("calendar.txt")
        #expect(cases.count > 25)
        #expect(TemporalCase.mismatches(cases) { Self.calendarAnswer($0.pieces) ?? "malformed" } == [])
    }

    private static func calendarAnswer(_ pieces: [String]) -> String? {
        guard let date = CalendarDate(pieces[0]) else { return nil }
        let other = pieces.count > 2 ? CalendarDate(pieces[2]) : nil
        return switch pieces[1] {
        case "dayOfYear": String(date.dayOfYear)
        case "weekOfYear": String(date.weekOfYear)
        case "lastDayOfMonth": date.lastDayOfMonth.description
        case "halfOfYear": String(date.halfOfYear)
        case "monthsTo": other.map { date.months(to: $0).description }
        case "completedYearsAt": other.map { String(date.completedYears(at: $0)) }
        default: nil
        }
    }
}
