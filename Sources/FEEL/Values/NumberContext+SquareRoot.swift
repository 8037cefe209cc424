extension NumberContext {
    /// √a, correctly rounded. An exact root has half the exponent of a, or the next below that holds it.
    package mutating func squareRoot(_ a: Number) -> Number {
        guard !a.isZero else { return zero(exponent: a.exponent >> 1, isNegative: a.hasSign) }
        guard !a.hasSign else { return fail(.invalid) }
        // 69 or 70 digits under the root give 35; an even exponent can be halved.
        let isOdd = a.exponent & 1 == 1
        let coefficient = isOdd ? a.coefficient * 10 : a.coefficient
        let exponent = isOdd ? a.exponent - 1 : a.exponent
        let missing = 70 - decimalDigits(coefficient)
        let pad = missing - (missing & 1)
        let first = min(pad, 37 - decimalDigits(coefficient))
        let wide = UInt256(coefficient * powersOfTen[first], times: powersOfTen[pad - first])
        return finishRoot(of: wide, exponent: (exponent - pad) / 2, room: pad / 2)
    }

    private mutating func finishRoot(of square: UInt256, exponent: Int, room: Int) -> Number {
        let root = integerSquareRoot(square)
        let back = UInt256(root, times: root)
        guard back.high == square.high && back.low == square.low else {
            // A root of 35 digits ends in at least one more digit, so it is never half-way.
            return finish(root, exponent: exponent, isNegative: false, tail: .belowHalf)
        }
        let (stripped, zeros) = withoutTrailingZeros(root, atMost: room)
        return finish(stripped, exponent: exponent + zeros, isNegative: false)
    }

    /// ⌊√square⌋ for a square of 69 or 70 digits, by Newton's method from above.
    private func integerSquareRoot(_ square: UInt256) -> UInt128 {
        let bits = 256 - square.high.leadingZeroBitCount
        // A power of two that is not below the root, so that every quotient stays below the divisor.
        var root: UInt128 = 1 << ((bits + 1) / 2)
        while true {
            let quotient = root.dividingFullWidth((square.high, square.low)).quotient
            if quotient >= root { return root }
            root = (root + quotient) / 2
        }
    }
}
