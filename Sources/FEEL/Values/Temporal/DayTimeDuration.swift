/// A signed exact length of time in nanoseconds (DMN §10.3.2.3.7).
///
/// Lengths are held below 2¹⁰³ nanoseconds (over 300 billion years), so that one fits 104 bits with its sign
/// and the opposite of each exists.
package struct DayTimeDuration: Hashable, Comparable, Sendable {
    /// The longest length, in nanoseconds.
    package static let longest = (Int128(1) << 103) - 1

    static let nanosecondsPerSecond: Int128 = 1_000_000_000
    static let nanosecondsPerDay: Int128 = 86_400 * nanosecondsPerSecond

    package let nanoseconds: Int128

    /// Nil when the length is too great.
    package init?(nanoseconds: Int128) {
        guard nanoseconds >= -Self.longest, nanoseconds <= Self.longest else { return nil }
        self.nanoseconds = nanoseconds
    }

    /// A length that cannot come near the limit, such as the distance between two dates.
    init(bounded nanoseconds: Int128) {
        self.nanoseconds = min(max(nanoseconds, -Self.longest), Self.longest)
    }

    package static let zero = DayTimeDuration(bounded: 0)

    package static func < (first: DayTimeDuration, second: DayTimeDuration) -> Bool {
        first.nanoseconds < second.nanoseconds
    }

    package var negated: DayTimeDuration? {
        DayTimeDuration(nanoseconds: -nanoseconds)
    }

    package var magnitude: DayTimeDuration? {
        nanoseconds < 0 ? negated : self
    }

    package func adding(_ other: DayTimeDuration) -> DayTimeDuration? {
        DayTimeDuration(nanoseconds: nanoseconds + other.nanoseconds)
    }

    package func subtracting(_ other: DayTimeDuration) -> DayTimeDuration? {
        DayTimeDuration(nanoseconds: nanoseconds - other.nanoseconds)
    }

    /// Whole days, rounded towards the past: −1 for one second less than nothing.
    var wholeDaysTowardsThePast: Int128 {
        let days = nanoseconds / Self.nanosecondsPerDay
        return nanoseconds % Self.nanosecondsPerDay < 0 ? days - 1 : days
    }
}
