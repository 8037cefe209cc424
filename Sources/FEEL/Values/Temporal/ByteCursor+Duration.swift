/// The parts of a duration, which both kinds of duration read alike.
extension ByteCursor {
    /// A letter behind the number of a part, and how much one of it counts.
    typealias DurationUnit = (letter: Unicode.Scalar, weight: Int128)

    /// The parts here: each a whole number and one of the units, in the order of the units and each at most
    /// once. One unit may have a fraction of its seconds: a point and any digits, none included.
    ///
    /// Nil when a part is malformed or the sum too great; a sum of no parts when no digit stands here.
    mutating func durationParts(
        _ units: [DurationUnit], fraction fractionUnit: Unicode.Scalar? = nil
    ) -> (sum: Int128, count: Int)? {
        var (sum, count) = (Int128(0), 0)
        var units = units[...]
        while let part = durationPart() {
            guard let found = units.firstIndex(where: { $0.letter == part.letter }) else { return nil }
            if part.fraction != nil, part.letter != fractionUnit { return nil }
            guard let value = Self.product(part.digits, units[found].weight) else { return nil }
            let fraction = Int128(part.fraction.map(nanoseconds(fromFraction:)) ?? 0)
            let (total, overflow) = sum.addingReportingOverflow(value + fraction)
            if overflow { return nil }
            (sum, count) = (total, count + 1)
            units = units[(found + 1)...]
        }
        return (sum, count)
    }

    private typealias Digits = ArraySlice<UInt8>
    private typealias DurationPart = (digits: Digits, fraction: Digits?, letter: Unicode.Scalar)

    /// Nil when no digit stands here. A number without a letter gets one that no unit has.
    private mutating func durationPart() -> DurationPart? {
        let digits = takeDigits()
        if digits.isEmpty { return nil }
        let fraction = skip(".") ? takeDigits() : nil
        return (digits, fraction, Unicode.Scalar(next() ?? 0))
    }

    /// Digits times a weight; nil above 2¹²⁶, so that a fraction can still be added.
    private static func product(_ digits: ArraySlice<UInt8>, _ weight: Int128) -> Int128? {
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        guard significant.count <= 36 else { return nil }
        let number = significant.reduce(Int128(0)) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
        let (product, overflow) = number.multipliedReportingOverflow(by: weight)
        return overflow || product > Int128(1) << 126 ? nil : product
    }
}
