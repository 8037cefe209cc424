/// A FEEL type (DMN §10.3.2), with what policies add: what a number measures, and the choices a string may be.
package indirect enum FEELType: Hashable, Sendable {
    /// Anything, null included; the type of what nothing is known about.
    case any
    case null
    case boolean
    case number(Measure)
    case string
    /// A string that is one of these.
    case choice([String])
    case date
    case time
    case dateTime
    case dayTimeDuration
    case yearMonthDuration
    case list(FEELType)
    case context([Entry])
    case range(FEELType)
    case function([FEELType], returns: FEELType)

    package struct Entry: Hashable, Sendable {
        package let name: String
        package let type: FEELType

        package init(_ name: String, _ type: FEELType) {
            self.name = name
            self.type = type
        }
    }

    /// What a number measures. money × rate is money, money ÷ money is a plain number, money + rate is an error.
    package enum Measure: String, Hashable, Sendable {
        /// A literal or a number of no declared measure: goes with every other.
        case any
        /// A count, a quantity, a plain number.
        case number
        case money
        case rate
    }

    package static let number = FEELType.number(.any)
}
