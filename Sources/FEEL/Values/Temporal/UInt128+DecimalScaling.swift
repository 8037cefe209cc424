/// Whole numbers times and over decimal numbers, worked out exactly and cut towards zero: a duration times 1.1 must not
/// be rounded to 34 digits first. A decimal number is a coefficient and a power of ten.
extension UInt128 {
    /// This number × coefficient × 10^exponent; nil when that needs more than 128 bits.
    func multiplied(byCoefficient coefficient: UInt128, exponent: Int) -> UInt128? {
        var (high, low) = multipliedFullWidth(by: coefficient)
        // No product has more than 77 digits, so each loop ends long before the exponent is used up.
        var exponent = exponent
        while exponent < 0, high != 0 || low != 0 {
            let (quotient, rest) = high.quotientAndRemainder(dividingBy: 10)
            high = quotient
            low = UInt128(10).dividingFullWidth((rest, low)).quotient
            exponent += 1
        }
        return high == 0 ? low.shifted(byDigits: Swift.max(exponent, 0)) : nil
    }

    /// This number ÷ (coefficient × 10^exponent); nil for a zero divisor and when the quotient needs more than 128 bits.
    func divided(byCoefficient coefficient: UInt128, exponent: Int) -> UInt128? {
        if coefficient == 0 { return nil }
        var (quotient, rest) = quotientAndRemainder(dividingBy: coefficient)
        if exponent >= 0 { return quotient.droppingDigits(exponent) }
        // Long division: one more digit of the quotient for each power of ten.
        for _ in exponent..<0 where quotient != 0 || rest != 0 {
            let (dividend, tooWide) = rest.multipliedReportingOverflow(by: 10)
            let digit = dividend / coefficient
            rest = dividend % coefficient
            let (shifted, tooGreat) = quotient.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = shifted.addingReportingOverflow(digit)
            if tooWide || tooGreat || overflow { return nil }
            quotient = sum
        }
        return quotient
    }

    private func shifted(byDigits count: Int) -> UInt128? {
        if self == 0 { return 0 }
        var result = self
        for _ in 0..<count {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }

    private func droppingDigits(_ count: Int) -> UInt128 {
        var result = self
        for _ in 0..<count where result != 0 { result /= 10 }
        return result
    }
}
