package import FEEL

/// Decides case after case by one policy: those that take every reading as the rule file does by its settled plan, all others
/// by the plan itself. The outcome is the same, the time is not.
///
/// A class since it owns evaluators; it serves one thread.
package final class PolicyDecider {
    package let plan: PolicyPlan
    private lazy var settled = PolicyEvaluator(plan: plan.settled())
    private lazy var general = PolicyEvaluator(plan: plan)

    package init(plan: PolicyPlan) {
        self.plan = plan
    }

    /// The evaluator for a case.
    package func evaluator(for facts: Facts) -> PolicyEvaluator {
        plan.takesItsReadings(facts) ? settled : general
    }

    package func decide(_ facts: Facts, asOf: CalendarDate? = nil) throws(LimitExceeded) -> Decision {
        try evaluator(for: facts).decide(facts, asOf: asOf)
    }
}
