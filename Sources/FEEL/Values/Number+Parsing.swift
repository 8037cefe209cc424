extension Number {
    /// A number read from text, and whether all its digits could be kept.
    package struct Reading: Sendable {
        /// nil if it is too large for a number.
        package let number: Number?
        /// False if the text had more than 34 significant digits, or places beyond the 6176th, and some were
        /// lost.
        package let isExact: Bool
    }

    /// The number a text stands for: optional sign, digits with an optional fraction, or a fraction alone,
    /// optional exponent; nothing before or after. Rounded half to even to 34 digits. nil if the text is
    /// anything else or the number is too large.
    package init?(text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// The same from UTF-8 bytes.
    package init?(utf8: some Sequence<UInt8>) {
        guard let number = Number.read(utf8)?.number else { return nil }
        self = number
    }

    /// The same, saying whether digits were lost. nil if the text is no number.
    package static func read(_ utf8: some Sequence<UInt8>) -> Reading? {
        var context = NumberContext()
        guard let result = context.number(utf8) else { return nil }
        return Reading(number: context.accepted(result), isExact: !context.status.contains(.inexact))
    }
}

extension NumberContext {
    /// The number a text stands for, rounded as the context says; nil if the text is no number.
    package mutating func number(_ utf8: some Sequence<UInt8>) -> Number? {
        var text = NumberText()
        for byte in utf8 where !text.take(byte) { return nil }
        guard text.isComplete else { return nil }
        return finish(text.coefficient, exponent: text.exponent, isNegative: text.isNegative, tail: text.tail)
    }
}

/// The text of a number, taken byte by byte.
struct NumberText {
    private(set) var coefficient: UInt128 = 0
    private(set) var isNegative = false
    private(set) var tail = Tail.nothing
    private var place = Place.start
    /// How far the point is from the last digit of `coefficient`.
    private var shift = 0
    private var writtenExponent = 0
    private var exponentIsNegative = false

    private enum Place { case start, sign, whole, point, fraction, e, exponentSign, exponent }

    private static let longest: UInt128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

    var isComplete: Bool { place == .whole || place == .fraction || place == .exponent }

    var exponent: Int { shift + (exponentIsNegative ? -writtenExponent : writtenExponent) }

    /// False if no number goes on like this.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): takeDigit(byte & 15)
        case UInt8(ascii: "."): takePoint()
        case UInt8(ascii: "e"), UInt8(ascii: "E"): takeE()
        case UInt8(ascii: "-"), UInt8(ascii: "+"): takeSign(isMinus: byte == UInt8(ascii: "-"))
        default: false
        }
    }

    @inline(__always)
    private mutating func takeDigit(_ digit: UInt8) -> Bool {
        switch place {
        case .start, .sign, .whole:
            place = .whole
            append(digit, isFraction: false)
        case .point, .fraction:
            place = .fraction
            append(digit, isFraction: true)
        case .e, .exponentSign, .exponent:
            place = .exponent
            // Enough for any text that fits memory; more makes no difference.
            if writtenExponent < 1_000_000_000_000_000 { writtenExponent = writtenExponent * 10 + Int(digit) }
        }
        return true
    }

    /// The first 38 digits are kept; of the others only whether one of them is not zero.
    @inline(__always)
    private mutating func append(_ digit: UInt8, isFraction: Bool) {
        if coefficient < NumberText.longest {
            coefficient = coefficient &* 10 &+ UInt128(digit)
            if isFraction { shift -= 1 }
        } else {
            if digit != 0 { tail = .belowHalf }
            if !isFraction { shift += 1 }
        }
    }

    private mutating func takePoint() -> Bool {
        guard place == .start || place == .sign || place == .whole else { return false }
        place = .point
        return true
    }

    private mutating func takeE() -> Bool {
        guard place == .whole || place == .fraction else { return false }
        place = .e
        return true
    }

    private mutating func takeSign(isMinus: Bool) -> Bool {
        switch place {
        case .start: (place, isNegative) = (.sign, isMinus)
        case .e: (place, exponentIsNegative) = (.exponentSign, isMinus)
        default: return false
        }
        return true
    }
}
