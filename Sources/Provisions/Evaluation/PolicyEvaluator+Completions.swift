import FEEL

/// Which unknown inputs would matter?
///
/// Kleene's logic answers too carefully: `a or not a` is unknown to it, and so is a requirement that an enterprise
/// passes in class A and in class B alike. Where the inputs waited for are booleans and choices, every completion can be
/// tried. A test that comes out the same under all of them is decided; of the others, an input is missing when
/// somewhere changing it alone changes the outcome. Inputs with endlessly many values stay unknown throughout, and are
/// missing when some completion still waits for them.
extension PolicyEvaluator {
    private static let mostCompletions = 1_024

    func tryCompletions() throws(LimitExceeded) {
        let open = testOutcomes.indices.filter { index in
            guard case .unknown = testOutcomes[index] else { return false }
            if case .known = plan.tests[index].condition { return false }
            return true
        }
        let axes = axes(of: open)
        guard !axes.isEmpty, let end = plan.eligibilityStep else { return }
        let notYetAsked = inputsNotYetAsked
        trial.facts = trialFacts ?? facts
        trial.asOf = asOf
        trial.completion = completion
        var runs: [[TestOutcome]] = []
        for position in 0..<axes.reduce(1, { $0 * $1.values.count }) {
            trial.choose(position, axes)
            trial.begin()
            for step in plan.steps[..<end] { try trial.take(step) }
            runs.append(open.map { trial.testOutcomes[$0] })
        }
        for (row, test) in open.enumerated() {
            let outcome = settled(runs.map { $0[row] }, axes, otherwise: testOutcomes[test])
            testOutcomes[test] = outcome.waiting(forNone: notYetAsked)
        }
    }

    /// Inputs that are asked for under a condition of which nobody knows yet whether it holds: a completion may wait for
    /// them, the case does not.
    private var inputsNotYetAsked: UnknownInputs {
        var found = UnknownInputs.none
        for planned in plan.inputs {
            guard planned.requiredIf != nil, let bit = planned.unknownIndex else { continue }
            let value = evaluator[planned.slot]
            if value.isUnknown, !value.unknownInputs.contains(bit) { found = found.union(UnknownInputs(bit)) }
        }
        return found
    }

    struct Axis {
        let bit: Int
        let input: Int
        let values: [Value]
    }

    /// What an open test waits for is only what it waits for first: of `if u then v else w`, the condition. All unknown
    /// inputs that it can come upon are tried, and the first ones alone where those are too many.
    private func axes(of tests: [Int]) -> [Axis] {
        var mask = UnknownInputs.none
        for test in tests { if case .unknown(let waited) = testOutcomes[test] { mask = mask.union(waited) } }
        let reached = tests.flatMap { plan.testReach[$0] }.filter { bit in
            let value = evaluator[plan.inputs[plan.unknowable[bit].input].slot]
            return value.isUnknown && value.unknownInputs.contains(bit)
        }
        return axes(mask.union(UnknownInputs(reached))) ?? axes(mask) ?? []
    }

    /// Nil where there are too many completions.
    private func axes(_ mask: UnknownInputs) -> [Axis]? {
        let axes = mask.members.compactMap { bit -> Axis? in
            guard bit < plan.unknowable.count, let values = plan.unknowable[bit].completions else {
                return nil
            }
            return Axis(bit: bit, input: plan.unknowable[bit].input, values: values)
        }
        var count = 1
        for axis in axes {
            count *= axis.values.count
            if count > Self.mostCompletions { return nil }
        }
        return axes
    }

    /// Puts the values of one completion, counted with the first axis fastest, in place.
    func choose(_ position: Int, _ axes: [Axis]) {
        var rest = position
        for axis in axes {
            completion[axis.input] = axis.values[rest % axis.values.count]
            rest /= axis.values.count
        }
    }

    private func settled(_ runs: [TestOutcome], _ axes: [Axis], otherwise: TestOutcome) -> TestOutcome {
        guard !runs.contains(.error), let first = runs.first else { return otherwise }
        let known = { (outcome: TestOutcome) in outcome == .notApplicable ? TestOutcome.passed : outcome }
        if runs.allSatisfy({ known($0) == known(first) }), !isUnknown(first) { return known(first) }
        var mask = UnknownInputs.none
        for run in runs { if case .unknown(let waited) = run { mask = mask.union(waited) } }
        var stride = 1
        for axis in axes {
            let matters = runs.indices.contains { position in
                let digit = position / stride % axis.values.count
                return digit > 0 && known(runs[position]) != known(runs[position - digit * stride])
            }
            if matters { mask = mask.union(UnknownInputs(axis.bit)) }
            stride *= axis.values.count
        }
        return .unknown(mask)
    }

    private func isUnknown(_ outcome: TestOutcome) -> Bool {
        if case .unknown = outcome { true } else { false }
    }
}

extension PolicyEvaluator.TestOutcome {
    /// The same outcome, waiting for fewer inputs.
    fileprivate func waiting(forNone inputs: UnknownInputs) -> PolicyEvaluator.TestOutcome {
        if case .unknown(let mask) = self { .unknown(mask.subtracting(inputs)) } else { self }
    }
}
