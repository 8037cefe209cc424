/// Logarithms and exponentials, to the last of the 34 digits: they are summed to 120 digits and more and
/// rounded once, so the result is the nearest number unless the true value lies within 10⁻³⁸ of a unit of
/// half-way between two.
extension Number {
    /// e to the power of self; nil on overflow, 0 where it is too small for a number.
    package var exponential: Number? {
        guard !isZero else { return .one }
        // Beyond 10⁵ the result is out of range on either side, below 10⁻³⁶ it rounds to 1.
        guard adjustedExponent < 5 else { return isNegative ? .zero : nil }
        guard adjustedExponent > -37 else { return .one }
        var argument = NumberFixedPoint(coefficient)
        argument.scale(byPowerOfTen: exponent)
        return Number.exponential(
            of: SignedFixedPoint(magnitude: argument, isNegative: isNegative), isNegative: false)
    }

    /// The natural logarithm; nil for zero and negative numbers.
    package var naturalLogarithm: Number? {
        guard signum > 0 else { return nil }
        let logarithm = SignedFixedPoint(logarithmOf: self)
        var context = NumberContext()
        let result = logarithm.magnitude.number(exponent: 0, isNegative: logarithm.isNegative, &context)
        return context.accepted(result)?.withoutZerosBelowOne
    }

    /// ±e^argument, for an argument below 10¹⁸.
    static func exponential(of argument: SignedFixedPoint, isNegative: Bool) -> Number? {
        var (remainder, tens) = argument.splitByLogarithmOf10()
        var context = NumberContext()
        // e^r = (e^(r/1024))^1024: the series then ends after some thirty terms.
        remainder.divide(by: 1 << 10)
        var value = NumberFixedPoint.exponentialSeries(remainder)
        for _ in 0..<10 { value = value * value }
        let result = value.number(exponent: tens, isNegative: isNegative, &context)
        return context.accepted(result)?.withoutZerosBelowOne
    }

    /// Without zeros at the end of the places: a root of 4 is 2, not 2.000….
    private var withoutZerosBelowOne: Number {
        guard !isZero else { return .zero }
        guard exponent < 0 else { return self }
        let (stripped, zeros) = withoutTrailingZeros(coefficient, atMost: -exponent)
        return Number(unchecked: stripped, exponent: exponent + zeros, isNegative: isNegative)
    }
}

/// A fixed-point number with a sign.
struct SignedFixedPoint {
    var magnitude: NumberFixedPoint
    var isNegative: Bool

    init(magnitude: NumberFixedPoint, isNegative: Bool) {
        self.magnitude = magnitude
        self.isNegative = isNegative
    }

    /// ln x of a positive x = m × 2ʲ × 10ᵏ, with m near 1: 2 artanh((m − 1) ÷ (m + 1)) + j ln 2 + k ln 10.
    init(logarithmOf x: Number) {
        let pad = Number.precision - decimalDigits(x.coefficient)
        let first = x.coefficient * powersOfTen[pad]
        let tens = x.exponent - pad + Number.precision - 1
        var (unit, twos) = (powersOfTen[Number.precision - 1], 0)
        // Leaves m between 0.7 and 1.4.
        while first * 5 > unit * 7 { (unit, twos) = (unit * 2, twos + 1) }
        let distance = first > unit ? first - unit : unit - first
        let ratio = NumberFixedPoint(distance, over: first + unit)
        self.init(magnitude: .inverseHyperbolicTangentSeries(ratio), isNegative: first < unit)
        magnitude.multiply(by: 2)
        add(.naturalLogarithmOf2, times: twos)
        add(.naturalLogarithmOf10, times: tens)
    }

    private mutating func add(_ constant: NumberFixedPoint, times count: Int) {
        var multiple = constant
        multiple.multiply(by: UInt64(count.magnitude))
        if isNegative == (count < 0) {
            magnitude = magnitude + multiple
        } else if multiple < magnitude {
            magnitude = magnitude - multiple
        } else {
            magnitude = multiple - magnitude
            isNegative.toggle()
        }
    }

    /// self = remainder + tens × ln 10, with 0 ≤ remainder < ln 10.
    func splitByLogarithmOf10() -> (remainder: NumberFixedPoint, tens: Int) {
        let ln10 = NumberFixedPoint.naturalLogarithmOf10
        let estimate =
            (Double(magnitude.integer) + Double(magnitude.leadingFraction) / 0x1p64) / 2.302585092994046
        var whole = UInt64(estimate)
        var multiple = ln10
        multiple.multiply(by: whole)
        // The estimate may be one off where the quotient is nearly whole.
        if magnitude < multiple { (whole, multiple) = (whole - 1, multiple - ln10) }
        var remainder = magnitude - multiple
        if !(remainder < ln10) { (whole, remainder) = (whole + 1, remainder - ln10) }
        guard isNegative else { return (remainder, Int(whole)) }
        return remainder.isZero ? (remainder, -Int(whole)) : (ln10 - remainder, -Int(whole) - 1)
    }
}

extension NumberFixedPoint {
    /// 1 + x + x²/2! + x³/3! + …
    static func exponentialSeries(_ x: NumberFixedPoint) -> NumberFixedPoint {
        var sum = NumberFixedPoint.one
        var term = x
        var index: UInt64 = 1
        while !term.isZero {
            sum = sum + term
            index += 1
            term = term * x
            term.divide(by: index)
        }
        return sum
    }

    /// z + z³/3 + z⁵/5 + … for z below 1/5.
    static func inverseHyperbolicTangentSeries(_ z: NumberFixedPoint) -> NumberFixedPoint {
        let square = z * z
        var sum = z
        var power = z
        var index: UInt64 = 1
        while !power.isZero {
            power = power * square
            index += 2
            var term = power
            term.divide(by: index)
            sum = sum + term
        }
        return sum
    }
}
