/// The text of a days and time duration: `[-]P[nD][T[nH][nM][n[.f*]S]]`.
extension DayTimeDuration: CustomStringConvertible {
    /// Nil unless the whole text is such a duration. Digits beyond nanoseconds are dropped.
    package init?(_ text: some StringProtocol) {
        var cursor = ByteCursor(text)
        let isNegative = cursor.skip("-")
        guard cursor.skip("P"), let length = cursor.dayTimeLength(), cursor.isAtEnd else { return nil }
        self.init(nanoseconds: isNegative ? -length : length)
    }

    /// Days, hours below 24, minutes and seconds below 60, without the parts that are zero; `PT0S` for no
    /// time.
    package var description: String {
        if nanoseconds == 0 { return "PT0S" }
        let days = part("D", abs(days))
        let fraction = fractionText(nanosecond: abs(nanosecond))
        let second = abs(seconds) == 0 && fraction.isEmpty ? "" : "\(abs(seconds))\(fraction)S"
        let time = part("H", abs(hours)) + part("M", abs(minutes)) + second
        return (nanoseconds < 0 ? "-P" : "P") + days + (time.isEmpty ? "" : "T" + time)
    }

    private func part(_ unit: String, _ count: Int) -> String {
        count == 0 ? "" : "\(count)\(unit)"
    }

    /// Whole days, cut towards zero.
    package var days: Int {
        Int(clamping: nanoseconds / Self.nanosecondsPerDay)
    }

    /// Hours beside the days: −23 … 23, of the sign of the duration as all parts are.
    package var hours: Int { secondsOfDay / 3600 }

    package var minutes: Int { secondsOfDay / 60 % 60 }

    /// Whole seconds beside the minutes.
    package var seconds: Int { secondsOfDay % 60 }

    /// The fraction of the second, in nanoseconds.
    package var nanosecond: Int {
        Int(truncatingIfNeeded: nanoseconds % Self.nanosecondsPerSecond)
    }

    private var secondsOfDay: Int {
        Int(truncatingIfNeeded: nanoseconds % Self.nanosecondsPerDay / Self.nanosecondsPerSecond)
    }
}

extension ByteCursor {
    /// The parts behind `P` in nanoseconds; nil when there is none, or none behind a `T`, or the sum is too
    /// great.
    fileprivate mutating func dayTimeLength() -> Int128? {
        let second = DayTimeDuration.nanosecondsPerSecond
        guard let days = durationParts([("D", 86_400 * second)]) else { return nil }
        guard skip("T") else { return days.count > 0 ? days.sum : nil }
        let units: [DurationUnit] = [("H", 3600 * second), ("M", 60 * second), ("S", second)]
        guard let times = durationParts(units, fraction: "S"), times.count > 0 else { return nil }
        let (sum, overflow) = days.sum.addingReportingOverflow(times.sum)
        return overflow ? nil : sum
    }
}
