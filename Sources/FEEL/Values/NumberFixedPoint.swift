/// A non-negative binary fixed-point number: 192 bits before the point, 448 (134 decimal digits) behind it.
///
/// Logarithms and exponentials are summed in it. Its step is so fine against the 34 digits of a result that a
/// fraction within 2⁻¹²⁸ of a whole or a half can be taken for exactly that (see `number`).
struct NumberFixedPoint: Sendable {
    /// Least significant first.
    private var limbs: InlineArray<10, UInt64>

    private static let count = 10
    private static let fractionLimbs = 7

    static let zero = NumberFixedPoint(0)
    static let one = NumberFixedPoint(1)

    init(_ integer: UInt128) {
        limbs = InlineArray(repeating: 0)
        limbs[7] = UInt64(truncatingIfNeeded: integer)
        limbs[8] = UInt64(truncatingIfNeeded: integer >> 64)
    }

    /// The fraction numerator ÷ denominator, cut off; numerator < denominator < 2¹²⁷.
    init(_ numerator: UInt128, over denominator: UInt128) {
        limbs = InlineArray(repeating: 0)
        var rest = numerator
        for index in stride(from: NumberFixedPoint.fractionLimbs - 1, through: 0, by: -1) {
            let (quotient, remainder) = denominator.dividingFullWidth((rest >> 64, rest << 64))
            limbs[index] = UInt64(truncatingIfNeeded: quotient)
            rest = remainder
        }
    }

    private init(limbs: InlineArray<10, UInt64>) { self.limbs = limbs }

    /// ln 2.
    static let naturalLogarithmOf2 = NumberFixedPoint(limbs: [
        0xED2E_AE35_C138_2144, 0x5595_52FB_4AFA_1B10, 0xE7B8_7620_6DEB_AC98, 0x8A0D_175B_8BAA_FA2B,
        0x40F3_4326_7298_B62D, 0xC9E3_B398_03F2_F6AF, 0xB172_17F7_D1CF_79AB, 0, 0, 0,
    ])

    /// ln 10.
    static let naturalLogarithmOf10 = NumberFixedPoint(limbs: [
        0xB188_9061_042F_8B6B, 0x31C3_2F00_B17C_35A0, 0x58BC_0B5E_C6A0_4173, 0x0F18_7A08_07C0_B5CA,
        0x8A3F_B3E7_6977_E43A, 0xA95B_58AE_0B4C_28A3, 0x4D76_3776_AAA2_B05B, 2, 0, 0,
    ])

    /// What is before the point, as far as it fits.
    var integer: UInt128 { UInt128(limbs[8]) << 64 | UInt128(limbs[7]) }

    /// The first 64 bits behind the point.
    var leadingFraction: UInt64 { limbs[6] }

    /// Whether nothing is there, not even in the last place.
    var isZero: Bool {
        for index in limbs.indices where limbs[index] != 0 { return false }
        return true
    }

    static func < (a: NumberFixedPoint, b: NumberFixedPoint) -> Bool {
        for index in stride(from: count - 1, through: 0, by: -1) where a.limbs[index] != b.limbs[index] {
            return a.limbs[index] < b.limbs[index]
        }
        return false
    }

    static func + (a: NumberFixedPoint, b: NumberFixedPoint) -> NumberFixedPoint {
        var sum = a
        var carry: UInt64 = 0
        for index in a.limbs.indices {
            let total = UInt128(a.limbs[index]) + UInt128(b.limbs[index]) + UInt128(carry)
            sum.limbs[index] = UInt64(truncatingIfNeeded: total)
            carry = UInt64(truncatingIfNeeded: total >> 64)
        }
        return sum
    }

    /// a − b for b ≤ a.
    static func - (a: NumberFixedPoint, b: NumberFixedPoint) -> NumberFixedPoint {
        var difference = a
        var borrow = false
        for index in a.limbs.indices {
            let first = a.limbs[index].subtractingReportingOverflow(b.limbs[index])
            let second = first.partialValue.subtractingReportingOverflow(borrow ? 1 : 0)
            difference.limbs[index] = second.partialValue
            borrow = first.overflow || second.overflow
        }
        return difference
    }

