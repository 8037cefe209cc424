import FEEL
import Testing
import TestSupport

/// Rounding, held against whole-number arithmetic.
struct NumberRoundingTests {
    @Test func roundingToPlacesAgreesWithWholeNumbers() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let units = Int(truncatingIfNeeded: random.next()) % 100_000_000_000
            let places = Int(random.next() % 7), scale = Int(random.next() % 9) - 2
            guard
                let number = Number(
                    coefficient: UInt128(units.magnitude), exponent: -places, isNegative: units < 0)
            else { continue }
            for mode in RoundingMode.allCases {
                let step = (0..<max(places - scale, 0)).reduce(1) { power, _ in power * 10 }
                let expected = Self.nearest(units, step, mode)
                let result = number.rounded(toScale: scale, mode)
                let wanted = Number(
                    coefficient: UInt128(expected.magnitude), exponent: -min(places, scale),
                    isNegative: expected < 0)
                #expect(result == wanted, "\(number) to \(scale), \(mode)")
            }
        }
    }

    @Test func roundingToAMultipleAgreesWithWholeNumbers() {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<20_000 {
            let cents = Int(truncatingIfNeeded: random.next()) % 1_000_000_000
            let step = [1, 5, 10, 25, 30, 100, 700, 1_000_000][Int(random.next() % 8)]
            guard let number = Self.cents(cents), let unit = Self.cents(step) else { continue }
            for mode in RoundingMode.allCases {
                let expected = Self.cents(Self.nearest(cents, step, mode) * step)
                #expect(number.rounded(toMultipleOf: unit, mode) == expected, "\(number) to \(unit), \(mode)")
            }
        }
    }

    @Test func multiplesThatCannotBeWrittenAreRefused() {
        let large = Number(coefficient: 1, exponent: 40)
        #expect(large?.rounded(toMultipleOf: Number(3), .down) == nil)
        #expect(large?.rounded(toMultipleOf: Number(text: "0.05") ?? .one, .up) == large)
        #expect(Number(7).rounded(toMultipleOf: .zero, .down) == nil)
        #expect(Number(7).rounded(toMultipleOf: Number(-2), .down) == nil)
        #expect(Number(text: "96000")?.rounded(toMultipleOf: Number(10_000), .down)?.description == "90000")
        #expect(
            Number(text: "1E-6000")?.rounded(
                toMultipleOf: Number(coefficient: 7, exponent: 6000) ?? .one, .up)
                == Number(coefficient: 7, exponent: 6000))
    }

    /// value ÷ step as a whole number.
    private static func nearest(_ value: Int, _ step: Int, _ mode: RoundingMode) -> Int {
        let (quotient, rest) = value.magnitude.quotientAndRemainder(dividingBy: UInt(step))
        let sign = value < 0 ? -1 : 1
        let half = 2 * rest == UInt(step), more = 2 * rest > UInt(step)
        let grows =
            switch mode {
            case .down: false
            case .up: rest > 0
            case .floor: rest > 0 && value < 0
            case .ceiling: rest > 0 && value > 0
            case .halfUp: more || half
            case .halfDown: more
            case .halfEven: more || half && quotient % 2 == 1
            }
        return sign * (Int(quotient) + (grows ? 1 : 0))
    }

    private static func cents(_ count: Int) -> Number? {
        Number(coefficient: UInt128(count.magnitude), exponent: -2, isNegative: count < 0)
    }
}
