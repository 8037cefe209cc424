/// A property of a temporal value that a path reads (DMN §10.3.2.3, table 53), by the name it has in FEEL.
package enum TemporalProperty: String, Hashable, Sendable, CaseIterable {
    case year, month, day, weekday
    case hour, minute, second
    case timeOffset = "time offset"
    case timezone
    case years, months
    case days, hours, minutes, seconds
}

/// What a property is: a kind of number, an offset or a zone id.
package enum TemporalPart: Hashable, Sendable {
    case whole(Int)
    /// Seconds with their fraction, in nanoseconds.
    case seconds(nanoseconds: Int)
    case duration(DayTimeDuration)
    case text(String)
}

extension CalendarDate {
    /// The value of a property; nil for one that dates do not have.
    package subscript(property: TemporalProperty) -> TemporalPart? {
        switch property {
        case .year: .whole(year)
        case .month: .whole(month)
        case .day: .whole(day)
        case .weekday: .whole(weekday)
        default: nil
        }
    }
}

extension TimeOfDay {
    /// The value of a property; nil for one that times do not have and for the zone of a time without one.
    package subscript(property: TemporalProperty) -> TemporalPart? {
        switch property {
        case .hour: .whole(hour)
        case .minute: .whole(minute)
        case .second: .seconds(nanoseconds: second * Self.nanosecondsPerSecond + nanosecond)
        case .timeOffset: zone.standardOffset.map(TemporalPart.offset)
        case .timezone: zone.identifier.map(TemporalPart.text)
        default: nil
        }
    }
}

extension DateTime {
    /// The value of a property; nil for one that dates and times do not have and for the zone of one without.
    package subscript(property: TemporalProperty) -> TemporalPart? {
        property == .timeOffset ? offset.map(TemporalPart.offset) : date[property] ?? time[property]
    }
}

extension DayTimeDuration {
    /// The value of a property, of the sign of the duration; nil for one that these durations do not have.
    package subscript(property: TemporalProperty) -> TemporalPart? {
        switch property {
        case .days: .whole(days)
        case .hours: .whole(hours)
        case .minutes: .whole(minutes)
        case .seconds: .seconds(nanoseconds: seconds * TimeOfDay.nanosecondsPerSecond + nanosecond)
        default: nil
        }
    }
}

extension YearMonthDuration {
    /// The value of a property, of the sign of the duration; nil for one that these durations do not have.
    package subscript(property: TemporalProperty) -> TemporalPart? {
        switch property {
        case .years: .whole(years)
        case .months: .whole(monthsOfYear)
        default: nil
        }
    }
}

extension TemporalPart {
    fileprivate static func offset(_ seconds: Int) -> TemporalPart {
        .duration(DayTimeDuration(bounded: Int128(seconds) * DayTimeDuration.nanosecondsPerSecond))
    }
}

extension TemporalPart {
    /// The part as a number; nil for an offset and a zone id.
    package var number: Number? {
        switch self {
        case .whole(let whole): Number(whole)
        case .seconds(let nanoseconds): Number(secondsFromNanoseconds: nanoseconds)
        case .duration, .text: nil
        }
    }
}
