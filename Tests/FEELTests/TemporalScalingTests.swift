import Testing

@testable import FEEL
import TestSupport

/// Whole numbers times and over decimal numbers, cut towards zero.
struct TemporalScalingTests {
    private static func power(_ exponent: Int) -> UInt128 {
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }

    @Test func smallNumbersAgreeWithPlainArithmetic() {
        var generator = SeededGenerator(seed: 8)
        var broken: [String] = []
        for _ in 0..<20_000 {
            let whole = UInt128.random(in: 0..<1 << 40, using: &generator)
            let coefficient = UInt128.random(in: 1..<1 << 40, using: &generator)
            let exponent = Int.random(in: -9...9, using: &generator)
            let (up, down) = (Self.power(max(exponent, 0)), Self.power(max(-exponent, 0)))
            let product = whole.multiplied(byCoefficient: coefficient, exponent: exponent)
            let quotient = whole.divided(byCoefficient: coefficient, exponent: exponent)
            if product != whole * coefficient * up / down || quotient != whole * down / (coefficient * up) {
                broken.append("\(whole) by \(coefficient)e\(exponent)")
            }
        }
        #expect(broken == [])
    }

    @Test func wideNumbersAreCutNotRounded() {
        let nines = Self.power(34) - 1
        let longest = UInt128(DayTimeDuration.longest)
        #expect(UInt128(23).multiplied(byCoefficient: 25, exponent: -1) == 57)
        #expect(UInt128(7).divided(byCoefficient: 25, exponent: -1) == 2)
        #expect(longest.multiplied(byCoefficient: nines, exponent: -34) == longest - 1)
        #expect(longest.multiplied(byCoefficient: Self.power(33), exponent: -33) == longest)
        #expect(longest.divided(byCoefficient: Self.power(33), exponent: -33) == longest)
        #expect(longest.divided(byCoefficient: nines, exponent: -34) == longest)
        #expect(UInt128(1).divided(byCoefficient: nines, exponent: -40) == Self.power(6))
    }

    @Test func extremeExponentsEndAtOnce() {
        let longest = UInt128(DayTimeDuration.longest)
        #expect(longest.multiplied(byCoefficient: 1, exponent: -6_176) == 0)
        #expect(longest.multiplied(byCoefficient: 1, exponent: 6_111) == nil)
        #expect(longest.multiplied(byCoefficient: 0, exponent: 6_111) == 0)
        #expect(longest.divided(byCoefficient: 1, exponent: 6_111) == 0)
        #expect(longest.divided(byCoefficient: 1, exponent: -6_176) == nil)
        #expect(UInt128(0).divided(byCoefficient: 1, exponent: -6_176) == 0)
        #expect(longest.divided(byCoefficient: 0, exponent: 0) == nil)
    }
}
