extension Number {
    /// Exactly `scale` places after the point, padded or rounded; a negative scale rounds to tens, hundreds,
    /// …. nil if that takes more than 34 digits or the scale lies outside −6111…6176.
    package func quantized(toScale scale: Int, _ mode: RoundingMode) -> Number? {
        guard Number.scales.contains(scale) else { return nil }
        var context = NumberContext(rounding: mode)
        let result = context.quantized(self, exponent: -scale)
        return context.accepted(result)
    }

    /// At most `scale` places after the point; a number with no more than that stays as it is. nil if the
    /// scale lies outside −6111…6176 (DMN §10.3.4.5).
    package func rounded(toScale scale: Int, _ mode: RoundingMode) -> Number? {
        guard Number.scales.contains(scale) else { return nil }
        guard exponent < -scale else { return self }
        return roundedShort(dropping: -scale &- exponent, mode) ?? quantized(toScale: scale, mode)
    }

    private static let scales = -greatestExponent ... -leastExponent

    /// A narrow coefficient less at most 18 digits, in 64 bits.
    @inline(__always)
    private func roundedShort(dropping drop: Int, _ mode: RoundingMode) -> Number? {
        guard isNarrow && drop <= 18 else { return nil }
        let power = smallPowersOfTen[drop]
        let (kept, rest) = low.quotientAndRemainder(dividingBy: power)
        let tail = Tail(remainder: UInt128(rest), of: UInt128(power))
        let grows = mode.increments(tail, isOdd: kept & 1 == 1, isNegative: isNegative)
        let result = kept &+ (grows ? 1 : 0)
        return Number(
            unchecked: UInt128(result), exponent: exponent + drop, isNegative: isNegative && result != 0)
    }

    /// The multiple of `step` (0.01, 0.05, 10000, any positive number) that `mode` chooses, with as many
    /// places as the step has. nil if the step is not positive or the multiple takes more than 34 digits.
    package func rounded(toMultipleOf step: Number, _ mode: RoundingMode) -> Number? {
        guard step.signum > 0 else { return nil }
        // A step that is a power of ten, as cents and yuan are.
        if step.low == 1, step.isNarrow, isNarrow {
            if exponent >= step.exponent { return self }
            if let short = roundedShort(dropping: step.exponent &- exponent, mode) { return short }
        }
        let part = Remainder(self, step)
        let rest = Number(
            unchecked: part.coefficient, exponent: min(exponent, step.exponent), isNegative: isNegative)
        var context = NumberContext()
        var result = part.tail == .nothing ? self : context.difference(self, rest)
        if mode.increments(part.tail, isOdd: part.isOdd, isNegative: isNegative) {
            result = context.sum(result, isNegative ? step.negated : step)
        }
        guard let multiple = context.accepted(result), !context.status.contains(.inexact) else { return nil }
        return multiple.exponent < step.exponent
            ? multiple.quantized(toScale: -step.exponent, .down) : multiple
    }

    /// At most 30 significant digits: what quotients and products of more than 34 digits have lost behind their last one
    /// is not to decide how they are rounded. A number of 30 digits or fewer stays as it is.
    package var withoutGuardDigits: Number {
        if isNarrow { return self }
        let surplus = decimalDigits(coefficient) - 30
        return surplus > 0 ? rounded(toScale: -exponent - surplus, .halfEven) ?? self : self
    }

    /// Without what is behind the point.
    package var truncated: Number { whole(.down) }

    /// The greatest whole number that is not greater.
    package var floor: Number { whole(.floor) }

    /// The least whole number that is not less.
    package var ceiling: Number { whole(.ceiling) }

    private func whole(_ mode: RoundingMode) -> Number { rounded(toScale: 0, mode) ?? self }

    /// Whether nothing but zeros is behind the point.
    package var isInteger: Bool { exponent >= 0 || truncated == self }
}

extension Int {
    /// The number if it is whole and fits.
    package init?(exactly number: Number) {
        guard number.isInteger else { return nil }
        self.init(truncating: number)
    }

    /// What is before the point, if it fits.
    package init?(truncating number: Number) {
        let whole = number.truncated
        if whole.isZero { self = 0; return }
        guard whole.exponent <= 18 else { return nil }
        let scaled =
            whole.exponent > 0
            ? whole.coefficient.multipliedReportingOverflow(by: powersOfTen[whole.exponent])
            : (partialValue: whole.coefficient, overflow: false)
        guard !scaled.overflow, let magnitude = Int128(exactly: scaled.partialValue) else { return nil }
        self.init(exactly: whole.isNegative ? -magnitude : magnitude)
    }
}
