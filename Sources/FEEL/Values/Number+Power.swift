/// Powers. A whole power whose digits all fit is exact; any other is e^(y·ln x), rounded once from 50 digits
/// and more, so it is the nearest number too unless the true value lies within 10⁻³⁸ of a unit of half-way
/// between two.
extension Number {
    /// self to the power of `exponent`: 0 to the power of 0 is 1. nil for zero to a negative power, a
    /// negative number to a broken power, and on overflow; 0 where the result is too small for a number.
    package func power(_ exponent: Number) -> Number? {
        if exponent.isZero { return .one }
        if isZero { return exponent.isNegative ? nil : .zero }
        let isWhole = exponent.isInteger
        guard isWhole || !isNegative else { return nil }
        let isNegativeResult = isNegative && exponent.isOdd
        if isWhole, let exact = magnitude.wholePower(exponent) {
            return isNegativeResult ? exact.negated : exact
        }
        return magnitude.generalPower(exponent, isNegative: isNegativeResult)
    }

    /// Whether the number is whole and odd.
    package var isOdd: Bool { isInteger && Remainder(self, .one).isOdd }

    /// Whether the number is whole and even.
    package var isEven: Bool { isInteger && !Remainder(self, .one).isOdd }

    /// A whole power of a positive number by multiplication, its places as many as multiplying gives; nil if
    /// that takes more digits than can be kept, or the result is no number.
    private func wholePower(_ exponent: Number) -> Number? {
        guard let count = Int(exactly: exponent), count.magnitude < 1 << 32 else { return nil }
        let isReciprocal = count < 0
        let times = Int(count.magnitude)
        guard
            let power = raised(to: times, mustBeExact: isReciprocal)
                ?? reduced.raised(to: times, mustBeExact: isReciprocal)
        else { return nil }
        return isReciprocal ? Number.one.divided(by: power) : power
    }

    private func raised(to times: Int, mustBeExact: Bool) -> Number? {
        guard let power = integerPower(coefficient, times) else { return nil }
        var context = NumberContext()
        let result = context.finish(power, exponent: exponent * times, isNegative: false)
        return mustBeExact && context.status.contains(.inexact) ? nil : context.accepted(result)
    }

    /// base to the power of `times`, if it fits 128 bits.
    private func integerPower(_ base: UInt128, _ times: Int) -> UInt128? {
        guard base > 1 else { return base }
        guard times < 128 else { return nil }
        var result: UInt128 = 1
        for _ in 0..<times {
            let product = result.multipliedReportingOverflow(by: base)
            guard !product.overflow else { return nil }
            result = product.partialValue
        }
        return result
    }

    /// e^(y·ln x) of a positive x.
    private func generalPower(_ y: Number, isNegative: Bool) -> Number? {
        var logarithm = SignedFixedPoint(logarithmOf: self)
        guard !logarithm.magnitude.isZero, let size = naturalLogarithm else {
            return isNegative ? .one.negated : .one
        }
        let isSmall = logarithm.isNegative != y.isNegative
        let adjusted = size.adjustedExponent + y.adjustedExponent
        // Between 10^adjusted and a hundred times that: out of range, or as good as 0.
        guard adjusted < 5 else { return isSmall ? .zero : nil }
        guard adjusted > -39 else { return isNegative ? .one.negated : .one }
        logarithm.magnitude.multiply(byWide: y.coefficient)
        logarithm.magnitude.scale(byPowerOfTen: y.exponent)
        logarithm.isNegative = isSmall
        return Number.exponential(of: logarithm, isNegative: isNegative)
    }
}
