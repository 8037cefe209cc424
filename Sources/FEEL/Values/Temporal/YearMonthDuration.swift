/// A signed whole number of months (DMN §10.3.2.3.8).
package struct YearMonthDuration: Hashable, Comparable, Sendable {
    package let months: Int

    package init(months: Int) {
        self.months = months
    }

    /// Years and months of one sign; nil when there are too many.
    package init?(years: Int, months: Int) {
        let (product, tooMany) = years.multipliedReportingOverflow(by: 12)
        let (sum, overflow) = product.addingReportingOverflow(months)
        if tooMany || overflow { return nil }
        self.months = sum
    }

    package static func < (first: YearMonthDuration, second: YearMonthDuration) -> Bool {
        first.months < second.months
    }

    /// Whole years, cut towards zero.
    package var years: Int { months / 12 }

    /// The months left beside the whole years: −11 … 11, of the sign of the duration.
    package var monthsOfYear: Int { months % 12 }

    /// The opposite duration; nil for the one length that has none.
    package var negated: YearMonthDuration? {
        months == .min ? nil : YearMonthDuration(months: -months)
    }

    package var magnitude: YearMonthDuration? {
        months < 0 ? negated : self
    }

    package func adding(_ other: YearMonthDuration) -> YearMonthDuration? {
        let (sum, overflow) = months.addingReportingOverflow(other.months)
        return overflow ? nil : YearMonthDuration(months: sum)
    }

    package func subtracting(_ other: YearMonthDuration) -> YearMonthDuration? {
        let (difference, overflow) = months.subtractingReportingOverflow(other.months)
        return overflow ? nil : YearMonthDuration(months: difference)
    }
}