    /// a × b, cut off behind the last place.
    static func * (a: NumberFixedPoint, b: NumberFixedPoint) -> NumberFixedPoint {
        var full = InlineArray<20, UInt64>(repeating: 0)
        for left in 0..<count where a.limbs[left] != 0 {
            var carry: UInt64 = 0
            for right in 0..<count {
                let product = a.limbs[left].multipliedFullWidth(by: b.limbs[right])
                let sum =
                    UInt128(product.high) << 64 + UInt128(product.low)
                    + UInt128(full[left + right]) + UInt128(carry)
                full[left + right] = UInt64(truncatingIfNeeded: sum)
                carry = UInt64(truncatingIfNeeded: sum >> 64)
            }
            full[left + count] = carry
        }
        var result = zero
        for index in 0..<count { result.limbs[index] = full[index + fractionLimbs] }
        return result
    }

    mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = limbs[index].multipliedFullWidth(by: factor)
            let sum = product.low.addingReportingOverflow(carry)
            limbs[index] = sum.partialValue
            carry = product.high &+ (sum.overflow ? 1 : 0)
        }
    }

    /// Divides by a number other than zero.
    mutating func divide(by divisor: UInt64) {
        var rest: UInt64 = 0
        for index in stride(from: NumberFixedPoint.count - 1, through: 0, by: -1) {
            let (quotient, remainder) = divisor.dividingFullWidth((rest, limbs[index]))
            limbs[index] = quotient
            rest = remainder
        }
    }

    /// Multiplies by up to 128 bits.
    mutating func multiply(byWide factor: UInt128) {
        var upper = self
        upper.multiply(by: UInt64(truncatingIfNeeded: factor >> 64))
        upper.shiftUp()
        multiply(by: UInt64(truncatingIfNeeded: factor))
        self = self + upper
    }

    /// Multiplies by 2⁶⁴.
    private mutating func shiftUp() {
        for index in stride(from: NumberFixedPoint.count - 1, to: 0, by: -1) {
            limbs[index] = limbs[index - 1]
        }
        limbs[0] = 0
    }

    /// Multiplies by 10^power, or divides if it is negative.
    mutating func scale(byPowerOfTen power: Int) {
        var left = power.magnitude
        while left > 0 && !isZero {
            let step = min(left, 18)
            let factor = smallPowersOfTen[Int(step)]
            if power > 0 { multiply(by: factor) } else { divide(by: factor) }
            left -= step
        }
    }
}

extension NumberFixedPoint {
    /// The part behind the point as a tail; within 2⁻¹²⁸ of nothing, a half or a whole it is that, and
    /// `carries` tells the last.
    private var tail: (tail: Tail, carries: Bool) {
        let half: UInt64 = 1 << 63
        switch (limbs[6], limbs[5]) {
        case (0, 0): return (.nothing, false)
        case (.max, .max): return (.nothing, true)
        case (half, 0), (half - 1, .max): return (.half, false)
        default: return (limbs[6] < half ? .belowHalf : .aboveHalf, false)
        }
    }

    /// self × 10^exponent as a number, for 10⁻⁴⁰ < self < 10³⁷.
    func number(exponent: Int, isNegative: Bool, _ context: inout NumberContext) -> Number {
        guard !isZero else { return context.zero(exponent: exponent, isNegative: isNegative) }
        var scaled = self
        var power = exponent
        while scaled.integer < powersOfTen[Number.precision - 1] {
            let step = scaled.integer < powersOfTen[17] ? 16 : 1
            scaled.multiply(by: smallPowersOfTen[step])
            power -= step
        }
        let (tail, carries) = scaled.tail
        let coefficient = scaled.integer + (carries ? 1 : 0)
        return context.finish(coefficient, exponent: power, isNegative: isNegative, tail: tail)
    }
}
