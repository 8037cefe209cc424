/// The arithmetic of FEEL: 34 digits, rounded half to even; nil where there is no result.
///
/// Amounts are short: both coefficients nearly always fit 64 bits and often have the same number of places.
/// Each operation first tries that in a few instructions, inlined into the caller, and leaves the rest to
/// `NumberContext`.
extension Number {
    /// self + other; nil on overflow.
    @inline(__always)
    package func adding(_ other: Number) -> Number? {
        // Equal upper halves of narrow numbers: same sign, same exponent.
        if high == other.high && isNarrow {
            let sum = low.addingReportingOverflow(other.low)
            return Number(high: high &+ (sum.overflow ? 1 : 0), low: sum.partialValue)
        }
        return Number.added(self, other)
    }

    /// self − other; nil on overflow.
    @inline(__always)
    package func subtracting(_ other: Number) -> Number? {
        if high == other.high && isNarrow && low > other.low {
            return Number(high: high, low: low &- other.low)
        }
        return Number.added(self, other.negated)
    }

    /// self × factor; nil on overflow.
    @inline(__always)
    package func multiplied(by factor: Number) -> Number? {
        if isNarrow && factor.isNarrow {
            let product = low.multipliedFullWidth(by: factor.low)
            let stored = storedExponent &+ factor.storedExponent &+ Number.leastExponent
            if product.high < 1 << 48 && UInt(bitPattern: stored) <= 12_287
                && (product.low | product.high) != 0
            {
                let sign = (high ^ factor.high) & Number.signBit
                let field = UInt64(truncatingIfNeeded: stored) << Number.exponentShift
                return Number(high: sign | field | product.high, low: product.low)
            }
        }
        return Number.multipliedAtLength(self, factor)
    }

    /// self ÷ divisor; nil for a zero divisor and on overflow.
    @inline(__always)
    package func divided(by divisor: Number) -> Number? {
        Number.divided(self, divisor)
    }

    /// Narrow numbers of any sign and places, then the rest.
    @inline(never)
    private static func added(_ a: Number, _ b: Number) -> Number? {
        let gap = a.storedExponent &- b.storedExponent
        if a.isNarrow && b.isNarrow && gap.magnitude <= 14 {
            // Below 2⁶⁴ × 10¹⁴ + 2⁶⁴ < 10³⁴: exact as it is.
            let left = UInt128(a.low) &* UInt128(smallPowersOfTen[max(gap, 0)])
            let right = UInt128(b.low) &* UInt128(smallPowersOfTen[max(-gap, 0)])
            let field = min(a.high & exponentMask, b.high & exponentMask)
            return combined(left, a.high & signBit, right, b.high & signBit, field: field)
        }
        var context = NumberContext()
        let result = context.sum(a, b)
        return context.accepted(result)
    }

    @inline(__always)
    private static func combined(
        _ left: UInt128, _ leftSign: UInt64, _ right: UInt128, _ rightSign: UInt64, field: UInt64
    ) -> Number {
        if leftSign == rightSign { return Number(leftSign | field, left &+ right) }
        if left == right { return Number(high: field, low: 0) }
        return left > right
            ? Number(leftSign | field, left &- right) : Number(rightSign | field, right &- left)
    }

    @inline(__always)
    private init(_ signAndExponent: UInt64, _ coefficient: UInt128) {
        high = signAndExponent | UInt64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
    }

    @inline(never)
    private static func multipliedAtLength(_ a: Number, _ b: Number) -> Number? {
        var context = NumberContext()
        let result = context.product(a, b)
        return context.accepted(result)
    }

    @inline(never)
    private static func divided(_ a: Number, _ b: Number) -> Number? {
        if let short = shortQuotient(a, b) { return short }
        var context = NumberContext()
        let result = context.quotient(a, b)
        return context.accepted(result)
    }

    /// The quotient if it comes out even with at most four more places, as prices and percentages do.
    @inline(__always)
    private static func shortQuotient(_ a: Number, _ b: Number) -> Number? {
        guard a.isNarrow && b.isNarrow && a.low < 1 << 50 && a.low != 0 && b.low != 0 else { return nil }
        let (quotient, remainder) = (a.low &* 10_000).quotientAndRemainder(dividingBy: b.low)
        guard remainder == 0 else { return nil }
        let ideal = a.exponent - b.exponent
        guard ideal > leastExponent + 4 && ideal <= greatestExponent else { return nil }
        var kept = quotient
        var places = 4
        while places > 0 && kept % 10 == 0 { (kept, places) = (kept / 10, places - 1) }
        let isNegative = a.hasSign != b.hasSign
        return Number(unchecked: UInt128(kept), exponent: ideal - places, isNegative: isNegative)
    }
}

extension Number {
    /// dividend − divisor × ⌊dividend ÷ divisor⌋, with the sign of the divisor (FEEL `modulo`); the floor is
    /// exact, the result rounded to 34 digits. nil for a zero divisor.
    package static func modulo(_ dividend: Number, _ divisor: Number) -> Number? {
        guard let rest = dividend.remainder(dividingBy: divisor) else { return nil }
        return rest.isZero || rest.isNegative == divisor.isNegative ? rest : rest.adding(divisor)
    }

    /// What is left after whole division, with the sign of self; always exact. nil for a zero divisor.
    package func remainder(dividingBy divisor: Number) -> Number? {
        var context = NumberContext()
        let result = context.remainder(self, divisor)
        return context.accepted(result)
    }

    /// √self, correctly rounded; nil for a negative number.
    package var squareRoot: Number? {
        var context = NumberContext()
        let result = context.squareRoot(self)
        return context.accepted(result)
    }

    /// The same number without zeros at the end of its coefficient; 0 has the exponent 0.
    package var reduced: Number {
        if isZero { return .zero }
        var context = NumberContext()
        return context.reduced(self)
    }
}
