/// Decimal arithmetic in full: how to round, and what happened so far.
///
/// `Number`'s own operations take a short way for short coefficients and come here for the rest. Here alone a
/// zero may keep a sign, and here alone the conditions of the General Decimal Arithmetic are told apart; the
/// test vectors drive this layer. Every operation first finds the exact result, or its first 34 digits and
/// the nature of what follows (`Tail`), and rounds once, in `finish`.
package struct NumberContext: Sendable {
    package var rounding: RoundingMode
    package var status: NumberStatus = []

    package init(rounding: RoundingMode = .halfEven) { self.rounding = rounding }

    /// The result as FEEL has it: nil after an overflow or an invalid operation, 0 for −0.
    @inline(__always)
    func accepted(_ result: Number) -> Number? {
        guard status.isDisjoint(with: .failures) else { return nil }
        return result.isZero ? result.magnitude : result
    }

    mutating func fail(_ failure: NumberStatus) -> Number {
        status.formUnion(failure)
        return .zero
    }
}

extension NumberContext {
    /// (coefficient + tail) × 10^exponent as the number nearest to it under `rounding`.
    mutating func finish(
        _ coefficient: UInt128, exponent: Int, isNegative: Bool, tail: Tail = .nothing
    ) -> Number {
        guard coefficient != 0 else { return zero(exponent: exponent, isNegative: isNegative) }
        let digits = decimalDigits(coefficient)
        let isSubnormal = exponent < Number.leastExponent + Number.precision - digits
        let drop = max(digits - Number.precision, isSubnormal ? Number.leastExponent - exponent : 0)
        if isSubnormal { status.formUnion(.subnormal) }
        if drop <= 0 && tail == .nothing {
            return place(coefficient, exponent: exponent, isNegative: isNegative)
        }
        var (kept, newTail) = cut(coefficient, digits: max(drop, 0), tail: tail)
        note(newTail, isSubnormal: isSubnormal)
        if rounding.increments(newTail, isOdd: kept & 1 == 1, isNegative: isNegative) { kept += 1 }
        let newExponent = drop > 0 ? exponent + drop : exponent
        if kept == 0 {
            status.formUnion(.clamped)
            return Number(unchecked: 0, exponent: newExponent, isNegative: isNegative)
        }
        guard kept > Number.greatestCoefficient else {
            return place(kept, exponent: newExponent, isNegative: isNegative)
        }
        return place(kept / 10, exponent: newExponent + 1, isNegative: isNegative)
    }

    /// The same for a coefficient of up to 72 digits.
    mutating func finish(wide: UInt256, exponent: Int, isNegative: Bool) -> Number {
        guard wide.high != 0 else { return finish(wide.low, exponent: exponent, isNegative: isNegative) }
        let bits = 256 - wide.high.leadingZeroBitCount
        // Leaves 34 or 35 digits; 1233 / 4096 is log10(2) from below.
        let drop = min(((bits - 1) * 1233) >> 12 - (Number.precision - 1), 38)
        let power = powersOfTen[drop]
        let (quotient, remainder) = power.dividingFullWidth((wide.high, wide.low))
        let tail = Tail(remainder: remainder, of: power)
        status.formUnion(.rounded)
        return finish(quotient, exponent: exponent + drop, isNegative: isNegative, tail: tail)
    }

    /// A zero with the exponent moved into its range.
    mutating func zero(exponent: Int, isNegative: Bool) -> Number {
        let placed = min(max(exponent, Number.leastExponent), Number.greatestExponent)
        if placed != exponent { status.formUnion(.clamped) }
        return Number(unchecked: 0, exponent: placed, isNegative: isNegative)
    }

    /// A coefficient of at most 34 digits, not zero, whose exponent may still be too large.
    private mutating func place(_ coefficient: UInt128, exponent: Int, isNegative: Bool) -> Number {
        let excess = exponent - Number.greatestExponent
        guard excess > 0 else {
            return Number(unchecked: coefficient, exponent: exponent, isNegative: isNegative)
        }
        guard excess <= Number.precision - decimalDigits(coefficient) else {
            return fail([.overflow, .inexact, .rounded])
        }
        status.formUnion(.clamped)
        let padded = coefficient * powersOfTen[excess]
        return Number(unchecked: padded, exponent: Number.greatestExponent, isNegative: isNegative)
    }

    /// The coefficient without its last digits, and what they were.
    func cut(_ coefficient: UInt128, digits: Int, tail: Tail) -> (UInt128, Tail) {
        guard digits > 0 else { return (coefficient, tail) }
        guard digits <= 38 else { return (0, .belowHalf) }
        let power = powersOfTen[digits]
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: power)
        return (quotient, Tail(remainder: remainder, of: power, before: tail))
    }

    private mutating func note(_ tail: Tail, isSubnormal: Bool) {
        status.formUnion(.rounded)
        guard tail != .nothing else { return }
        status.formUnion(isSubnormal ? [.inexact, .underflow] : .inexact)
    }
}

/// An unsigned integer of 256 bits, as a full-width multiplication gives it.
struct UInt256 {
    var high: UInt128
    var low: UInt128

    @inline(__always)
    init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    @inline(__always)
    init(_ left: UInt128, times right: UInt128) {
        let product = left.multipliedFullWidth(by: right)
        self.init(high: product.high, low: product.low)
    }

    @inline(__always)
    mutating func add(_ value: UInt128) {
        let sum = low.addingReportingOverflow(value)
        low = sum.partialValue
        if sum.overflow { high &+= 1 }
    }

    @inline(__always)
    mutating func subtract(_ value: UInt128) {
        let difference = low.subtractingReportingOverflow(value)
        low = difference.partialValue
        if difference.overflow { high &-= 1 }
    }
}
