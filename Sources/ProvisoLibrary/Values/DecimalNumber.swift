package import FEEL

/// An exact decimal number of up to 34 digits (IEEE 754 decimal128): an amount of money in yuan, a rate, a count.
///
/// There is no way to make one from a `Double`: 0.1 is not one tenth there.
public struct DecimalNumber: Sendable, Hashable, Comparable, CustomStringConvertible,
    ExpressibleByIntegerLiteral
{
    package let number: Number

    package init(_ number: Number) { self.number = number }

    /// The number that a text such as `-1234.50` stands for; nil where it is none, or has more digits than can be kept.
    public init?(_ text: String) {
        guard let reading = Number.read(text.utf8), reading.isExact, let number = reading.number else {
            return nil
        }
        self.number = number
    }

    /// A whole number.
    public init(_ integer: Int) { number = Number(integer) }

    /// A whole number of units with so many decimals: 1234 with 2 is 12.34.
    ///
    /// - Parameters:
    ///   - integer: how many units.
    ///   - decimals: 0 to 30; nil for anything else.
    public init?(_ integer: Int, decimals: Int) {
        guard (0...30).contains(decimals),
            let number = Number(
                coefficient: UInt128(integer.magnitude), exponent: -decimals, isNegative: integer < 0)
        else { return nil }
        self.number = number
    }

    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }

    /// By what they are worth: 1.0 comes neither before nor after 1.00, and is equal to it.
    public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool { left.number < right.number }

    /// The sum, rounded half to even where it takes more than 34 digits; nil where it is too large for a number.
    public func adding(_ other: DecimalNumber) -> DecimalNumber? {
        number.adding(other.number).map { DecimalNumber($0) }
    }

    /// The difference, rounded half to even where it takes more than 34 digits; nil where it is too large for a number.
    public func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
        number.subtracting(other.number).map { DecimalNumber($0) }
    }

    /// Plain digits without superfluous zeros: `1234.5`.
    public var description: String { number.description }

    /// Plain digits with at least so many decimals: 1234.5 with 2 is `1234.50`. Nothing is rounded.
    public func text(decimals: Int) -> String { number.text(decimals: decimals) }
}
