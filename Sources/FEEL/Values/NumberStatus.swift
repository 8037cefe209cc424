/// What happened during an operation (IEEE 754-2008 §7, General Decimal Arithmetic).
package struct NumberStatus: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Digits other than zero were lost.
    package static let inexact = NumberStatus(rawValue: 1)
    /// Digits were dropped, be they all zeros.
    package static let rounded = NumberStatus(rawValue: 2)
    /// Greater than the greatest number.
    package static let overflow = NumberStatus(rawValue: 4)
    /// Below 10⁻⁶¹⁴³, and digits were lost.
    package static let underflow = NumberStatus(rawValue: 8)
    /// Below 10⁻⁶¹⁴³.
    package static let subnormal = NumberStatus(rawValue: 16)
    /// The exponent was moved into its range.
    package static let clamped = NumberStatus(rawValue: 32)
    package static let divisionByZero = NumberStatus(rawValue: 64)
    /// No number is the result: 0 ÷ 0, the root of −1, more than 34 digits asked for.
    package static let invalid = NumberStatus(rawValue: 128)

    /// Any of these means: no result.
    static let failures: NumberStatus = [.overflow, .divisionByZero, .invalid]
}
