import Diagnostics
import FEEL
import LocatedYAML

/// The order of a policy's steps: each after what it reads.
struct StepOrder {
    let inputs: [PlannedInput]
    let reference: PlannedReference?
    let parameters: [PlannedParameter]
    let functions: [PlannedFunction]
    let tests: [PlannedTest]
    let outputs: [PlannedOutput]
    let portfolio: PlannedPortfolio?
    let eligibilitySlot: Int

    private(set) var things: [PolicyPlan.Step] = []
    /// The step that gives a slot its value.
    private(set) var makers: [Int: Int] = [:]

    init(
        inputs: [PlannedInput], reference: PlannedReference?, parameters: [PlannedParameter],
        functions: [PlannedFunction], tests: [PlannedTest], outputs: [PlannedOutput],
        portfolio: PlannedPortfolio?,
        eligibilitySlot: Int
    ) {
        self.inputs = inputs
        self.reference = reference
        self.parameters = parameters
        self.functions = functions
        self.tests = tests
        self.outputs = outputs
        self.portfolio = portfolio
        self.eligibilitySlot = eligibilitySlot
        collect()
    }

    private mutating func collect() {
        for (index, input) in inputs.enumerated() { add(.input(index), making: input.slot) }
        if let reference { add(.reference, making: reference.slot) }
        for (index, parameter) in parameters.enumerated() { add(.parameter(index), making: parameter.slot) }
        for (index, function) in functions.enumerated() { add(.function(index), making: function.slot) }
        for index in tests.indices { things.append(.test(index)) }
        add(.eligibility, making: eligibilitySlot)
        if let portfolio { add(.portfolio, making: portfolio.resultsSlot) }
        let columns = Set(portfolio?.columns ?? [])
        for (index, output) in outputs.enumerated() where !columns.contains(index) {
            add(.output(index), making: output.slot)
        }
    }

    private mutating func add(_ step: PolicyPlan.Step, making slot: Int) {
        makers[slot] = things.count
        things.append(step)
    }

    /// The steps in order; a circle is reported and then cut, so that the rest can still be checked.
    func steps(log: DiagnosticLog) -> [PolicyPlan.Step] {
        switch DependencyOrder(things.map(dependencies)) {
        case .order(let order): return order.map { things[$0] }
        case .circle(let members):
            let steps = members.map { things[$0] }
            log.report(
                steps == [.portfolio]
                    ? .readsDecided(at: placeReadingDecided) : .circle(steps.map(description)))
            return things
        }
    }

    /// Where the records' rules read what they make.
    private var placeReadingDecided: SourcePlace? {
        guard let portfolio else { return nil }
        let slot = portfolio.resultsSlot
        return portfolio.expressions.first { $0.plan.reads.contains(slot) }?.text.place
            ?? portfolio.columns.first { outputs[$0].reads.contains(slot) }.map { outputs[$0].output.place }
            ?? portfolio.portfolio.place
    }

    private func dependencies(of step: PolicyPlan.Step) -> [Int] {
        var found = reads(of: step).compactMap { makers[$0] }
        switch step {
        case .parameter(let index) where parameters[index].on == nil:
            if let reference { found += makers[reference.slot].map { [$0] } ?? [] }
        case .eligibility:
            found += things.indices.filter { if case .test = things[$0] { true } else { false } }
        case .output(let index):
            if case .binding(let of) = outputs[index].rule {
                found += makers[outputs[of].slot].map { [$0] } ?? []
            }
        default: break
        }
        return found
    }

    /// The slots that a step reads, in the order of its text.
    func reads(of step: PolicyPlan.Step) -> [Int] {
        switch step {
        case .input(let index): inputs[index].reads
        case .reference: reference?.expression.plan.reads ?? []
        case .parameter(let index): parameters[index].on?.plan.reads ?? []
        case .function(let index): functions[index].expression.plan.reads
        case .test(let index): tests[index].reads
        case .eligibility: []
        case .portfolio: portfolioReads
        case .output(let index):
            outputs[index].reads + byRecordReads(outputs[index])
                + (outputs[index].dependsOnEligibility ? [eligibilitySlot] : [])
        }
    }

