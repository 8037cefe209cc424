import FEEL
import Testing
import TestSupport

/// What holds for all numbers, tried on many, the same ones every time.
struct NumberLawTests {
    @Test func additionAndMultiplicationCommute() {
        check { a, b in
            same(a.adding(b), b.adding(a)) && same(a.multiplied(by: b), b.multiplied(by: a))
        }
    }

    @Test func subtractionIsAdditionOfTheNegated() {
        check { a, b in same(a.subtracting(b), a.adding(b.negated)) }
    }

    @Test func multiplicationDistributesWhereNothingIsRounded() {
        check(SeededGenerator.amount) { a, b in
            guard let sum = a.adding(b), let left = sum.multiplied(by: a) else { return false }
            guard let first = a.multiplied(by: a), let second = b.multiplied(by: a) else { return false }
            return first.adding(second) == left
        }
    }

    @Test func anExactQuotientTakesTheProductBack() {
        check(SeededGenerator.amount) { a, b in
            b.isZero || a.multiplied(by: b)?.divided(by: b) == a
        }
    }

    @Test func aRemainderIsWhatWholeDivisionLeaves() {
        check(SeededGenerator.amount) { a, b in
            guard !b.isZero else { return Number.modulo(a, b) == nil }
            guard let rest = Number.modulo(a, b), let quotient = a.subtracting(rest)?.divided(by: b) else {
                return false
            }
            return quotient.isInteger && (rest.isZero || rest.isNegative == b.isNegative)
                && rest.magnitude < b.magnitude
        }
    }

    @Test func orderAgreesWithSubtraction() {
        check { a, b in
            guard let difference = a.subtracting(b) else { return true }
            return a.compared(to: b) == difference.signum && (a < b) == (difference.signum < 0)
                && (a == b) == difference.isZero && b.compared(to: a) == -difference.signum
        }
    }

    @Test func equalNumbersHashAlike() {
        check { a, _ in
            let reduced = a.reduced
            return reduced == a && reduced.hashValue == a.hashValue
        }
        #expect(Set([Number(text: "1.0"), Number(text: "1.00"), Number(text: "1E0"), Number.one]).count == 1)
        #expect(
            Set([Number(text: "0.00"), Number(text: "-0"), Number(text: "0E+30"), Number.zero]).count == 1)
    }

    @Test func textsReadBackAsTheSameNumber() {
        check(count: 1_000) { a, _ in
            same(Number(text: a.exactText), a) && Number(text: a.description) == a
                && Number(text: a.text(decimals: 2)) == a
        }
    }

    @Test func noResultIsANegativeZero() {
        let zeros = [
            Number(text: "-0"), Number(text: "-0.00"), Number(text: "-1E-9999"), Number.zero.negated,
        ]
        let small = Number(text: "-1E-6000")
        let products = [
            small?.multiplied(by: Number(text: "1E-6000") ?? .one), Number.zero.multiplied(by: Number(-5)),
        ]
        let rounded = [Number(text: "-0.3")?.rounded(toScale: 0, .halfEven), Number(text: "-0.3")?.truncated]
        for number in zeros + products + rounded {
            #expect(number?.high ?? .max < 1 << 63 && number?.isZero == true, "\(String(describing: number))")
        }
    }

    @Test func aRootSquaredGivesTheSquareBack() {
        check(SeededGenerator.amount) { a, _ in a.multiplied(by: a)?.squareRoot == a.magnitude }
    }

    @Test func logarithmAndExponentialUndoEachOther() {
        check(SeededGenerator.amount, count: 500) { a, b in
            guard !a.isZero, let back = a.magnitude.naturalLogarithm?.exponential else { return a.isZero }
            guard let error = back.subtracting(a.magnitude)?.divided(by: a)?.magnitude else { return false }
            return error < Number(coefficient: 1, exponent: -31) ?? .zero
        }
    }

    /// Every pair must satisfy the law; the first that does not is named.
    private func check(
        _ kind: (inout SeededGenerator) -> Number = SeededGenerator.anyNumber, count: Int = 20_000,
        _ law: (Number, Number) -> Bool, _ location: SourceLocation = #_sourceLocation
    ) {
        var random = SeededGenerator(seed: 2018)
        for _ in 0..<count {
            let (a, b) = (kind(&random), kind(&random))
            if !law(a, b) {
                Issue.record("\(a.exactText) and \(b.exactText)", sourceLocation: location)
                return
            }
        }
    }

    private func same(_ a: Number?, _ b: Number?) -> Bool { a?.high == b?.high && a?.low == b?.low }
}

/// Numbers to try laws on.
extension SeededGenerator {
    /// Any length, any exponent, often alike.
    static func anyNumber(_ random: inout SeededGenerator) -> Number {
        let coefficient =
            (UInt128(random.next()) << 64 | UInt128(random.next())) >> UInt128(random.next() % 128)
        let spread = [3, 40, 6100][Int(random.next() % 3)]
        let exponent = Int(random.next() % UInt64(2 * spread)) - spread
        return Number(coefficient: coefficient >> 15, exponent: exponent, isNegative: random.next() % 2 == 0)
            ?? .zero
    }

    /// Up to ten digits, up to four places.
    static func amount(_ random: inout SeededGenerator) -> Number {
        let coefficient = UInt128(random.next() % [100, 1_000_000, 10_000_000_000][Int(random.next() % 3)])
        let exponent = -Int(random.next() % 5)
        return Number(coefficient: coefficient, exponent: exponent, isNegative: random.next() % 2 == 0)
            ?? .zero
    }
}
