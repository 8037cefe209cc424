/// Quotients of a column by a figure, rounded.
///
/// Money is rounded to the fen from a few places more: for those divisors the loop is written with the divisor as a
/// constant, which the compiler turns into a multiplication.
enum RoundingKernels {
    @inline(never)
    static func round(_ a: Wide, by divisor: Int64, _ mode: ColumnOperation, _ target: Wide, _ count: Int) {
        switch divisor {
        case 10:
            round(a, mode, target, count) {
                $0.quotientAndRemainder(dividingBy: 10)
            } half: { _ in
                5
            }
        case 100:
            round(a, mode, target, count) {
                $0.quotientAndRemainder(dividingBy: 100)
            } half: { _ in
                50
            }
        case 1_000:
            round(a, mode, target, count) {
                $0.quotientAndRemainder(dividingBy: 1_000)
            } half: { _ in
                500
            }
        case 10_000:
            round(a, mode, target, count) {
                $0.quotientAndRemainder(dividingBy: 10_000)
            } half: { _ in
                5_000
            }
        default:
            roundAny(a, by: divisor, mode, target, count)
        }
    }

    /// With a divisor that is even, as every power of ten is.
    @inline(__always)
    private static func round(
        _ a: Wide, _ mode: ColumnOperation, _ target: Wide, _ count: Int,
        _ divide: (Int64) -> (quotient: Int64, remainder: Int64), half: (Int64) -> Int64
    ) {
        let half = half(0)
        switch mode {
        case .roundDown:
            for row in 0..<count { target[row] = divide(a[row]).quotient }
        case .roundUp:
            for row in 0..<count {
                let (quotient, rest) = divide(a[row])
                target[row] = quotient &+ (rest > 0 ? 1 : 0) &- (rest < 0 ? 1 : 0)
            }
        case .roundFloor:
            for row in 0..<count {
                let (quotient, rest) = divide(a[row])
                target[row] = quotient &- (rest < 0 ? 1 : 0)
            }
        case .roundCeiling:
            for row in 0..<count {
                let (quotient, rest) = divide(a[row])
                target[row] = quotient &+ (rest > 0 ? 1 : 0)
            }
        case .roundHalfUp:
            for row in 0..<count {
                let (quotient, rest) = divide(a[row])
                target[row] = quotient &+ (rest >= half ? 1 : 0) &- (rest <= 0 &- half ? 1 : 0)
            }
        case .roundHalfDown:
            for row in 0..<count {
                let (quotient, rest) = divide(a[row])
                target[row] = quotient &+ (rest > half ? 1 : 0) &- (rest < 0 &- half ? 1 : 0)
            }
        default:
            for row in 0..<count {
                let (quotient, rest) = divide(a[row])
                // In the middle it is the odd quotient that moves.
                let least = half &+ 1 &- (quotient & 1)
                target[row] = quotient &+ (rest >= least ? 1 : 0) &- (rest <= 0 &- least ? 1 : 0)
            }
        }
    }

    /// With any divisor above zero: twice the rest is compared with it, so that a half need not be whole.
    private static func roundAny(
        _ a: Wide, by divisor: Int64, _ mode: ColumnOperation, _ target: Wide, _ count: Int
    ) {
        for row in 0..<count {
            let (quotient, rest) = a[row].quotientAndRemainder(dividingBy: divisor)
            let magnitude = rest.magnitude
            let order = magnitude == 0 ? -2 : compare(magnitude, divisor.magnitude &- magnitude)
            let grows =
                switch mode {
                case .roundDown: false
                case .roundUp: rest != 0
                case .roundFloor: rest < 0
                case .roundCeiling: rest > 0
                case .roundHalfUp: order >= 0
                case .roundHalfDown: order > 0
                default: order > 0 || order == 0 && quotient & 1 != 0
                }
            target[row] = grows ? quotient &+ (rest < 0 ? -1 : 1) : quotient
        }
    }

    private static func compare(_ a: UInt64, _ b: UInt64) -> Int { a < b ? -1 : a == b ? 0 : 1 }
}
