/// A time of day to the nanosecond, with a zone or without (DMN §10.3.2.3.5).
///
/// `==` is FEEL's strict sameness (`is`): equal in every field. FEEL's `=` is `isEqual(to:)`.
package struct TimeOfDay: Hashable, Sendable {
    package static let nanosecondsPerSecond = 1_000_000_000
    package static let nanosecondsPerDay = 86_400 * nanosecondsPerSecond

    /// Nanoseconds since midnight by the local clock, below one day; fits 47 bits.
    package let nanosecondOfDay: Int
    package let zone: Zone

    /// Nil when the nanosecond is not within a day.
    package init?(nanosecondOfDay: Int, zone: Zone) {
        guard nanosecondOfDay >= 0, nanosecondOfDay < Self.nanosecondsPerDay else { return nil }
        self.nanosecondOfDay = nanosecondOfDay
        self.zone = zone
    }

    /// Nil unless the hour is within 0…23, minute and second within 0…59.
    package init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone = .none) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999_999).contains(nanosecond)
        else { return nil }
        nanosecondOfDay = (hour * 3600 + minute * 60 + second) * Self.nanosecondsPerSecond + nanosecond
        self.zone = zone
    }

    private init(wrapped nanosecond: Int, zone: Zone) {
        nanosecondOfDay = CalendarDate.floorModulo(nanosecond, Self.nanosecondsPerDay)
        self.zone = zone
    }

    /// Midnight at the start of a day.
    package static func midnight(_ zone: Zone) -> TimeOfDay {
        TimeOfDay(wrapped: 0, zone: zone)
    }

    package var hour: Int { secondOfDay / 3600 }
    package var minute: Int { secondOfDay / 60 % 60 }

    /// The whole second, 0…59.
    package var second: Int { secondOfDay % 60 }

    /// The fraction of the second in nanoseconds.
    package var nanosecond: Int { nanosecondOfDay % Self.nanosecondsPerSecond }

    var secondOfDay: Int { nanosecondOfDay / Self.nanosecondsPerSecond }

    /// Moves the time around the clock; the zone stays.
    package func adding(_ duration: DayTimeDuration) -> TimeOfDay {
        let shift = Int(duration.nanoseconds % DayTimeDuration.nanosecondsPerDay)
        return TimeOfDay(wrapped: nanosecondOfDay + shift, zone: zone)
    }

    package func subtracting(_ duration: DayTimeDuration) -> TimeOfDay {
        let shift = Int(duration.nanoseconds % DayTimeDuration.nanosecondsPerDay)
        return TimeOfDay(wrapped: nanosecondOfDay - shift, zone: zone)
    }

    /// From another time to this one, both brought to universal time when both have a zone; nil when only one
    /// has.
    package func since(_ other: TimeOfDay) -> DayTimeDuration? {
        guard let (own, others) = comparable(with: other) else { return nil }
        return DayTimeDuration(bounded: Int128(own - others))
    }

    /// FEEL's `=`: the same instant of a day when both have a zone, the same local time when neither has;
    /// fractions of a second do not count. A time with a zone never equals one without.
    package func isEqual(to other: TimeOfDay) -> Bool {
        guard let (own, others) = comparable(with: other) else { return false }
        return Self.wholeSecond(own) == Self.wholeSecond(others)
    }

    /// FEEL's `<`, by instants as `isEqual(to:)`; nil when only one of the two has a zone.
    package func isBefore(_ other: TimeOfDay) -> Bool? {
        guard let (own, others) = comparable(with: other) else { return nil }
        return Self.wholeSecond(own) < Self.wholeSecond(others)
    }

    /// Both in nanoseconds on one scale: universal time, or the local clock.
    private func comparable(with other: TimeOfDay) -> (Int, Int)? {
        if zone == other.zone { return (nanosecondOfDay, other.nanosecondOfDay) }
        guard let offset = zone.standardOffset, let otherOffset = other.zone.standardOffset
        else { return nil }
        return (
            nanosecondOfDay - offset * Self.nanosecondsPerSecond,
            other.nanosecondOfDay - otherOffset * Self.nanosecondsPerSecond
        )
    }

    private static func wholeSecond(_ nanosecond: Int) -> Int {
        CalendarDate.floorDivide(nanosecond, nanosecondsPerSecond)
    }
}
