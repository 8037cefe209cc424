import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

extension Equivalence {
    /// Why a mutant is no other policy; nil where nothing proves it.
    static func proof(
        _ mutant: Mutant, _ plan: PolicyPlan, _ variant: PolicyPlan, _ reach: InputReach
    ) -> Equivalence? {
        if TableProof(mutant, plan, reach)?.holds ?? false { return .disjointRows }
        if mutant.movesExclusiveSteps(of: plan) { return .neverTogether }
        if mutant.isContinuous(plan) { return .continuous }
        if mutant.changesNoDay(of: plan, variant) { return .noSuchDay }
        if mutant.dropsGuardOfGuarded(plan, reach) { return .guarded }
        return ExhaustiveProof(plan, variant, reach)?.holds(mutant) ?? false ? .exhausted : nil
    }
}

extension Mutant {
    /// Whether two steps are swapped of which one name says that they never apply together: `x = "a"` and `x = "b"`.
    fileprivate func movesExclusiveSteps(of plan: PolicyPlan) -> Bool {
        guard mutator.name == "step-moved", let steps = plan.portfolio?.steps else { return false }
        let moved = steps.filter { place.span.holds($0.step.place.span) }
        guard moved.count == 2, let first = moved[0].appliesIf?.tree.choice,
            let second = moved[1].appliesIf?.tree.choice
        else { return false }
        return first.name == second.name && first.text != second.text
    }

    /// Whether a scale gives the same on both sides of a bracket's end, or does not look at what was changed.
    fileprivate func isContinuous(_ plan: PolicyPlan) -> Bool {
        let scales = plan.outputs.compactMap { output -> (PlannedScale, SourcePlace)? in
            if case .scale(let scale) = output.rule { (scale, output.output.place) } else { nil }
        }
        switch mutator.name {
        case "bracket-end":
            let users = scales.filter { plan.parameters[$0.0.parameter].parameter.name == owner.name }
            let parameter = plan.parameters.first { $0.parameter.name == owner.name }
            let isOnlyScaled = parameter.map { planned in
                !plan.texts.contains { $0.reads.contains(planned.slot) }
            }
            return (isOnlyScaled ?? false)
                && users.allSatisfy { $0.0.scale.mode == .marginal && $0.0.scale.gives == .amount }
        case "scale-mode":
            let scale = plan.outputs.first { $0.output.name == owner.name }
            if case .scale(let planned)? = scale?.rule { return planned.scale.gives == .rate }
            return false
        default: return false
        }
    }

    /// Whether a dated value begins on another day, or values are chosen by another day of the year, and no reference date
    /// falls between the two.
    fileprivate func changesNoDay(of plan: PolicyPlan, _ variant: PolicyPlan) -> Bool {
        guard let old = plan.referenceDate?.expression.tree.yearly,
            let new = variant.referenceDate?.expression.tree.yearly
        else { return false }
        let days = { (policy: PolicyPlan) in
            policy.parameters.filter { $0.on == nil }.map { $0.parameter.values.map(\.from) }
        }
        let (before, after) = (days(plan), days(variant))
        if owner.name == "reference_date" {
            return before == after
                && before.joined().allSatisfy { $0.map { !$0.lies(behind: old, upTo: new) } ?? true }
        }
        guard mutator.name == "day", plan.parameters.contains(where: { $0.parameter.name == owner.name }),
            before.map(\.count) == after.map(\.count),
            let pair = zip(before.joined(), after.joined()).first(where: { $0 != $1 }), let first = pair.0,
            let second = pair.1
        else { return false }
        return !min(first, second).isReached(by: old, before: max(first, second))
    }

    /// Whether a definition's `when` is dropped, and whatever reads it stands under the same `when`.
    fileprivate func dropsGuardOfGuarded(_ plan: PolicyPlan, _ reach: InputReach) -> Bool {
        guard mutator.name == "when-dropped",
            let index = plan.outputs.firstIndex(where: { $0.output.name == owner.name }),
            let own = plan.outputs[index].when
        else { return false }
        let output = plan.outputs[index]
        if output.output.isResult || output.notApplicable != nil { return false }
        return reach.readers(of: .output(index)).allSatisfy { reader in
            guard case .output(let other) = reader, let when = plan.outputs[other].when else { return false }
            return when.tree.conjuncts.contains(own.tree) && !when.plan.reads.contains(output.slot)
        }
    }
}

/// A day of every year.
private struct DayOfYear {
    let month: Int
    let day: Int
}

extension CalendarDate {
    /// Whether it comes after one day of its year and not after another, whichever is first.
    fileprivate func lies(behind first: DayOfYear, upTo second: DayOfYear) -> Bool {
        let mine = month * 100 + day
        let (one, other) = (first.month * 100 + first.day, second.month * 100 + second.day)
        return mine > min(one, other) && mine <= max(one, other)
    }

    /// Whether some year's day falls on it or after it, and before an end.
    fileprivate func isReached(by yearly: DayOfYear, before end: CalendarDate) -> Bool {
        [year, year + 1].contains { year in
            CalendarDate(year: year, month: yearly.month, day: yearly.day).map { $0 >= self && $0 < end }
                ?? true
        }
    }
}

extension SourceSpan {
    func holds(_ other: SourceSpan) -> Bool { start <= other.start && other.end <= end }
}

extension Expression {
    /// `x = "a"`.
    fileprivate var choice: (name: String, text: String)? {
        guard case .binary(.equal, let left, let right) = kind, case .name(let name) = left.kind,
            case .string(let text) = right.kind
        else { return nil }
        return (name, text)
    }
}

extension Expression {
    /// `date(x, 12, 31)`.
    fileprivate var yearly: DayOfYear? {
        guard case .call(let function, .positional(let arguments)) = kind, case .name("date") = function.kind,
            arguments.count == 3, case .number(let month) = arguments[1].kind,
            case .number(let day) = arguments[2].kind,
            let month = Int(month), let day = Int(day)
        else { return nil }
        return DayOfYear(month: month, day: day)
    }

    /// The conditions that it joins by `and`.
    fileprivate var conjuncts: [Expression] {
        if case .binary(.and, let left, let right) = kind { left.conjuncts + right.conjuncts } else { [self] }
    }
}
