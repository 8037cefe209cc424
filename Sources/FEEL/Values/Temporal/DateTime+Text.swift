/// The text of a date and time: date, `T`, time.
extension DateTime: CustomStringConvertible {
    /// Nil unless the whole text is a date and time. `T24:00:00` is midnight at the end of the day.
    package init?(_ text: some StringProtocol) {
        var cursor = ByteCursor(text)
        guard let date = cursor.date(), cursor.skip("T"), let (time, endsDay) = cursor.time(), cursor.isAtEnd,
            let day = endsDay ? date.adding(days: 1) : date
        else { return nil }
        self.init(day, time)
    }

    package var description: String {
        date.description + "T" + time.description
    }
}
