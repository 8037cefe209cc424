import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// A session in which a policy's names are known: parameters and functions always, inputs and outputs by a case.
struct PolicySession {
    private let plan: PolicyPlan
    private let session: ExpressionSession

    init(_ plan: PolicyPlan) {
        self.plan = plan
        session = ExpressionSession(scope: plan.scope, heap: plan.heap, clock: SystemClock.now)
    }

    /// Inputs and what depends on them are unknown; readings of the document are those of the rules; parameters stand as on a date, those that never change without one
    /// too.
    func withoutCase(on date: CalendarDate?) throws(CommandFailure) -> ExpressionSession {
        let slots = plan.inputs.map(\.slot) + plan.parameters.map(\.slot) + plan.outputs.map(\.slot)
        for slot in slots + [plan.eligibilitySlot] { set(slot, to: .unknown([0])) }
        for planned in plan.inputs {
            if let chosen = planned.input.interpretation?.chosen {
                set(planned.slot, to: .string(chosen.text))
            }
        }
        if let reference = plan.referenceDate, let date { set(reference.slot, to: .date(date)) }
        return try completed(on: date)
    }

    /// The case is decided first; what is wrong with it, or went wrong on the way, is said.
    func over(_ input: CaseInput, asOf: CalendarDate?) throws(CommandFailure) -> ExpressionSession {
        let facts = try input.facts(for: plan.policy)
        let decision = try CommandFailure.unlessLimited { () throws(LimitExceeded) in
            let evaluator = PolicyEvaluator(plan: plan)
            let decision = try evaluator.decide(facts, asOf: asOf ?? input.asOf)
            take(decision, try ExplanationBuilder(evaluator).build())
            return decision
        }
        Console.say(decision.errors.map(\.diagnostic))
        return try completed(on: decision.referenceDate)
    }

    private func take(_ decision: Decision, _ explanation: Explanation) {
        for (planned, fact) in zip(plan.inputs, explanation.facts) { set(planned.slot, to: fact.value) }
        for computation in explanation.computations { set(computation.name, to: computation.value) }
        if let eligibility = decision.eligibility {
            set(plan.eligibilitySlot, to: .string(eligibility.rawValue))
        }
        if let reference = plan.referenceDate, let date = decision.referenceDate {
            set(reference.slot, to: .date(date))
        }
    }

    private func set(_ name: String, to datum: Datum) {
        if let slot = session.scope.slot(of: name) { set(slot, to: datum) }
    }

    private func set(_ slot: Int, to datum: Datum) { session.evaluator[slot] = session.heap.value(of: datum) }

    // MARK: - Parameters and functions

    private func completed(on date: CalendarDate?) throws(CommandFailure) -> ExpressionSession {
        try CommandFailure.unlessLimited { () throws(LimitExceeded) in
            for parameter in plan.parameters { try take(parameter, on: date) }
            for function in plan.functions {
                session.evaluator[function.slot] = try session.evaluator.evaluate(function.expression.plan)
            }
        }
        return session
    }

    /// The dated value in force, which lies in the plan's heap already: also the function that a keyed parameter is.
    private func take(_ planned: PlannedParameter, on date: CalendarDate?) throws(LimitExceeded) {
        var day = date
        if let on = planned.on { day = try session.evaluator.evaluate(on.plan).date }
        if let position = planned.parameter.position(on: day), planned.values.indices.contains(position) {
            session.evaluator[planned.slot] = planned.values[position]
        }
    }
}
