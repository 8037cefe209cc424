package import FEEL
package import Provisions

/// One thing that a golden case can expect of a decision, and what it is.
package struct DecisionPart: Sendable, Hashable {
    /// As it stands under `expect`.
    package let key: String
    package let type: DeclaredType
    /// An unknown is null, as an expectation takes it.
    package let value: Datum

    /// Everything of a decision that a golden case can expect, in a fixed order: the outcome, then the results.
    package static func parts(of decision: Decision) -> [DecisionPart] {
        let texts = { (items: [String]) in Datum.list(items.map { .string($0) }) }
        var parts = [
            DecisionPart(
                key: "eligibility", type: .string,
                value: decision.eligibility.map { .string($0.rawValue) } ?? .null),
            DecisionPart(key: "reasons", type: .list(.string), value: texts(decision.reasons)),
            DecisionPart(key: "missing", type: .list(.string), value: texts(decision.missing)),
            DecisionPart(
                key: "discretionary_reasons", type: .list(.string),
                value: texts(decision.discretionaryReasons)),
        ]
        if let binding = decision.binding {
            parts.append(DecisionPart(key: "binding", type: .list(.string), value: texts(binding)))
        }
        let standard = Set(parts.map(\.key))
        parts += decision.outputs.filter { !standard.contains($0.name) }.map {
            DecisionPart(key: $0.name, type: $0.type, value: $0.value.asExpected)
        }
        return parts
    }

    /// What of the first decision is not so in the second; an error in one alone is a difference of everything.
    package static func differences(_ first: Decision, _ second: Decision) -> [DecisionPart] {
        let (left, right) = (parts(of: first), parts(of: second))
        guard first.errors.isEmpty == second.errors.isEmpty, left.count == right.count else { return left }
        return zip(left, right).filter { $0 != $1 }.map { $0.0 }
    }
}

extension Datum {
    /// With null for what is unknown.
    fileprivate var asExpected: Datum {
        switch self {
        case .unknown: .null
        case .list(let items): .list(items.map(\.asExpected))
        case .context(let entries): .context(entries.map { Entry($0.key, $0.value.asExpected) })
        default: self
        }
    }
}
