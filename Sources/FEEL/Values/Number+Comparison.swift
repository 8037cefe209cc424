/// Numbers compare by what they are worth: 1.0 = 1.00, and both hash alike.
extension Number: Hashable, Comparable {
    @inline(__always)
    package static func == (a: Number, b: Number) -> Bool {
        if a.high == b.high { return a.low == b.low }
        return a.compareAtLength(to: b) == 0
    }

    @inline(__always)
    package static func < (a: Number, b: Number) -> Bool {
        if a.high == b.high && a.isNarrow { return a.isNegative ? a.low > b.low : a.low < b.low }
        return a.compareAtLength(to: b) < 0
    }

    package func hash(into hasher: inout Hasher) {
        let plain = reduced
        hasher.combine(plain.high)
        hasher.combine(plain.low)
    }

    /// −1, 0 or 1: less, equal, greater.
    @inline(__always)
    package func compared(to other: Number) -> Int {
        if high == other.high && isNarrow {
            let order = low < other.low ? -1 : low > other.low ? 1 : 0
            return isNegative ? -order : order
        }
        return compareAtLength(to: other)
    }

    @inline(never)
    private func compareAtLength(to other: Number) -> Int {
        let (sign, otherSign) = (signum, other.signum)
        guard sign == otherSign else { return sign < otherSign ? -1 : 1 }
        guard sign != 0 else { return 0 }
        return sign * Number.compareMagnitudes(self, other)
    }

    private static func compareMagnitudes(_ a: Number, _ b: Number) -> Int {
        let gap = a.storedExponent &- b.storedExponent
        if a.isNarrow && b.isNarrow && gap.magnitude <= 19 {
            let left = UInt128(a.low) &* UInt128(smallPowersOfTen[max(gap, 0)])
            let right = UInt128(b.low) &* UInt128(smallPowersOfTen[max(-gap, 0)])
            return left < right ? -1 : left > right ? 1 : 0
        }
        let (first, second) = (a.adjustedExponent, b.adjustedExponent)
        guard first == second else { return first < second ? -1 : 1 }
        // Equal first digits' places: brought to one exponent, both still have at most 34 digits.
        let left = a.coefficient * powersOfTen[max(gap, 0)]
        let right = b.coefficient * powersOfTen[max(-gap, 0)]
        return left < right ? -1 : left > right ? 1 : 0
    }
}
