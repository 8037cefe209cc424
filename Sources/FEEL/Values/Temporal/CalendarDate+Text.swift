/// The text of a date: `[-]YYYY-MM-DD`, with up to nine digits for the year.
extension CalendarDate: CustomStringConvertible {
    /// Nil unless the whole text is a date that exists.
    package init?(_ text: some StringProtocol) {
        var cursor = ByteCursor(text)
        guard let date = cursor.date(), cursor.isAtEnd else { return nil }
        self = date
    }

    /// The year has at least four digits and no `+`.
    package var description: String {
        let (year, month, day) = fields
        let sign = year < 0 ? "-" : ""
        return sign + padded(abs(year), to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }
}

extension ByteCursor {
    mutating func date() -> CalendarDate? {
        guard let year = year(), skip("-"), let month = number(digits: 2...2), skip("-"),
            let day = number(digits: 2...2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// Four digits, or five to nine that do not start with 0. There is no year −0000.
    private mutating func year() -> Int? {
        let isNegative = skip("-")
        let startsWithZero = peek == UInt8(ascii: "0")
        guard let year = number(digits: startsWithZero ? 4...4 : 4...9) else { return nil }
        if isNegative, year == 0 { return nil }
        return isNegative ? -year : year
    }
}

/// A number that is not negative, with zeros ahead up to a width.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The fraction of a second as it is written: a point and nine digits without the zeros at the end, or
/// nothing.
func fractionText(nanosecond: Int) -> String {
    guard nanosecond > 0 else { return "" }
    var digits = Substring(padded(nanosecond, to: 9))
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return "." + digits
}
