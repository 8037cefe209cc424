/// A decimal number as FEEL means it: IEEE 754-2008 decimal128, finite, in sixteen plain bytes (DMN
/// §10.3.2.3.1).
///
/// Up to 34 significant digits times a power of ten; 1.10 keeps its zero, yet equals 1.1. There is no NaN, no
/// infinity and no negative zero: an operation that would give one gives nil, or 0.
///
/// Layout (BID): `high` bit 63 is the sign, bits 62…49 the exponent + 6176 (0…12287), and the other 49 bits
/// with the 64 of `low` the whole coefficient. Because 12287 < 0x3000, bits 62 and 61 are never both set;
/// `Value` keeps all that is no number there.
package struct Number: Sendable {
    package let high: UInt64
    package let low: UInt64

    /// Takes the bits as they are, unchecked.
    @inline(__always)
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static let zero = Number(high: exponentOfOnes, low: 0)
    package static let one = Number(high: exponentOfOnes, low: 1)
    /// 9 999 … 999 (34 digits) × 10⁶¹¹¹.
    package static let greatest = Number(high: 0x5FFF_ED09_BEAD_87C0, low: 0x378D_8E63_FFFF_FFFF)
}

extension Number {
    /// Significant digits of a coefficient.
    static let precision = 34
    /// The least exponent of a coefficient; also what the stored exponent is ahead of the real one, negated.
    static let leastExponent = -6176
    static let greatestExponent = 6111
    static let greatestCoefficient: UInt128 = 9_999_999_999_999_999_999_999_999_999_999_999

    static let signBit: UInt64 = 1 << 63
    static let exponentShift: UInt64 = 49
    static let exponentMask: UInt64 = 0x3FFF << 49
    static let coefficientMask: UInt64 = (1 << 49) - 1
    /// The stored exponent 6176, that is 10⁰, in place.
    static let exponentOfOnes: UInt64 = 6176 << 49

    /// The parts put together: the coefficient at most 34 digits, the exponent −6176…6111.
    @inline(__always)
    init(unchecked coefficient: UInt128, exponent: Int, isNegative: Bool) {
        let field = UInt64(truncatingIfNeeded: exponent &- Number.leastExponent) << Number.exponentShift
        let sign = isNegative ? Number.signBit : 0
        high = sign | field | UInt64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
    }

    @inline(__always)
    var coefficient: UInt128 { UInt128(high & Number.coefficientMask) << 64 | UInt128(low) }

    /// The exponent of the coefficient's last digit.
    @inline(__always)
    var exponent: Int { storedExponent &+ Number.leastExponent }

    /// The power of ten of its last digit: −2 for 1.10.
    package var lastPlace: Int { exponent }

    @inline(__always)
    var storedExponent: Int { Int(truncatingIfNeeded: (high & Number.exponentMask) >> Number.exponentShift) }

    /// Whether the coefficient fits `low`.
    @inline(__always)
    var isNarrow: Bool { high & Number.coefficientMask == 0 }

    /// The sign bit, which inside a `NumberContext` a zero may have too.
    @inline(__always)
    var hasSign: Bool { high >> 63 != 0 }

    /// The exponent of the first digit.
    var adjustedExponent: Int { exponent + decimalDigits(coefficient) - 1 }
}

extension Number {
    package init(_ integer: Int) {
        self.init(unchecked: UInt128(integer.magnitude), exponent: 0, isNegative: integer < 0)
    }

    /// coefficient × 10^exponent, rounded half to even where it has more than 34 digits; nil if it is too
    /// large.
    package init?(coefficient: UInt128, exponent: Int, isNegative: Bool = false) {
        let direct = Number.leastExponent...Number.greatestExponent
        if coefficient <= Number.greatestCoefficient, direct.contains(exponent) {
            self.init(unchecked: coefficient, exponent: exponent, isNegative: isNegative && coefficient != 0)
            return
        }
        var context = NumberContext()
        let result = context.finish(coefficient, exponent: exponent, isNegative: isNegative)
        guard let number = context.accepted(result) else { return nil }
        self = number
    }

    @inline(__always)
    package var isZero: Bool { low == 0 && isNarrow }

    @inline(__always)
    package var isNegative: Bool { hasSign }

    /// −1, 0 or 1.
    package var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

    @inline(__always)
    package var negated: Number { isZero ? self : Number(high: high ^ Number.signBit, low: low) }

    @inline(__always)
    package var magnitude: Number { Number(high: high & ~Number.signBit, low: low) }
}
