/// A FEEL type (DMN §10.3.2), with what policies add: what a number measures, and the choices a string may
/// be.
///
/// Whether a value may also be null is not part of a type: `join` is the one place where null disappears, so
/// that is where nullability would be recorded if it were to be inferred.
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
    /// The empty list literal is a `list(.null)`, which goes with every list.
    case list(FEELType)
    /// A context with these entries; without any, a context about whose entries nothing is known.
    case context([Entry])
    case range(FEELType)
    case function([FEELType], returns: FEELType)

    /// One entry of a context or field of a record.
    package struct Entry: Hashable, Sendable {
        package let name: String
        package let type: FEELType

        package init(_ name: String, _ type: FEELType) {
            self.name = name
            self.type = type
        }
    }

    /// A number of no declared measure.
    package static let number = FEELType.number(.any)
    package static let money = FEELType.number(.money)
    package static let rate = FEELType.number(.rate)
}
