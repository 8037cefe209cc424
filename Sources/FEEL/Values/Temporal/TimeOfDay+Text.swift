/// The text of a time: `hh:mm:ss[.f+][zone]`.
extension TimeOfDay: CustomStringConvertible {
    /// Nil unless the whole text is a time. `24:00:00` alone is midnight.
    package init?(_ text: some StringProtocol) {
        var cursor = ByteCursor(text)
        guard let (time, _) = cursor.time(), cursor.isAtEnd else { return nil }
        self = time
    }

    /// Fraction without zeros at the end, then the zone.
    package var description: String {
        padded(hour, to: 2) + ":" + padded(minute, to: 2) + ":" + padded(second, to: 2)
            + fractionText(nanosecond: nanosecond) + zone.description
    }
}

extension ByteCursor {
    /// The time here, and whether it was written as 24:00:00: the midnight at the end of a day.
    mutating func time() -> (time: TimeOfDay, endsDay: Bool)? {
        guard let hour = number(digits: 2...2), skip(":"), let minute = number(digits: 2...2), skip(":"),
            let second = number(digits: 2...2), let nanosecond = fraction(), let zone = zone()
        else { return nil }
        let endsDay = hour == 24 && minute == 0 && second == 0 && nanosecond == 0
        let time = TimeOfDay(
            hour: endsDay ? 0 : hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone)
        return time.map { ($0, endsDay) }
    }

    /// The nanoseconds of a fraction of a second; 0 when no point stands here, nil when no digit follows the
    /// point. Digits beyond the ninth are dropped.
    private mutating func fraction() -> Int? {
        guard skip(".") else { return 0 }
        let digits = takeDigits()
        return digits.isEmpty ? nil : nanoseconds(fromFraction: digits)
    }
}

/// The nanoseconds that the digits behind the point of a second stand for; digits beyond the ninth are
/// dropped.
func nanoseconds(fromFraction digits: ArraySlice<UInt8>) -> Int {
    let kept = digits.prefix(9)
    let value = kept.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (kept.count..<9).reduce(value) { scaled, _ in scaled * 10 }
}
