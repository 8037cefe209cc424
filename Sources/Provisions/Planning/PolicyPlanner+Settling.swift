import FEEL
import FEELSyntax
import LocatedYAML

extension PolicyPlan {
    /// The same policy for cases that take every reading as the rule file does: readings are constants in it, and functions
    /// stand where they are called. It decides such a case as this plan does, in less time.
    ///
    /// A plan of its own, with a heap of its own: not to be mixed with this one.
    package func settled() -> PolicyPlan {
        var planner = PolicyPlanner(policy: policy, ledger: ledger, calendar: calendar, log: DiagnosticLog())
        planner.settled = SettledNames()
        return planner.plan(digest: rulesDigest, overlay: overlay)
    }

    /// Whether a case takes every reading as the rule file does.
    package func takesItsReadings(_ facts: Facts) -> Bool {
        interpretations.allSatisfy { index in
            guard case .given(let taken, _) = facts.states[index] else { return true }
            return taken == .string(inputs[index].input.interpretation?.chosen.text ?? "")
        }
    }
}

extension PolicyPlanner {
    mutating func settleNames() {
        guard settled != nil else { return }
        for input in policy.inputs {
            if let interpretation = input.interpretation {
                settled?.texts[input.name] = interpretation.chosen.text
            }
            if input.type == .boolean { settled?.booleans.insert(input.name) }
        }
        for output in policy.outputs where output.type == .boolean { settled?.booleans.insert(output.name) }
    }

    mutating func settle(_ function: PlannedFunction) {
        guard let names = settled, case .function(let literal) = function.expression.tree.kind else { return }
        settled?.functions[function.declaration.name] = SettledNames.Function(
            parameters: literal.parameters.map(\.name), body: literal.body.settled(names))
    }

    /// Without the functions that stand where they were called.
    func needed(_ steps: [PolicyPlan.Step], _ order: StepOrder, _ functions: [PlannedFunction]) -> [PolicyPlan
        .Step]
    {
        guard settled != nil else { return steps }
        let read = Set(steps.flatMap { order.reads(of: $0) })
        return steps.filter { step in
            if case .function(let index) = step { read.contains(functions[index].slot) } else { true }
        }
    }

    /// The tree that is planned: the one that is shown, with what is known beforehand worked in.
    func planned(_ tree: Expression) -> Expression { settled.map { tree.settled($0) } ?? tree }
}
