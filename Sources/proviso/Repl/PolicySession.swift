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

    /// Inputs and what depends on them are unknown; parameters stand as on a date, those that never change without one
    /// too.
    func withoutCase(on date: CalendarDate?) throws(CommandFailure) -> ExpressionSession {
        let slots = plan.inputs.map(\.slot) + plan.parameters.map(\.slot) + plan.outputs.map(\.slot)
        for slot in slots + [plan.eligibilitySlot] { set(slot, to: .unknown([0])) }
        if let reference = plan.referenceDate, let date { set(reference.slot, to: .date(date)) }
        return try completed(on: date)
    }

    /// The case is decided first; what is wrong with it, or went wrong on the way, is said.
    func over(_ input: CaseInput, asOf: CalendarDate?) throws(CommandFailure) -> ExpressionSession {
        let log = DiagnosticLog()
        let facts = CaseReader(policy: plan.policy, log: log).read(input.layers, id: input.id)
        guard let facts, !log.hasErrors else { throw .invalid(log.sorted) }
        Console.say(log.sorted)
        do {
            let evaluator = PolicyEvaluator(plan: plan)
            let decision = try evaluator.decide(facts, asOf: asOf ?? input.asOf)
            Console.say(decision.errors.map(\.diagnostic))
            take(decision, try ExplanationBuilder(evaluator).build())
            return try completed(on: decision.referenceDate)
        } catch let limit as LimitExceeded {
            throw CommandFailure([limit.diagnostic], .limit)
        } catch {
            throw .invalid([])
        }
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
        do {
            for parameter in plan.parameters { try take(parameter, on: date) }
            for function in plan.functions {
                session.evaluator[function.slot] = try session.evaluator.evaluate(function.expression.plan)
            }
        } catch {
            throw CommandFailure([error.diagnostic], .limit)
        }
        return session
    }

    /// The dated value in force, which lies in the plan's heap already: also the function that a keyed parameter is.
    private func take(_ planned: PlannedParameter, on date: CalendarDate?) throws(LimitExceeded) {
        let dated = planned.parameter.values
        var day = date
        if let on = planned.on { day = try session.evaluator.evaluate(on.plan).date }
        let position = dated.lastIndex { value in
            value.from.map { from in day.map { from <= $0 } ?? false } ?? true
        }
        if let position, planned.values.indices.contains(position) {
            session.evaluator[planned.slot] = planned.values[position]
        }
    }
}
