/// Days and time durations and numbers (DMN §10.3.2.3, arithmetic): exact, then cut towards zero to a nanosecond.
extension DayTimeDuration {
    /// Nil when the product is too long.
    package func multiplied(by factor: Number) -> DayTimeDuration? {
        scaled(isNegative: factor.isNegative) {
            $0.multiplied(byCoefficient: factor.coefficient, exponent: factor.exponent)
        }
    }

    /// Nil for a zero divisor and when the quotient is too long.
    package func divided(by divisor: Number) -> DayTimeDuration? {
        scaled(isNegative: divisor.isNegative) {
            $0.divided(byCoefficient: divisor.coefficient, exponent: divisor.exponent)
        }
    }

    /// How many times another duration goes into this one; nil when that is zero.
    package func divided(by other: DayTimeDuration) -> Number? {
        Number(wholeNanosecondsOf: self).divided(by: Number(wholeNanosecondsOf: other))
    }

    private func scaled(isNegative: Bool, _ scale: (UInt128) -> UInt128?) -> DayTimeDuration? {
        guard let magnitude = scale(nanoseconds.magnitude), let length = Int128(exactly: magnitude)
        else { return nil }
        return DayTimeDuration(nanoseconds: (nanoseconds < 0) != isNegative ? -length : length)
    }
}

extension Number {
    /// The longest length has 31 digits, so the number is exact.
    fileprivate init(wholeNanosecondsOf duration: DayTimeDuration) {
        let nanoseconds = duration.nanoseconds
        self.init(unchecked: nanoseconds.magnitude, exponent: 0, isNegative: nanoseconds < 0)
    }

    /// So many nanoseconds in seconds, without superfluous zeros.
    init(secondsFromNanoseconds nanoseconds: Int) {
        let isNegative = nanoseconds < 0
        self = Number(unchecked: UInt128(nanoseconds.magnitude), exponent: -9, isNegative: isNegative).reduced
    }

    /// So many seconds in nanoseconds, cut towards zero; nil when that needs more than 64 bits.
    var nanosecondsFromSeconds: Int? {
        coefficient.multiplied(byCoefficient: 1_000_000_000, exponent: exponent)
            .flatMap { Int(exactly: $0) }.map { isNegative ? -$0 : $0 }
    }
}
