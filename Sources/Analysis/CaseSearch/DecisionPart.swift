import Diagnostics
package import FEEL
package import Provisions

/// One thing that a golden case can expect of a decision, and what it is.
package struct DecisionPart: Sendable, Hashable {
    /// As it stands under `expect`.
    package let key: String
    package let type: DeclaredType
    /// An unknown is null, as an expectation takes it.
    package let value: Datum

    /// Everything of a decision that a golden case can expect, in a fixed order: the outcome, then the results. Of one with
    /// errors, the code of the first.
    package static func parts(of decision: Decision) -> [DecisionPart] {
        if let error = decision.errors.first {
            return [DecisionPart(key: "error", type: .string, value: .string(error.diagnostic.code))]
        }
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

    /// What of the first decision's parts is not so in the second's: all of them where one is an error.
    package static func differences(_ first: [DecisionPart], _ second: [DecisionPart]) -> [DecisionPart] {
        guard first.map(\.key) == second.map(\.key) else { return first }
        return zip(first, second).filter { $0 != $1 }.map { $0.0 }
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
