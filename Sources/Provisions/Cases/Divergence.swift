package import FEEL

/// Where a decision parted from what a golden case expects: the first step that came out otherwise, and what it rests on.
package struct Divergence: Sendable {
    /// The whole explanation, for names and articles.
    package let explanation: Explanation
    /// The conditions that decided otherwise; none where an amount did.
    package let tests: [Explanation.Test]
    /// The output that came out otherwise, after the definitions that it was worked out from.
    package let computations: [Explanation.Computation]
    /// The dated values that these read.
    package let figures: [Explanation.Figure]

    /// More definitions than this are the whole story, which `eval --why` tells.
    private static let mostDefinitions = 4

    /// - Parameter evaluator: what has just decided the case.
    init?(_ mismatches: [CaseResult.Mismatch], of golden: GoldenCase, in evaluator: PolicyEvaluator) {
        guard !mismatches.isEmpty, let explanation = try? ExplanationBuilder(evaluator).build() else {
            return nil
        }
        self.explanation = explanation
        let keys = Set(mismatches.map(\.key))
        tests = Self.tests(mismatches, golden, explanation)
        let plan = evaluator.plan
        if tests.isEmpty, let name = Self.output(of: keys, explanation) {
            let reads = Reads(plan)
            let definitions = reads.definitions(of: name, atMost: Self.mostDefinitions)
            computations = explanation.computations.filter {
                $0.name == name || definitions.contains($0.name)
            }
            let parameters = reads.parameters(of: definitions.union([name]))
            figures = explanation.figures.filter { parameters.contains($0.name) }
        } else {
            computations = []
            let parameters = Reads(plan).parameters(ofTests: Set(tests.compactMap(\.id)))
            figures = explanation.figures.filter { parameters.contains($0.name) }
        }
    }

    /// In the order in which they were worked out, the first output that is not as expected.
    private static func output(of keys: Set<String>, _ explanation: Explanation) -> String? {
        let isExpected = { (computation: Explanation.Computation) in
            !(computation.isResult && keys.contains(computation.name))
        }
        if let first = explanation.computations.first(where: { !isExpected($0) }) { return first.name }
        return keys.contains("binding")
            ? explanation.computations.first { $0.isResult && !$0.bounds.isEmpty }?.name : nil
    }

    // MARK: - Conditions

    private static func tests(
        _ mismatches: [CaseResult.Mismatch], _ golden: GoldenCase, _ explanation: Explanation
    ) -> [Explanation.Test] {
        let standard = mismatches.filter { Expectations.isOfEligibility($0.key) }
        guard !standard.isEmpty else { return [] }
        let names = Set(standard.flatMap { difference($0) })
        let named = explanation.tests.filter { test in
            test.id.map(names.contains) ?? false || test.missing.contains(where: names.contains)
        }
        if !named.isEmpty { return named }
        let open = explanation.tests.filter { ![.passed, .notApplicable].contains($0.outcome) }
        if !open.isEmpty { return open }
        let cited = Set(golden.cites.map(\.text))
        return explanation.tests.filter { $0.id.map(cited.contains) ?? false }
    }

    /// What one list of names has and the other has not.
    private static func difference(_ mismatch: CaseResult.Mismatch) -> [String] {
        guard case .items(let missing, let surplus)? = mismatch.difference else { return [] }
        return (missing + surplus).compactMap { if case .string(let name) = $0 { name } else { nil } }
    }
}

/// What outputs and conditions are worked out from, however far.
private struct Reads {
    private let plan: PolicyPlan
    private let functions: [Int: PlannedFunction]
    private let outputs: [Int: PlannedOutput]

    init(_ plan: PolicyPlan) {
        self.plan = plan
        functions = Dictionary(plan.functions.map { ($0.slot, $0) }, uniquingKeysWith: { first, _ in first })
        outputs = Dictionary(plan.outputs.map { ($0.slot, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The definitions that an output reads, the nearest first.
    func definitions(of name: String, atMost most: Int) -> Set<String> {
        var found: [String] = []
        var open = slots(ofOutput: name)
        while !open.isEmpty, found.count < most {
            let near = open.compactMap { outputs[$0] }.filter {
                !$0.output.isResult && !found.contains($0.output.name)
            }
            for output in near where !found.contains(output.output.name) { found.append(output.output.name) }
            open = near.flatMap { slots(ofOutput: $0.output.name) }
        }
        return Set(found.prefix(most))
    }

    func parameters(of names: Set<String>) -> Set<String> { parameters(in: names.flatMap(slots(ofOutput:))) }

    func parameters(ofTests ids: Set<String>) -> Set<String> {
        let tests = plan.tests.filter { $0.marking.name.map(ids.contains) ?? false }
        return parameters(in: tests.flatMap { throughFunctions($0.readSlots) })
    }

    private func parameters(in slots: [Int]) -> Set<String> {
        let slots = Set(slots)
        return Set(plan.parameters.filter { slots.contains($0.slot) }.map(\.parameter.name))
    }

    private func slots(ofOutput name: String) -> [Int] {
        throughFunctions(plan.outputs.first { $0.output.name == name }?.readSlots ?? [])
    }

    /// What functions read counts as read by who calls them.
    private func throughFunctions(_ slots: [Int]) -> [Int] {
        var seen = Set(slots)
        var all = slots
        var next = 0
        while next < all.count {
            for slot in functions[all[next]]?.expression.plan.reads ?? [] where seen.insert(slot).inserted {
                all.append(slot)
            }
            next += 1
        }
        return all
    }
}
