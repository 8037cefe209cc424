/// The text of a years and months duration: `[-]P[nY][nM]`.
extension YearMonthDuration: CustomStringConvertible {
    /// Nil unless the whole text is such a duration.
    package init?(_ text: some StringProtocol) {
        var cursor = ByteCursor(text)
        let isNegative = cursor.skip("-")
        guard cursor.skip("P"), let parts = cursor.durationParts([("Y", 12), ("M", 1)]), parts.count > 0,
            cursor.isAtEnd, let months = Int(exactly: isNegative ? -parts.sum : parts.sum)
        else { return nil }
        self.init(months: months)
    }

    /// Years, and months below 12, without the part that is zero; `P0M` for none.
    package var description: String {
        if months == 0 { return "P0M" }
        let years = years == 0 ? "" : "\(years.magnitude)Y"
        let rest = monthsOfYear == 0 ? "" : "\(monthsOfYear.magnitude)M"
        return (months < 0 ? "-P" : "P") + years + rest
    }
}
