import LocatedYAML

extension PolicyPlan {
    /// The same policy for who wants to see how a case came out: every expression notes the values of all its parts, wherever
    /// it is evaluated. It decides as this plan does, in more time.
    ///
    /// A plan of its own, with a heap of its own: not to be mixed with this one.
    package func traced() -> PolicyPlan {
        var planner = PolicyPlanner(policy: policy, ledger: ledger, calendar: calendar, log: DiagnosticLog())
        planner.isTracing = true
        return planner.plan(digest: rulesDigest, overlay: overlay)
    }
}
