package import FEEL
import Diagnostics
import FEELSyntax

/// Says why a decision is what it is, from what stands in an evaluator's slots after it.
///
/// Expressions are planned once more with a trace and evaluated again over the same slots: the ordinary way of deciding
/// carries no flag for it.
package struct ExplanationBuilder {
    let evaluator: PolicyEvaluator

    /// Evaluates traced plans over a copy of the slots, so that the decision's own record stays as it is.
    let tracer: Evaluator

    package init(_ evaluator: PolicyEvaluator) {
        self.evaluator = evaluator
        let inner = evaluator.evaluator
        tracer = Evaluator(heap: evaluator.heap, slotCount: inner.slotCount, clock: inner.clock)
        for slot in 0..<inner.slotCount { tracer[slot] = inner[slot] }
    }

    var plan: PolicyPlan { evaluator.plan }

    package func build() throws(LimitExceeded) -> Explanation {
        var tests: [Explanation.Test] = []
        for index in plan.documentOrder { tests.append(try test(index)) }
        var computations: [Explanation.Computation] = []
        for case .output(let index) in plan.steps { computations.append(try computation(index)) }
        return Explanation(
            facts: facts(), readings: readings(), figures: try figures(), tests: tests,
            computations: computations,
            articles: articles(), choices: plan.labels.choices,
            documentTitle: plan.ledger?.title)
    }

    func datum(_ slot: Int) -> Datum { evaluator.datum(of: evaluator.evaluator[slot]) }

    private func facts() -> [Explanation.Fact] {
        plan.inputs.enumerated().map { index, planned in
            let value = datum(planned.slot)
            return Explanation.Fact(
                name: planned.input.name, label: planned.input.label, type: planned.input.type, value: value,
                source: source(of: planned, evaluator.facts.states[index], value))
        }
    }

    private func source(of planned: PlannedInput, _ state: Facts.State, _ value: Datum)
        -> Explanation.Fact.Source
    {
        if planned.input.interpretation != nil { return .reading }
        if case .given = state { return .given }
        switch value {
        case .unknown: return .unknown
        case .null: return .none
        default: return .assumed
        }
    }

    // MARK: - Interpretations

    /// Of the interpretations that something asks which came to be worked out.
    private func readings() -> [Explanation.Reading] {
        let asked = askedSlots()
        return plan.inputs.filter { asked.contains($0.slot) }.compactMap { $0.reading(datum($0.slot)) }
    }

    private func askedSlots() -> Set<Int> {
        var asked: Set<Int> = []
        for (test, outcome) in zip(plan.tests, evaluator.testOutcomes) where outcome != .notApplicable {
            asked.formUnion(test.readSlots)
        }
        for (output, state) in zip(plan.outputs, evaluator.outputStates) {
            if case .computed = state { asked.formUnion(output.readSlots) }
        }
        for function in plan.functions { asked.formUnion(function.expression.plan.reads) }
        for parameter in plan.parameters { asked.formUnion(parameter.on?.plan.reads ?? []) }
        for input in plan.inputs { asked.formUnion(input.reads) }
        for expression in plan.portfolio?.expressions ?? [] { asked.formUnion(expression.plan.reads) }
        return asked
    }

    // MARK: - Parameters

    private func figures() throws(LimitExceeded) -> [Explanation.Figure] {
        var figures: [Explanation.Figure] = []
        for planned in plan.parameters {
            guard let position = try evaluator.position(of: planned) else { continue }
            let dated = planned.parameter.values[position]
            figures.append(
                Explanation.Figure(
                    name: planned.parameter.name, label: planned.parameter.label,
                    type: planned.parameter.type,
                    keys: planned.parameter.keys.map(\.text), value: dated.value, from: dated.from,
                    citation: (dated.citation.isEmpty ? planned.parameter.citation : dated.citation).parts
                        .map(\.text)))
        }
        return figures
    }

    private func articles() -> [String: String] {
        Dictionary(
            (plan.ledger?.entries ?? []).map { ($0.id.text, $0.article) },
            uniquingKeysWith: { first, _ in first })
    }

    // MARK: - Tests

    private func test(_ index: Int) throws(LimitExceeded) -> Explanation.Test {
        let test = plan.tests[index]
        let (outcome, mask) = outcome(evaluator.testOutcomes[index])
        return Explanation.Test(
            id: test.marking.name, citation: citation(test.marking), label: test.marking.label,
            isExclusion: test.isExclusion, isSoft: test.isSoft,
            formula: framed(plan.labelled(test.condition.expression), by: test),
            substituted: try actual(test), outcome: outcome,
            missing: evaluator.names(of: mask, in: plan.testReach[index]))
    }

    private func outcome(_ outcome: PolicyEvaluator.TestOutcome) -> (Explanation.Test.Outcome, UnknownInputs)
    {
        switch outcome {
        case .passed: (.passed, UnknownInputs.none)
        case .failed: (.failed, UnknownInputs.none)
        case .notApplicable: (.notApplicable, UnknownInputs.none)
        case .error: (.error, UnknownInputs.none)
        case .unknown(let mask): (.unknown, mask)
        }
    }

    /// What was found; a window's date also when it is a name and nothing else.
    private func actual(_ test: PlannedTest) throws(LimitExceeded) -> String? {
        if let text = try substituted(test.condition.expression) { return framed(text, by: test) }
        guard case .window(let date, _, _) = test.condition, let slot = date.plan.reads.first else {
            return nil
        }
        return framed("\(datum(slot))", by: test)
    }

    /// A window's expression between its ends.
    private func framed(_ text: String, by test: PlannedTest) -> String {
        guard case .window(_, let from, let to) = test.condition else { return text }
        return "\(from) <= \(text)" + (to.map { " <= \($0)" } ?? "")
    }

    /// The citation, or the ledger's article for the id.
    func citation(_ marking: Marking) -> [String] {
        let cited = marking.citation.parts.map(\.text)
        guard cited.isEmpty, let id = marking.name, let entry = plan.ledger?.entry(id) else { return cited }
        return [entry.article]
    }
}
