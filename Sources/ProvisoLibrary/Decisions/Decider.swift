import Diagnostics
import FEEL
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
    /// - Parameters:
    ///   - case: what is known.
    ///   - asOf: takes the place of the day by which dated figures are chosen.
    /// - Throws: everything that is wrong with the case: names that the policy does not know, values of another kind,
    ///   inputs that are missing.
    public func decide(_ case: Case, asOf: Day? = nil) throws(CaseError) -> Decision {
        if let facts = policy.plainFacts(`case`) {
            // What is wrong is said over the case as a text, with a place for each value.
            let raw = try decide(facts, asOf)
            if !raw.isRefused { return Decision(policy: policy, raw: raw, facts: facts, asOf: asOf) }
        }
        let facts = try policy.facts(`case`)
        return try decision(try decide(facts, asOf), facts, asOf)
    }

    private func decide(_ facts: Facts, _ asOf: Day?) throws(CaseError) -> RawDecision {
        do throws(LimitExceeded) {
            try evaluator.load(facts, asOf: asOf?.date)
            try evaluator.evaluate()
            return evaluator.rawDecision()
        } catch {
            throw CaseError([error.diagnostic])
        }
    }

    /// Reads and checks a case, to be decided many times or with other values in between.
    ///
    /// - Parameter case: what is known.
    /// - Throws: what is wrong with the case. What is asked for only under a condition is checked when it is decided.
    public func prepare(_ case: Case) throws(CaseError) -> PreparedCase {
        let facts = try policy.facts(`case`)
        let ready: ReadyCase
        do throws(LimitExceeded) { ready = try evaluator.ready(facts) } catch {
            throw CaseError([error.diagnostic])
        }
        guard ready.problems.isEmpty else { throw CaseError(ready.problems) }
        return PreparedCase(policy.storage, ready)
    }

    /// Decides a case that was prepared for the same policy, by this decider or by another: the quick way.
    ///
    /// - Parameters:
    ///   - prepared: from ``prepare(_:)``, with whatever has been set since.
    ///   - asOf: takes the place of the day by which dated figures are chosen.
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
}

@available(*, unavailable, message: "a decider belongs to one thread: make one for each")
extension Decider: Sendable {}
