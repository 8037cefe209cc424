/// Reading the rule from its text, such as `CET-1CEST,M3.5.0,M10.5.0/3`. Offsets count west of Greenwich
/// there.
extension ZoneYearlyRule {
    /// Nil when the text is not such a rule. A summer time must say when it begins and ends.
    init?(_ text: some Collection<UInt8>) {
        var cursor = ByteCursor(text)
        guard cursor.skipZoneName(), let west = cursor.zoneOffset() else { return nil }
        standardOffset = -west
        if cursor.isAtEnd {
            summer = nil
            return
        }
        guard let summer = cursor.zoneSummer(standardOffset: -west), cursor.isAtEnd else { return nil }
        self.summer = summer
    }
}

extension ByteCursor {
    /// `CEST` or `<+08>`: at least three letters, or anything within angle brackets.
    fileprivate mutating func skipZoneName() -> Bool {
        if skip("<") {
            while let byte = next(), byte != UInt8(ascii: ">") {}
            return true
        }
        return skipLetters() >= 3
    }

    /// `[+-]h[h[h]][:mm[:ss]]`, in seconds: offsets and times of the day alike.
    fileprivate mutating func zoneOffset() -> Int? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard let hours = number(digits: 1...3), hours <= 167 else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where skip(":") {
            guard let part = number(digits: 2...2), part < 60 else { return nil }
            seconds += part * unit
        }
        return isNegative ? -seconds : seconds
    }

    fileprivate mutating func zoneSummer(standardOffset: Int) -> ZoneYearlyRule.Summer? {
        guard skipZoneName() else { return nil }
        var offset = standardOffset + 3600
        if peek != UInt8(ascii: ",") {
            guard let west = zoneOffset() else { return nil }
            offset = -west
        }
        guard skip(","), let begins = zoneMoment(), skip(","), let ends = zoneMoment() else { return nil }
        return ZoneYearlyRule.Summer(offset: offset, begins: begins, ends: ends)
    }

    private mutating func zoneMoment() -> ZoneYearlyRule.Moment? {
        guard let day = zoneDay() else { return nil }
        guard skip("/") else { return ZoneYearlyRule.Moment(day: day, second: 7200) }
        return zoneOffset().map { ZoneYearlyRule.Moment(day: day, second: $0) }
    }

    private mutating func zoneDay() -> ZoneYearlyRule.Day? {
        if skip("M") { return zoneWeekday() }
        if skip("J") {
            guard let day = number(digits: 1...3), (1...365).contains(day) else { return nil }
            return .dayWithoutLeapDay(day)
        }
        guard let day = number(digits: 1...3), day <= 365 else { return nil }
        return .dayFromZero(day)
    }

    private mutating func zoneWeekday() -> ZoneYearlyRule.Day? {
        guard let month = number(digits: 1...2), (1...12).contains(month), skip(".") else { return nil }
        guard let week = number(digits: 1...1), (1...5).contains(week), skip(".") else { return nil }
        guard let weekday = number(digits: 1...1), weekday <= 6 else { return nil }
        return .weekday(weekday, week: week, month: month)
    }
}
