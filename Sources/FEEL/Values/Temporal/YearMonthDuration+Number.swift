/// Years and months durations and numbers (DMN §10.3.2.3, arithmetic): exact, then cut towards zero to a month.
extension YearMonthDuration {
    /// Nil when the product is too long.
    package func multiplied(by factor: Number) -> YearMonthDuration? {
        scaled(isNegative: factor.isNegative) {
            $0.multiplied(byCoefficient: factor.coefficient, exponent: factor.exponent)
        }
    }

    /// Nil for a zero divisor and when the quotient is too long.
    package func divided(by divisor: Number) -> YearMonthDuration? {
        scaled(isNegative: divisor.isNegative) {
            $0.divided(byCoefficient: divisor.coefficient, exponent: divisor.exponent)
        }
    }

    /// How many times another duration goes into this one; nil when that is zero.
    package func divided(by other: YearMonthDuration) -> Number? {
        Number(months).divided(by: Number(other.months))
    }

    private func scaled(isNegative: Bool, _ scale: (UInt128) -> UInt128?) -> YearMonthDuration? {
        guard let magnitude = scale(UInt128(months.magnitude)), let length = Int128(exactly: magnitude)
        else { return nil }
        let signed = (months < 0) != isNegative ? -length : length
        return Int(exactly: signed).map(YearMonthDuration.init(months:))
    }
}
