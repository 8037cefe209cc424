import FEEL
import FEELSyntax
import Provisions

/// What two ways of deciding must agree on. Of a record with an error, only that it has one: values are then nothing to
/// go by.
struct WalkedDecision: Equatable, CustomStringConvertible {
    var hasError: Bool
    var eligibility: String?
    var reasons: [String] = []
    var missing: [String] = []
    var discretionary: [String] = []
    var outputs: [String] = []
    var binding: [String]?

    init(hasError: Bool) { self.hasError = hasError }

    init(_ decision: Decision) {
        self.init(hasError: !decision.errors.isEmpty)
        guard !hasError else { return }
        eligibility = decision.eligibility?.rawValue
        reasons = decision.reasons
        missing = decision.missing
        discretionary = decision.discretionaryReasons
        outputs = decision.outputs.map { "\($0.name): \($0.value)" }
        binding = decision.binding
    }

    var description: String {
        if hasError { return "an error" }
        return "\(eligibility ?? "-") reasons \(reasons) missing \(missing) discretionary \(discretionary) "
            + "outputs \(outputs) binding \(binding ?? ["-"])"
    }
}

extension TreeWalk {
    /// What has been worked out about the record at hand.
    var decision: WalkedDecision {
        var decision = WalkedDecision(hasError: world.hasError)
        guard !world.hasError else { return decision }
        let tests = tests
        let failed = zip(tests, world.outcomes).filter { $0.1 == .failed }.map(\.0)
        decision.eligibility = world.eligibility?.rawValue
        decision.reasons = once(failed.filter { !$0.isSoft }.compactMap(\.id))
        decision.discretionary = once(failed.filter(\.isSoft).compactMap(\.id))
        decision.missing = missing(tests)
        let results = policy.outputs.filter(\.isResult)
        decision.outputs = results.map { "\($0.name): \(value(of: $0.name))" }
        let bounded = results.filter {
            if case .amount(let amount) = $0.rule { amount.hasNamedBounds } else { false }
        }
        if !bounded.isEmpty { decision.binding = once(bounded.flatMap(binding)) }
        return decision
    }

    private func once(_ ids: [String]) -> [String] {
        ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The base and rate where no bound cut the amount, and every bound that it equals.
    private func binding(of output: Output) -> [String] {
        guard case .amount(let amount) = output.rule, let walked = world.amounts[output.name],
            let result = walked.bounded.number
        else { return [] }
        let isUncut = walked.computed.number == result
        let own = isUncut ? [amount.base.marking.name, amount.rate?.marking.name] : []
        let bounds = zip(amount.atMost + amount.atLeast, walked.limits).filter { $0.1.number == result }
        return (own + bounds.map(\.0.marking.name)).compactMap { $0 }
    }

    // MARK: - Missing

    /// The unknown inputs that matter, in the order in which one comes upon them reading the rules.
    private func missing(_ tests: [Test]) -> [String] {
        if world.eligibility == .undetermined {
            let found = zip(tests, world.outcomes).flatMap { test, outcome in
                names(of: outcome.waitsFor, reading: test.texts.flatMap(reads))
            }
            return once(found)
        }
        guard tests.isEmpty else { return [] }
        return once(
            policy.outputs.filter(\.isResult).flatMap { output in
                names(of: value(of: output.name).waitsFor ?? [], reading: reads(of: output))
            })
    }

    private func names(of mask: [Int], reading names: [String]) -> [String] {
        var seen: Set<String> = []
        var found: [String] = []
        visit(names, &seen) { found.append($0) }
        let wanted = mask.filter(unknowable.indices.contains).map { unknowable[$0].name }
        // One that the rules come upon in no text would be forgotten: it stands last.
        return found.filter(wanted.contains) + wanted.filter { !found.contains($0) }
    }

    private func visit(_ names: [String], _ seen: inout Set<String>, _ found: (String) -> Void) {
        for name in names where seen.insert(name).inserted {
            if let input = policy.inputs.first(where: { $0.name == name }) {
                if input.mayBeUnknown { found(name) }
                visit(reads(of: input), &seen, found)
            } else if let output = policy.outputs.first(where: { $0.name == name }) {
                visit(reads(of: output), &seen, found)
            } else if let parameter = policy.parameters.first(where: { $0.name == name }) {
                let isDated = parameter.values.contains { $0.from != nil }
                visit(parameter.on.map(reads) ?? (isDated ? [WalkedTrees.referenceDate] : []), &seen, found)
            } else if let function = policy.functions.first(where: { $0.name == name }) {
                visit(reads(of: function), &seen, found)
            } else if name == WalkedTrees.referenceDate {
                visit((policy.referenceDate ?? policy.inForce?.on).map(reads) ?? [], &seen, found)
            } else if name == WalkedTrees.eligibility {
                visit(tests.flatMap { $0.texts.flatMap(reads) }, &seen, found)
            }
        }
    }
}
