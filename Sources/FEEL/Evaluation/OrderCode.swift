/// Where a value comes in an order, in bits that compare as whole numbers do: sorting many values looks at each one once
/// and then only at these.
///
/// A code of less than the whole value (of a long string, of a number with many digits) may be the same for two values;
/// then the values decide.
package struct OrderCode: Sendable {
    /// At the upper end.
    package let bits: UInt128
    /// How many of the upper bits are meant; the others are zero.
    package let width: Int
    /// Whether equal codes are equal values.
    package let isExact: Bool

    /// The bits in their place behind others, of which there are so many; turned around where the greatest comes first.
    package func bits(behind used: Int, isDescending: Bool) -> UInt128 {
        let meant = isDescending ? ~bits & (UInt128.max << (128 - width)) : bits
        return meant >> used
    }
}

extension Heap {
    /// The code of a value; nil for kinds without one.
    package func orderCode(of value: Value) -> OrderCode? {
        switch value.tag {
        case nil: OrderCode(bits: value.asNumber.orderBits, width: 80, isExact: false)
        case .boolean: OrderCode(bits: UInt128(value.low) << 127, width: 1, isExact: true)
        // The bits of a date are its day number above zero, at most 40 of them.
        case .date: OrderCode(bits: UInt128(value.low) << 88, width: 40, isExact: true)
        case .string: OrderCode(bits: firstBytes(of: value), width: 128, isExact: false)
        default: nil
        }
    }

    /// The first sixteen bytes of a string, zeros behind its end.
    private func firstBytes(of value: Value) -> UInt128 {
        withBytes(of: value) { bytes in
            var bits: UInt128 = 0
            for byte in bytes.prefix(16) { bits = bits << 8 | UInt128(byte) }
            return bytes.count < 16 ? bits << (8 * (16 - bytes.count)) : bits
        }
    }
}

extension Number {
    /// Sign, place of the first digit, and the first bits of the digits, in the upper 80 bits.
    fileprivate var orderBits: UInt128 {
        let middle: UInt128 = 1 << 127
        if isZero { return middle }
        let digits = coefficient * powersOfTen[Number.precision - decimalDigits(coefficient)]
        // The place takes 14 bits and, raised by one, is never zero; 34 digits take 113, of which 65 are kept.
        let place = UInt128(adjustedExponent - Number.leastExponent + 1)
        let magnitude = (place << 65 | digits >> 48) << 48
        return isNegative ? middle - magnitude : middle | magnitude
    }
}
