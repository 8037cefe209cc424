/// A day and a time of that day by the local clock, with a zone or without (DMN §10.3.2.3.6).
///
/// `==` is FEEL's strict sameness (`is`): equal in every field. FEEL's `=` is `isEqual(to:)`.
package struct DateTime: Hashable, Sendable {
    package let date: CalendarDate
    package let time: TimeOfDay

    package init(_ date: CalendarDate, _ time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Midnight of universal time: what a date stands for next to a date and time.
    package init(utcMidnightOf date: CalendarDate) {
        self.init(date, .midnight(.utc))
    }

    package var zone: Zone { time.zone }

    /// The offset from universal time at this moment, in seconds; nil without a zone.
    package var offset: Int? {
        zone.offset(atLocalSecond: localSecond)
    }

    /// Seconds since 1970-01-01T00:00:00 by the local clock.
    private var localSecond: Int {
        date.dayNumber * 86_400 + time.secondOfDay
    }

    private var localNanosecond: Int128 {
        Int128(localSecond) * DayTimeDuration.nanosecondsPerSecond + Int128(time.nanosecond)
    }

    /// FEEL's `=`: the same instant when both have a zone, the same local time when neither has; fractions of
    /// a second do not count. One with a zone never equals one without.
    package func isEqual(to other: DateTime) -> Bool {
        guard let (own, others) = comparable(with: other) else { return false }
        return own == others
    }

    /// FEEL's `<`, by instants as `isEqual(to:)`; nil when only one of the two has a zone.
    package func isBefore(_ other: DateTime) -> Bool? {
        guard let (own, others) = comparable(with: other) else { return nil }
        return own < others
    }

    /// From another date and time to this one, as instants or by the local clock; nil when only one has a
    /// zone.
    package func since(_ other: DateTime) -> DayTimeDuration? {
        guard let (own, others) = comparable(with: other) else { return nil }
        let fractions = time.nanosecond - other.time.nanosecond
        return DayTimeDuration(
            bounded: Int128(own - others) * DayTimeDuration.nanosecondsPerSecond + Int128(fractions))
    }

    /// Both in whole seconds on one scale: universal time, or the local clock.
    private func comparable(with other: DateTime) -> (Int, Int)? {
        if zone.isNone, other.zone.isNone { return (localSecond, other.localSecond) }
        guard let offset, let otherOffset = other.offset else { return nil }
        return (localSecond - offset, other.localSecond - otherOffset)
    }

    /// Moves the month and keeps day (cut to the length of the month), local time and zone.
    package func adding(_ duration: YearMonthDuration) -> DateTime? {
        date.adding(duration).map { DateTime($0, time) }
    }

    package func subtracting(_ duration: YearMonthDuration) -> DateTime? {
        duration.negated.flatMap { adding($0) }
    }

    /// Moves along the line of time. With a zone id, the result shows the offset that then holds, so the
    /// local clock may jump where summer time begins or ends.
    package func adding(_ duration: DayTimeDuration) -> DateTime? {
        let offset = self.offset ?? 0
        let instant = localNanosecond - Int128(offset) * DayTimeDuration.nanosecondsPerSecond
        let (sum, overflow) = instant.addingReportingOverflow(duration.nanoseconds)
        return overflow ? nil : DateTime(instant: sum, zone: zone)
    }

    package func subtracting(_ duration: DayTimeDuration) -> DateTime? {
        duration.negated.flatMap { adding($0) }
    }

    /// The same moment by the clock of another zone; nil for one that names no zone.
    package func shown(in zone: Zone) -> DateTime? {
        offset.flatMap {
            DateTime(instant: localNanosecond - Int128($0) * DayTimeDuration.nanosecondsPerSecond, zone: zone)
        }
    }

    /// The date and time that a zone's clock shows at an instant, in nanoseconds since 1970-01-01T00:00:00Z
    /// (by the local clock without a zone); nil outside the years a date may have.
    package init?(instant: Int128, zone: Zone) {
        let perSecond = DayTimeDuration.nanosecondsPerSecond
        let fraction = (instant % perSecond + perSecond) % perSecond
        guard let second = Int(exactly: (instant - fraction) / perSecond) else { return nil }
        let (local, overflow) = second.addingReportingOverflow(zone.offset(atInstant: second) ?? 0)
        if overflow { return nil }
        let day = CalendarDate.floorDivide(local, 86_400)
        let secondOfDay = local - day * 86_400
        let nanosecondOfDay = secondOfDay * TimeOfDay.nanosecondsPerSecond + Int(fraction)
        guard let date = CalendarDate(dayNumber: day),
            let time = TimeOfDay(nanosecondOfDay: nanosecondOfDay, zone: zone)
        else { return nil }
        self.init(date, time)
    }

    /// The instant in nanoseconds since 1970-01-01T00:00:00Z; nil without a zone.
    package var instant: Int128? {
        offset.map { localNanosecond - Int128($0) * DayTimeDuration.nanosecondsPerSecond }
    }
}
