import FEEL

/// A column of decimals: the two halves of each.
struct Decimals {
    let high: Wide
    let low: Wide

    @inline(__always)
    subscript(row: Int) -> Number {
        get { Number(high: UInt64(bitPattern: high[row]), low: UInt64(bitPattern: low[row])) }
        nonmutating set {
            high[row] = Int64(bitPattern: newValue.high)
            low[row] = Int64(bitPattern: newValue.low)
        }
    }
}

/// How a decimal is rounded to a whole multiple of a step.
struct DecimalRounding: Sendable {
    let step: Number
    let mode: RoundingMode
    /// Whether a rule orders it: then what a quotient has lost behind its last digit does not count.
    let isRule: Bool
    /// The places of the result.
    let scale: Int
}

/// Loops over decimals, one at a time: what quotients need, and numbers with too many places.
enum DecimalKernels {
    @inline(never)
    static func widen(_ a: Wide, places: Int, _ target: Decimals, _ count: Int) {
        for row in 0..<count {
            let value = a[row]
            target[row] =
                Number(coefficient: UInt128(value.magnitude), exponent: -places, isNegative: value < 0)
                ?? .zero
        }
    }

    /// A result of so many digits before or behind the point that nobody would write it is left to the full way.
    private static let leastPlaces = -60
    private static let mostPlaces = 20

    @inline(__always)
    static func combine(
        _ a: Decimals, _ b: Decimals, _ target: Decimals, _ missing: Narrow, _ count: Int,
        _ operation: (Number, Number) -> Number?
    ) {
        for row in 0..<count {
            let result = operation(a[row], b[row])
            let isKept = result.map { (leastPlaces...mostPlaces).contains($0.lastPlace) } ?? false
            target[row] = isKept ? result ?? .zero : .zero
            missing[row] = isKept ? 0 : 1
        }
    }

    @inline(__always)
    static func convert(_ a: Decimals, _ target: Decimals, _ count: Int, _ operation: (Number) -> Number) {
        for row in 0..<count { target[row] = operation(a[row]) }
    }

    @inline(__always)
    static func compare(
        _ a: Decimals, _ b: Decimals, _ target: Narrow, _ count: Int, _ holds: (Number, Number) -> Bool
    ) {
        for row in 0..<count { target[row] = holds(a[row], b[row]) ? 1 : 0 }
    }

    @inline(never)
    static func round(
        _ a: Decimals, _ rounding: DecimalRounding, _ target: Wide, _ missing: Narrow, _ odd: Narrow,
        _ count: Int
    ) {
        for row in 0..<count {
            let number = rounding.isRule ? a[row].withoutGuardDigits : a[row]
            let result = number.rounded(toMultipleOf: rounding.step, rounding.mode)
            missing[row] = result == nil ? 1 : 0
            if let entry = result?.entry(atScale: rounding.scale) {
                target[row] = entry
            } else {
                target[row] = 0
                odd[row] = 1
            }
        }
    }
}
