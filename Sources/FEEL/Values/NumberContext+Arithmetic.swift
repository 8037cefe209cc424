extension NumberContext {
    /// a + b.
    @inline(never)
    package mutating func sum(_ a: Number, _ b: Number) -> Number {
        let (upper, lower) = a.exponent >= b.exponent ? (a, b) : (b, a)
        let gap = upper.exponent - lower.exponent
        if upper.isZero || lower.isZero { return sumWithZero(upper, lower, gap: gap) }
        let pad = min(gap, Number.precision - decimalDigits(upper.coefficient))
        let padded = upper.coefficient * powersOfTen[pad]
        let rest = gap - pad
        if rest == 0 {
            return aligned(padded, upper.hasSign, lower.coefficient, lower.hasSign, exponent: lower.exponent)
        }
        let isDifference = upper.hasSign != lower.hasSign
        if rest > 36 {
            return withFarTail(padded, upper, exponent: upper.exponent - pad, isDifference: isDifference)
        }
        // Invariant: the padded coefficient has 34 digits, so it stays ahead of the lower one.
        var wide = UInt256(padded, times: powersOfTen[rest])
        if isDifference { wide.subtract(lower.coefficient) } else { wide.add(lower.coefficient) }
        return finish(wide: wide, exponent: lower.exponent, isNegative: upper.hasSign)
    }

    /// a − b.
    @inline(never)
    package mutating func difference(_ a: Number, _ b: Number) -> Number {
        sum(a, Number(high: b.high ^ Number.signBit, low: b.low))
    }

    /// Two coefficients of one exponent.
    private mutating func aligned(
        _ a: UInt128, _ aSign: Bool, _ b: UInt128, _ bSign: Bool, exponent: Int
    ) -> Number {
        if aSign == bSign { return finish(a + b, exponent: exponent, isNegative: aSign) }
        if a == b { return zero(exponent: exponent, isNegative: rounding == .floor) }
        if a > b { return finish(a - b, exponent: exponent, isNegative: aSign) }
        return finish(b - a, exponent: exponent, isNegative: bSign)
    }

    /// The smaller summand begins behind the 36th digit: it counts as something between 0 and 1 there.
    private mutating func withFarTail(
        _ padded: UInt128, _ upper: Number, exponent: Int, isDifference: Bool
    ) -> Number {
        let shifted = isDifference ? padded * 100 - 1 : padded * 100
        return finish(shifted, exponent: exponent - 2, isNegative: upper.hasSign, tail: .belowHalf)
    }

    private mutating func sumWithZero(_ upper: Number, _ lower: Number, gap: Int) -> Number {
        if upper.isZero && lower.isZero {
            let isNegative = upper.hasSign == lower.hasSign ? upper.hasSign : rounding == .floor
            return zero(exponent: lower.exponent, isNegative: isNegative)
        }
        if upper.isZero {
            return finish(lower.coefficient, exponent: lower.exponent, isNegative: lower.hasSign)
        }
        let pad = min(gap, Number.precision - decimalDigits(upper.coefficient))
        if pad < gap { status.formUnion(.rounded) }
        let padded = upper.coefficient * powersOfTen[pad]
        return finish(padded, exponent: upper.exponent - pad, isNegative: upper.hasSign)
    }

    /// a × b.
    @inline(never)
    package mutating func product(_ a: Number, _ b: Number) -> Number {
        let exponent = a.exponent + b.exponent
        let isNegative = a.hasSign != b.hasSign
        return finish(
            wide: UInt256(a.coefficient, times: b.coefficient), exponent: exponent, isNegative: isNegative)
    }

    /// a ÷ b. An exact quotient has the exponent of a less that of b, or the next below that holds it.
    @inline(never)
    package mutating func quotient(_ a: Number, _ b: Number) -> Number {
        let ideal = a.exponent - b.exponent
        let isNegative = a.hasSign != b.hasSign
        guard !b.isZero else { return fail(a.isZero ? .invalid : .divisionByZero) }
        guard !a.isZero else { return zero(exponent: ideal, isNegative: isNegative) }
        let pad = Number.precision - decimalDigits(a.coefficient)
        let scale = decimalDigits(b.coefficient)
        let divisor = b.coefficient
        // Invariant: 34 or 35 digits come out, so the upper half of the dividend is below the divisor.
        let wide = UInt256(a.coefficient * powersOfTen[pad], times: powersOfTen[scale])
        let (quotient, remainder) = divisor.dividingFullWidth((wide.high, wide.low))
        let exponent = ideal - pad - scale
        guard remainder == 0 else {
            let tail = Tail(remainder: remainder, of: divisor)
            return finish(quotient, exponent: exponent, isNegative: isNegative, tail: tail)
        }
        let (stripped, zeros) = withoutTrailingZeros(quotient, atMost: pad + scale)
        return finish(stripped, exponent: exponent + zeros, isNegative: isNegative)
    }

    /// a without the zeros at the end of its coefficient.
    package mutating func reduced(_ a: Number) -> Number {
        guard !a.isZero else { return Number(unchecked: 0, exponent: 0, isNegative: a.hasSign) }
        let room = Number.greatestExponent - a.exponent
        let (stripped, zeros) = withoutTrailingZeros(a.coefficient, atMost: room)
        return finish(stripped, exponent: a.exponent + zeros, isNegative: a.hasSign)
    }
}

/// The coefficient less its trailing zeros, but not more than some, and how many went.
func withoutTrailingZeros(_ coefficient: UInt128, atMost limit: Int) -> (UInt128, Int) {
    var kept = coefficient
    var zeros = 0
    var step = 32
    while step > 0 && kept != 0 {
        // A number with n zeros at the end is divisible by 2ⁿ: most tries end here.
        if zeros + step <= limit, kept.trailingZeroBitCount >= step {
            let (quotient, remainder) = kept.quotientAndRemainder(dividingBy: powersOfTen[step])
            if remainder == 0 { (kept, zeros) = (quotient, zeros + step) }
        }
        step /= 2
    }
    return (kept, zeros)
}
