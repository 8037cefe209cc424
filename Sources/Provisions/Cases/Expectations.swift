import Diagnostics
import FEEL
import LocatedYAML

/// What a golden case expects, typed by the policy's outputs; a misspelt key is an error.
struct Expectations {
    struct Item {
        let key: String
        let place: SourcePlace
        let type: DeclaredType
        let expected: Datum
        let actual: @Sendable (Decision) -> Datum

        /// Whether it is a key of every outcome, and no output.
        var isStandard = false

        /// Whether a policy without a single rule would give it as well: no value, no reason.
        var isVacuous: Bool { expected == .null || isStandard && expected == .list([]) }
    }

    let policy: Policy
    let log: DiagnosticLog

    /// The keys of every outcome, with their types.
    private static let standard: [(key: String, type: DeclaredType)] = [
        (
            "eligibility",
            .choice(Eligibility.allCases.map { DeclaredType.Choice(id: $0.rawValue, label: nil) })
        ),
        ("reasons", .list(.string)), ("missing", .list(.string)), ("discretionary_reasons", .list(.string)),
    ]

    /// Whether a key speaks of the conditions and not of an output.
    static func isOfEligibility(_ key: String) -> Bool { standard.contains { $0.key == key } }

    /// Everything that a case can expect of a policy's outcome, with its type.
    static func keys(of policy: Policy) -> [(key: String, type: DeclaredType)] {
        let outputs = policy.outputs.filter(\.isResult).map { (key: $0.name, type: $0.type) }
        let own = standard + [("binding", .list(.string)), ("error", .string)]
        return own.filter { key, _ in !outputs.contains { $0.key == key } } + outputs
    }

    func read(_ golden: GoldenCase) -> [Item] {
        let named = golden.expectations.compactMap(item)
        let isVacuous = named.count == golden.expectations.count && named.allSatisfy(\.isVacuous)
        switch (golden.emptyBecause, named.first) {
        case (nil, let first?) where isVacuous:
            log.report(.vacuousExpectation(named.map(\.key), at: first.place))
        case (let because?, _) where !isVacuous: log.report(.becauseOfNothing(at: because.place))
        default: break
        }
        guard golden.isComplete else { return named }
        return named + rest(after: golden)
    }

    private func item(_ expectation: GoldenCase.Expectation) -> Item? {
        let key = expectation.key.text
        if let output = policy.outputs.first(where: { $0.name == key && $0.isResult }) {
            return typed(expectation, output.type, unit: nil) { $0.value(of: key) ?? .null }
        }
        if let standard = Self.standard.first(where: { $0.key == key }) {
            return typed(expectation, standard.type, unit: nil, isStandard: true) {
                $0.value(of: key) ?? .null
            }
        }
        switch key {
        case "binding":
            return typed(expectation, .list(.string), unit: nil, isStandard: true) {
                .list(($0.binding ?? []).map { .string($0) })
            }
        case "error":
            return typed(expectation, .string, unit: nil) { decision in
                let codes = decision.errors.map(\.diagnostic.code)
                let wanted = RuleScalar(expectation.node)?.text ?? ""
                return codes.contains(wanted) ? .string(wanted) : codes.first.map { .string($0) } ?? .null
            }
        default:
            let known =
                policy.outputs.filter(\.isResult).map(\.name) + Self.standard.map(\.key) + [
                    "binding", "error",
                ]
            log.report(.unknownExpectation(key, at: expectation.key.place, known: known))
            return nil
        }
    }

    private func typed(
        _ expectation: GoldenCase.Expectation, _ type: DeclaredType, unit: Unit?,
        isStandard: Bool = false, actual: @escaping @Sendable (Decision) -> Datum
    ) -> Item? {
        guard let expected = DatumReader(log: log).read(expectation.node, as: type, unit: unit) else {
            return nil
        }
        return Item(
            key: expectation.key.text, place: expectation.key.place, type: type, expected: expected,
            actual: actual, isStandard: isStandard)
    }

    /// Under `expect_only`: what is not named is null, and no reason is left out.
    private func rest(after golden: GoldenCase) -> [Item] {
        let named = Set(golden.expectations.map(\.key.text))
        let outputs = policy.outputs.filter { $0.isResult && !named.contains($0.name) }.map { output in
            Item(key: output.name, place: golden.id.place, type: output.type, expected: .null) {
                $0.value(of: output.name) ?? .null
            }
        }
        let lists = Self.standard.dropFirst().filter { !named.contains($0.key) }.map { key, type in
            Item(key: key, place: golden.id.place, type: type, expected: .list([])) {
                $0.value(of: key) ?? .null
            }
        }
        return outputs + lists
    }
}
