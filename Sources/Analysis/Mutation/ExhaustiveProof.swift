import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Proves that two policies decide alike by trying all values: of the steps in which they differ, and of those that read
/// these, until every reader comes to the same.
///
/// What a step reads is taken for free: all values of its type, null and unknown where they may be. Of a number or a day
/// that is only ever compared with constants, one value for each stretch between them says all.
struct ExhaustiveProof {
    private let plan: PolicyPlan
    private let variant: PolicyPlan
    private let reach: InputReach
    private let evaluators: (PolicyEvaluator, PolicyEvaluator)
    private static let most = 20_000

    /// Nil where the two do not have the same names in the same slots, or read records.
    init?(_ plan: PolicyPlan, _ variant: PolicyPlan, _ reach: InputReach) {
        guard plan.scope.names == variant.scope.names, plan.portfolio == nil,
            plan.tests.count == variant.tests.count, plan.outputs.count == variant.outputs.count
        else { return nil }
        self.plan = plan
        self.variant = variant
        self.reach = reach
        evaluators = (PolicyEvaluator(plan: plan), PolicyEvaluator(plan: variant))
    }

    /// Whether nothing that the mutant changes ever shows.
    func holds(_ mutant: Mutant) -> Bool {
        // What becomes of a failing condition is not the condition's own value.
        if mutant.mutator.name == "softness" { return false }
        // Which of its values is in force is not tried.
        guard mutant.mutator.name != "day" || !mutant.owner.isParameter(of: plan),
            let changed = plan.step(at: mutant.place.span, named: mutant.owner.name)
        else { return false }
        var affected = [changed]
        var pending: [PolicyPlan.Step] = []
        if case .parameter = changed { pending = reach.readers(of: changed) }
        if case .function = changed { pending = reach.readers(of: changed) }
        if pending.isEmpty { pending = [changed] }
        var seen = Set(pending)
        while let step = pending.popLast() {
            if agree(affected.filter { $0 != step } + [step]) { continue }
            guard !isVisible(step) else { return false }
            if !affected.contains(step) { affected.append(step) }
            pending += reach.readers(of: step).filter { seen.insert($0).inserted }
        }
        return true
    }

    private func isVisible(_ step: PolicyPlan.Step) -> Bool {
        switch step {
        case .output(let index): plan.outputs[index].output.isResult
        case .function: false
        default: true
        }
    }

    /// Whether the last of some steps comes to the same in both, whatever they read.
    private func agree(_ chain: [PolicyPlan.Step]) -> Bool {
        guard let last = chain.last else { return false }
        if case .function = last { return false }
        let wanted = Set(chain + functions(behind: chain))
        // A step that reads what comes after it was put in the wrong order by hand: the plan's order holds.
        let steps = plan.steps.filter { wanted.contains($0) && $0 != last && !isParameter($0) } + [last]
        guard let axes = axes(steps, filledBy: wanted) else { return false }
        let count = axes.reduce(1) { $0 > Self.most ? $0 : $0 * $1.values.count }
        guard count <= Self.most else { return false }
        for position in 0..<count {
            let chosen = choose(position, axes)
            let first = try? evaluators.0.value(ofLast: steps, reading: chosen)
            let second = try? evaluators.1.value(ofLast: steps, reading: chosen)
            guard let first, let second, first == second else { return false }
        }
        return true
    }

    private func isParameter(_ step: PolicyPlan.Step) -> Bool {
        if case .parameter = step { true } else { false }
    }

    private func functions(behind chain: [PolicyPlan.Step]) -> [PolicyPlan.Step] {
        var found: [PolicyPlan.Step] = []
        var pending = chain
        while let step = pending.popLast() {
            for case .function(let index)? in reach.slots(readBy: step).map({ reach.maker(of: $0) })
            where !found.contains(.function(index)) {
                found.append(.function(index))
                pending.append(.function(index))
            }
        }
        return found
    }

    // MARK: - Free values

    private struct Axis {
        let slot: Int
        let values: [SlotValue]
    }

    private func choose(_ position: Int, _ axes: [Axis]) -> [(slot: Int, value: SlotValue)] {
        var rest = position
        return axes.map { axis in
            let value = axis.values[rest % axis.values.count]
            rest /= axis.values.count
            return (axis.slot, value)
        }
    }

    /// Every slot that the steps read and do not fill, with its values; nil where one has too many.
    private func axes(_ steps: [PolicyPlan.Step], filledBy own: Set<PolicyPlan.Step>) -> [Axis]? {
        var axes: [Axis] = []
        var slots = Set(steps.flatMap { reach.slots(readBy: $0) })
        for case .output(let index) in steps {
            if plan.outputs[index].dependsOnEligibility { slots.insert(plan.eligibilitySlot) }
            if case .table(let table) = plan.outputs[index].rule { slots.subtract(table.inputSlots) }
        }
        for slot in slots.sorted() {
            guard let maker = reach.maker(of: slot) else { return nil }
            if own.contains(maker), !isParameter(maker) { continue }
            guard let values = values(of: maker, slot, steps), !values.isEmpty else { return nil }
            axes.append(Axis(slot: slot, values: values))
        }
        return axes
    }

    private func values(of maker: PolicyPlan.Step, _ slot: Int, _ steps: [PolicyPlan.Step]) -> [SlotValue]? {
        switch maker {
        case .input(let index):
            let input = plan.inputs[index]
            let bits = input.unknownIndex.map { [Datum.unknown([$0])] } ?? []
            let none: [Datum] = input.input.isOptional || input.input.requiredIf != nil ? [.null] : []
            return finite(input.input.type, slot, steps).map { ($0 + none + bits).map { .datum($0) } }
        case .output(let index):
            let bits = reach.inputs(behind: maker).compactMap { plan.inputs[$0].unknownIndex }.prefix(1)
            return finite(plan.outputs[index].output.type, slot, steps).map {
                ($0 + [.null] + bits.map { .unknown([$0]) }).map { .datum($0) }
            }
        case .parameter(let index):
            return plan.parameters[index].values.indices.map {
                .parameterValue(parameter: index, position: $0)
            }
        case .eligibility: return Eligibility.allCases.map { .datum(.string($0.rawValue)) }
        case .reference, .function, .test, .portfolio: return nil
        }
    }

    private func finite(_ type: DeclaredType, _ slot: Int, _ steps: [PolicyPlan.Step]) -> [Datum]? {
        if let values = type.finiteValues { return values }
        guard type.isNumeric || type == .date else { return nil }
        return Stretches(plan, variant, slot, Set(steps))?.values(whole: type == .integer)
    }
}

extension MutationOwner {
    fileprivate func isParameter(of plan: PolicyPlan) -> Bool {
        plan.parameters.contains { $0.parameter.name == name }
    }
}

extension PolicyPlan {
    /// The condition, output, function or parameter that a part of the rule file belongs to.
    func step(at span: SourceSpan, named name: String) -> Step? {
        if let test = tests.firstIndex(where: {
            $0.place.span.start <= span.start && span.end <= $0.place.span.end
        }) {
            return .test(test)
        }
        if let index = outputs.firstIndex(where: { $0.output.name == name }) { return .output(index) }
        if let index = functions.firstIndex(where: { $0.declaration.name == name }) {
            return .function(index)
        }
        if let index = parameters.firstIndex(where: { $0.parameter.name == name }) {
            return .parameter(index)
        }
        return inputs.firstIndex { $0.input.name == name }.map { .input($0) }
    }
}
