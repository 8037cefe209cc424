import Diagnostics
import FEEL
import LocatedYAML
import Provisions

/// Decides cases by one policy, one after the other.
///
/// It owns the memory that deciding takes, and belongs to the thread (or the task, the actor) that made it: where several
/// threads decide, each makes its own of the same ``Policy``.
public final class Decider {
    /// By which it decides.
    public let policy: Policy
    private let evaluator: PolicyEvaluator

    init(_ policy: Policy) {
        self.policy = policy
        evaluator = PolicyEvaluator(plan: policy.plan)
    }

    /// Decides a case.
    ///
    /// - Parameter asOf: takes the place of the day by which dated figures are chosen.
    /// - Throws: everything that is wrong with the case: names that the policy does not know, values of another kind,
    ///   inputs that are missing.
    public func decide(_ case: Case, asOf: Day? = nil) throws(CaseError) -> Decision {
        let facts = try read(`case`)
        do throws(LimitExceeded) {
            try evaluator.load(facts, asOf: asOf?.date)
            try evaluator.evaluate()
        } catch {
            throw CaseError([error.diagnostic])
        }
        return try decision(evaluator.rawDecision(), facts, asOf)
    }

    /// Reads and checks a case, to be decided many times or with other values in between.
    ///
    /// - Throws: what is wrong with the case. What is asked for only under a condition is checked when it is decided.
    public func prepare(_ case: Case) throws(CaseError) -> PreparedCase {
        let facts = try read(`case`)
        let ready: ReadyCase
        do throws(LimitExceeded) { ready = try evaluator.ready(facts) } catch {
            throw CaseError([error.diagnostic])
        }
        guard ready.problems.isEmpty else { throw CaseError(ready.problems) }
        return PreparedCase(policy.storage, ready)
    }

    /// Decides a case that was prepared for the same policy, by this decider or by another: the quick way.
    ///
    /// - Parameter asOf: takes the place of the day by which dated figures are chosen.
    /// - Throws: what is wrong with values that were set since, or inputs that are missing now.
    public func decide(_ prepared: PreparedCase, asOf: Day? = nil) throws(CaseError) -> Decision {
        guard prepared.storage === policy.storage else {
            throw CaseError([Diagnostic.otherPolicy("the prepared case", policy.id)])
        }
        let raw: RawDecision
        do throws(LimitExceeded) { raw = try evaluator.decide(prepared.ready, asOf: asOf?.date) } catch {
            throw CaseError([error.diagnostic])
        }
        return try decision(raw, prepared.ready.facts, asOf)
    }

    private func decision(_ raw: RawDecision, _ facts: Facts, _ asOf: Day?) throws(CaseError) -> Decision {
        guard !raw.isRefused else { throw CaseError(raw.errors.map { Problem($0) }) }
        return Decision(policy: policy, raw: raw, facts: facts, asOf: asOf)
    }

    private func read(_ case: Case) throws(CaseError) -> Facts {
        let log = DiagnosticLog()
        var layers = `case`.text.map { [$0] } ?? []
        if layers.isEmpty || !`case`.values.entries.isEmpty {
            layers.append(CaseWriting.node(of: `case`.values, for: policy.plan.policy.inputs, log: log))
        }
        let facts = CaseReader(policy: policy.plan.policy, log: log).read(layers, id: `case`.id)
        guard let facts, !log.hasErrors else { throw CaseError(log.sorted) }
        return facts
    }
}

@available(*, unavailable, message: "a decider belongs to one thread: make one for each")
extension Decider: Sendable {}