    /// Which of a parameter's values holds is a matter of the reference date, where it names no date of its own.
    func dateReads(of planned: PlannedParameter) -> [Int] {
        guard planned.on == nil, planned.parameter.values.contains(where: { $0.from != nil }) else {
            return []
        }
        return reference.map { [$0.slot] } ?? []
    }

    /// What the portfolio's rules read outside the records, and the records.
    private var portfolioReads: [Int] {
        guard let portfolio else { return [] }
        return [portfolio.recordsSlot] + portfolio.expressions.flatMap(\.plan.reads)
            + portfolio.columns.flatMap { outputs[$0].reads }
    }

    /// What is worked out for each record comes after the records' steps.
    private func byRecordReads(_ output: PlannedOutput) -> [Int] {
        guard case .byRecord = output.rule, let portfolio else { return [] }
        return [portfolio.resultsSlot]
    }

    private func description(of step: PolicyPlan.Step) -> (name: String, place: SourcePlace?) {
        switch step {
        case .input(let index): (inputs[index].input.name, inputs[index].input.place)
        case .reference: ("reference_date", reference?.expression.text.place)
        case .parameter(let index): (parameters[index].parameter.name, parameters[index].parameter.place)
        case .function(let index): (functions[index].declaration.name, functions[index].declaration.place)
        case .test(let index): (tests[index].marking.name ?? "requirement", tests[index].place)
        case .eligibility: (PolicyPlanner.eligibilityName, nil)
        case .portfolio: (Portfolio.resultsName, portfolio?.portfolio.place)
        case .output(let index): (outputs[index].output.name, outputs[index].output.place)
        }
    }
}

extension PlannedInput {
    /// The slots outside its own record.
    var reads: [Int] { Self.reads(slot, defaultValue, requiredIf, allowed, fields) }

    static func reads(
        _ slot: Int, _ defaultValue: PlannedValue?, _ requiredIf: PlannedExpression?,
        _ allowed: PlannedTests?,
        _ fields: [PlannedInput]
    ) -> [Int] {
        let own = Set(fields.map(\.slot))
        let mine = (requiredIf?.plan.reads ?? []) + (defaultValue?.reads ?? []) + (allowed?.plan.reads ?? [])
        return (mine + fields.flatMap(\.reads)).filter { $0 != slot && !own.contains($0) }
    }
}

extension PlannedTest {
    var reads: [Int] { (appliesIf?.plan.reads ?? []) + condition.expression.plan.reads }
}

extension PlannedOutput {
    var reads: [Int] {
        (when?.plan.reads ?? []) + rule.reads
            + [ineligible, undetermined, notApplicable].flatMap { $0?.reads ?? [] }
            + ensure.flatMap(\.plan.reads).filter { $0 != slot }
    }
}

extension PlannedRule {
    var reads: [Int] {
        switch self {
        case .formula(let expression): expression.plan.reads
        case .amount(let amount): amount.reads
        case .table(let table): table.reads
        case .scale(let scale): scale.base.plan.reads + [scale.slot]
        case .binding: []
        case .byRecord(let expression): expression.plan.reads
        }
    }
}

extension PlannedAmount {
    var reads: [Int] {
        base.plan.reads + (rate?.plan.reads ?? [])
            + (atMost + atLeast).flatMap { ($0.appliesIf?.plan.reads ?? []) + $0.value.reads }
    }
}

extension PlannedTable {
    var reads: [Int] {
        let own = Set(inputSlots)
        let cells = rows.flatMap { row in
            row.cells.flatMap { $0?.plan.reads ?? [] } + row.then.flatMap(\.reads)
        }
        return (inputs.flatMap(\.plan.reads) + cells + (noMatch?.reads ?? [])).filter { !own.contains($0) }
    }
}
