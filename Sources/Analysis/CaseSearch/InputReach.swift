package import Provisions

/// Which inputs have a say in what: through definitions, outputs, conditions, functions and parameters, however far.
package struct InputReach: Sendable {
    private let plan: PolicyPlan
    private let reads: [PolicyPlan.Step: Set<Int>]
    private let makers: [Int: PolicyPlan.Step]

    package init(_ plan: PolicyPlan) {
        self.plan = plan
        var reads: [PolicyPlan.Step: Set<Int>] = [:]
        for text in plan.texts { reads[text.step, default: []].formUnion(text.reads) }
        for (index, output) in plan.outputs.enumerated() {
            reads[.output(index), default: []].formUnion(output.readSlots)
        }
        for (index, test) in plan.tests.enumerated() {
            reads[.test(index), default: []].formUnion(test.readSlots)
        }
        var makers: [Int: PolicyPlan.Step] = [plan.eligibilitySlot: .eligibility]
        for (index, input) in plan.inputs.enumerated() {
            for slot in input.allSlots { makers[slot] = .input(index) }
        }
        for (index, parameter) in plan.parameters.enumerated() { makers[parameter.slot] = .parameter(index) }
        for (index, function) in plan.functions.enumerated() { makers[function.slot] = .function(index) }
        for (index, output) in plan.outputs.enumerated() { makers[output.slot] = .output(index) }
        if let portfolio = plan.portfolio { makers[portfolio.resultsSlot] = .portfolio }
        self.reads = reads
        self.makers = makers
    }

    /// The inputs behind a step of the plan.
    package func inputs(behind step: PolicyPlan.Step) -> Set<Int> { inputs(from: [step]) }

    /// The steps that read what a step fills, eligibility by those that stand under it.
    package func readers(of step: PolicyPlan.Step) -> [PolicyPlan.Step] {
        plan.steps.filter { $0 != step && steps(before: $0).contains(step) }
    }

    /// What fills a slot; nil for one that belongs to an expression.
    package func maker(of slot: Int) -> PolicyPlan.Step? { makers[slot] }

    /// The slots that a step's expressions read.
    package func slots(readBy step: PolicyPlan.Step) -> Set<Int> { reads[step] ?? [] }

    /// The inputs behind what stands in some slots.
    package func inputs(behind slots: some Sequence<Int>) -> Set<Int> {
        inputs(from: slots.compactMap { makers[$0] })
    }

    private func inputs(from steps: [PolicyPlan.Step]) -> Set<Int> {
        var found: Set<Int> = []
        var seen = Set(steps)
        var pending = steps
        while let step = pending.popLast() {
            if case .input(let index) = step { found.insert(index) }
            for next in self.steps(before: step) where seen.insert(next).inserted { pending.append(next) }
        }
        return found
    }

    private func steps(before step: PolicyPlan.Step) -> [PolicyPlan.Step] {
        var steps = (reads[step] ?? []).compactMap { makers[$0] }
        switch step {
        case .eligibility: steps += plan.tests.indices.map { .test($0) }
        case .parameter(let index):
            let parameter = plan.parameters[index]
            if parameter.on == nil, parameter.parameter.values.count > 1 { steps.append(.reference) }
        case .output(let index):
            if plan.outputs[index].dependsOnEligibility { steps.append(.eligibility) }
            // A column is worked out for each record.
            if plan.portfolio?.columns.contains(index) ?? false { steps.append(.input(0)) }
            if case .byRecord = plan.outputs[index].rule { steps.append(.portfolio) }
            if case .binding(let of) = plan.outputs[index].rule { steps.append(.output(of)) }
        case .portfolio: steps += [.input(0)] + (plan.portfolio?.columns.map { .output($0) } ?? [])
        case .input, .reference, .function, .test: break
        }
        return steps
    }
}

extension PlannedInput {
    /// Its own slot and those of its fields, however deep.
    var allSlots: [Int] { [slot] + fields.flatMap(\.allSlots) }
}
