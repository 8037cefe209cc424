extension Number: CustomStringConvertible {
    /// Plain digits, without exponent and without superfluous zeros: FEEL's `string` (DMN §10.3.4.1).
    package var description: String { text(decimals: 0) }

    /// Plain digits with at least so many places after the point: 1234.5 with two is `1234.50`. A number with
    /// more places shows all of them; nothing is rounded.
    package func text(decimals: Int) -> String {
        var text: [UInt8] = []
        write(decimals: decimals, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The same, added to a text in ASCII.
    package func write(decimals: Int, to text: inout [UInt8]) {
        if writeShort(decimals: decimals, to: &text) { return }
        let plain = reduced
        let digits = Number.digits(of: plain.coefficient)
        let places = max(-plain.exponent, 0)
        if isNegative { text.append(UInt8(ascii: "-")) }
        Number.appendWhole(digits, exponent: plain.exponent, to: &text)
        let shown = max(places, min(max(decimals, 0), -Number.leastExponent))
        guard shown > 0 else { return }
        text.append(UInt8(ascii: "."))
        Number.appendFraction(digits, places: places, to: &text)
        Number.appendZeros(shown - places, to: &text)
    }

    /// Writes a number of at most 19 digits with few places, which most are, without a detour; false for others.
    private func writeShort(decimals: Int, to text: inout [UInt8]) -> Bool {
        var places = -exponent
        guard isNarrow, (0...9).contains(places), (0...9).contains(decimals) else { return false }
        var left = low
        while places > decimals, left % 10 == 0 {
            left /= 10
            places -= 1
        }
        if isNegative { text.append(UInt8(ascii: "-")) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
            var start = buffer.count
            for _ in 0..<max(decimals - places, 0) { Number.put(0, in: buffer, at: &start) }
            for _ in 0..<places { Number.put(left.nextDigit(), in: buffer, at: &start) }
            if max(places, decimals) > 0 {
                start -= 1
                buffer[start] = UInt8(ascii: ".")
            }
            repeat { Number.put(left.nextDigit(), in: buffer, at: &start) } while left != 0
            text += buffer[start...]
        }
        return true
    }

    @inline(__always)
    private static func put(_ digit: UInt8, in buffer: UnsafeMutableBufferPointer<UInt8>, at start: inout Int)
    {
        start -= 1
        buffer[start] = UInt8(ascii: "0") + digit
    }

    /// The number as it is stored, with the zeros at its end, and with an exponent where the General Decimal
    /// Arithmetic writes one (`to-scientific-string`): reading it gives the same bits.
    package var exactText: String {
        let digits = Number.digits(of: coefficient)
        let adjusted = exponent + digits.count - 1
        var text: [UInt8] = hasSign ? [UInt8(ascii: "-")] : []
        if exponent <= 0 && adjusted >= -6 {
            Number.appendWhole(digits, exponent: exponent, to: &text)
            if exponent < 0 {
                text.append(UInt8(ascii: "."))
                Number.appendFraction(digits, places: -exponent, to: &text)
            }
        } else {
            text += digits.prefix(1)
            if digits.count > 1 { text += [UInt8(ascii: ".")] + digits.dropFirst() }
            text += Array("E\(adjusted < 0 ? "" : "+")\(adjusted)".utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The digits before the point, 0 if there are none.
    private static func appendWhole(_ digits: [UInt8], exponent: Int, to text: inout [UInt8]) {
        let count = digits.count + min(exponent, 0)
        guard count > 0 else { return text.append(UInt8(ascii: "0")) }
        text += digits.prefix(count)
        if digits != [UInt8(ascii: "0")] { appendZeros(exponent, to: &text) }
    }

    private static func appendFraction(_ digits: [UInt8], places: Int, to text: inout [UInt8]) {
        appendZeros(places - digits.count, to: &text)
        text += digits.suffix(places)
    }

    private static func appendZeros(_ count: Int, to text: inout [UInt8]) {
        if count > 0 { text += repeatElement(UInt8(ascii: "0"), count: count) }
    }

    /// The decimal digits in ASCII, at least one.
    private static func digits(of coefficient: UInt128) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(precision)
        var upper = coefficient
        repeat {
            // Eighteen at a time, in 64 bits.
            let (rest, part) = upper.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
            append(UInt64(truncatingIfNeeded: part), isLast: rest == 0, to: &digits)
            upper = rest
        } while upper != 0
        digits.reverse()
        return digits
    }

    /// Last digit first: eighteen of them, or as many as there are.
    private static func append(_ part: UInt64, isLast: Bool, to digits: inout [UInt8]) {
        var left = part
        var count = 0
        repeat {
            digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
            left /= 10
            count += 1
        } while isLast ? left != 0 : count < 18
    }
}

extension UInt64 {
    /// Takes the last digit off.
    @inline(__always)
    fileprivate mutating func nextDigit() -> UInt8 {
        let (rest, digit) = quotientAndRemainder(dividingBy: 10)
        self = rest
        return UInt8(truncatingIfNeeded: digit)
    }
}
