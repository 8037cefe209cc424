extension NumberContext {
    /// a with exactly this exponent, padded or rounded; invalid if it would take more than 34 digits.
    package mutating func quantized(_ a: Number, exponent: Int) -> Number {
        guard (Number.leastExponent...Number.greatestExponent).contains(exponent) else {
            return fail(.invalid)
        }
        guard !a.isZero else { return Number(unchecked: 0, exponent: exponent, isNegative: a.hasSign) }
        let drop = exponent - a.exponent
        if drop > 0 { return finish(dropping: drop, of: a, exponent: exponent) }
        guard -drop <= Number.precision - decimalDigits(a.coefficient) else { return fail(.invalid) }
        return finish(
            a.coefficient * powersOfTen[-drop], exponent: exponent, isNegative: a.hasSign)
    }

    /// a as a whole number; one whose last digit is 1 or more stays as it is.
    package mutating func integral(_ a: Number) -> Number {
        a.exponent >= 0 ? a : quantized(a, exponent: 0)
    }

    private mutating func finish(dropping drop: Int, of a: Number, exponent: Int) -> Number {
        var (kept, tail) = cut(a.coefficient, digits: drop, tail: .nothing)
        status.formUnion(tail == .nothing ? .rounded : [.rounded, .inexact])
        if rounding.increments(tail, isOdd: kept & 1 == 1, isNegative: a.hasSign) { kept += 1 }
        let result = Number(unchecked: kept, exponent: exponent, isNegative: a.hasSign)
        if kept != 0, result.adjustedExponent < Number.leastExponent + Number.precision - 1 {
            status.formUnion(.subnormal)
        }
        return result
    }
}

extension NumberContext {
    /// What is left of a after taking out b as often as it goes whole; the sign is a's. Always exact, even
    /// where the quotient would have thousands of digits.
    package mutating func remainder(_ a: Number, _ b: Number) -> Number {
        guard !b.isZero else { return fail(.invalid) }
        let exponent = min(a.exponent, b.exponent)
        guard !a.isZero else { return zero(exponent: exponent, isNegative: a.hasSign) }
        let left = Remainder(a, b)
        return finish(left.coefficient, exponent: exponent, isNegative: a.hasSign)
    }
}

/// |a| mod |b| as a coefficient at the smaller of the two exponents, and what is known of the quotient.
struct Remainder {
    let coefficient: UInt128
    /// The remainder as a part of |b|.
    let tail: Tail
    /// Whether b goes into a an odd number of times.
    let isOdd: Bool

    init(_ a: Number, _ b: Number) {
        let gap = a.exponent - b.exponent
        if gap < 0 && decimalDigits(b.coefficient) - gap > 37 {
            // b has so many more digits that a is less than a hundredth of it.
            self.init(a.coefficient)
        } else {
            let divisor = b.coefficient * powersOfTen[max(-gap, 0)]
            // Twice the divisor fits 128 bits, and shows whether the quotient is odd.
            let left = Remainder.shifted(a.coefficient, by: max(gap, 0), modulo: divisor * 2)
            self.init(left, divisor: divisor)
        }
    }

    /// The remainder of a dividend that is far below the divisor.
    private init(_ dividend: UInt128) {
        coefficient = dividend
        tail = dividend == 0 ? .nothing : .belowHalf
        isOdd = false
    }

    private init(_ left: UInt128, divisor: UInt128) {
        isOdd = left >= divisor
        coefficient = isOdd ? left - divisor : left
        tail = Tail(remainder: coefficient, of: divisor)
    }

    /// value × 10^power mod divisor, by repeated squaring.
    private static func shifted(_ value: UInt128, by power: Int, modulo divisor: UInt128) -> UInt128 {
        var result = value % divisor
        var base = 10 % divisor
        var left = power
        while left > 0 {
            if left & 1 == 1 { result = product(result, base, modulo: divisor) }
            base = product(base, base, modulo: divisor)
            left >>= 1
        }
        return result
    }

    private static func product(_ a: UInt128, _ b: UInt128, modulo divisor: UInt128) -> UInt128 {
        let wide = a.multipliedFullWidth(by: b)
        // Invariant: both factors are below the divisor, so the upper half of their product is too.
        return divisor.dividingFullWidth(wide).remainder
    }
}
