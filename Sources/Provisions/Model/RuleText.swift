package import Diagnostics
package import FEEL

/// FEEL as it stands in a rule file, not yet parsed.
package struct FEELText: Sendable, Hashable {
    package let text: String
    package let place: SourcePlace
    package let origins: OriginMap
}

/// A value of a rule file: a literal of the declared type, or else FEEL.
package enum RuleValue: Sendable, Hashable {
    case literal(Datum, SourcePlace)
    case expression(FEELText)

    package var place: SourcePlace {
        switch self {
        case .literal(_, let place): place
        case .expression(let text): text.place
        }
    }
}
