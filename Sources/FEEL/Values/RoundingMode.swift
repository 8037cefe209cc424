/// Which of its two neighbours a number becomes when it has more places than wanted.
package enum RoundingMode: String, Hashable, Sendable, CaseIterable {
    /// Towards zero.
    case down
    /// Away from zero.
    case up
    /// Towards −∞.
    case floor
    /// Towards +∞.
    case ceiling
    /// To the nearer one; in the middle away from zero (四舍五入).
    case halfUp
    /// To the nearer one; in the middle towards zero.
    case halfDown
    /// To the nearer one; in the middle to the even digit. What all arithmetic uses.
    case halfEven
}

extension RoundingMode {
    /// Whether the kept digits, cut off at `tail`, must grow by one.
    @inline(__always)
    func increments(_ tail: Tail, isOdd: Bool, isNegative: Bool) -> Bool {
        guard tail != .nothing else { return false }
        switch self {
        case .down: return false
        case .up: return true
        case .floor: return isNegative
        case .ceiling: return !isNegative
        case .halfUp: return tail != .belowHalf
        case .halfDown: return tail == .aboveHalf
        case .halfEven: return tail == .aboveHalf || (tail == .half && isOdd)
        }
    }
}

/// What was cut off behind the last kept digit, in units of that digit.
enum Tail: UInt8 {
    case nothing, belowHalf, half, aboveHalf

    /// The tail of a division: what is left of it, and what had been cut off before.
    @inline(__always)
    init(remainder: UInt128, of divisor: UInt128, before: Tail = .nothing) {
        // Invariant: divisor ≤ 10³⁸, so twice the remainder fits 128 bits.
        let twice = remainder << 1
        if twice > divisor {
            self = .aboveHalf
        } else if twice == divisor {
            self = before == .nothing ? .half : .aboveHalf
        } else {
            self = remainder == 0 && before == .nothing ? .nothing : .belowHalf
        }
    }
}
