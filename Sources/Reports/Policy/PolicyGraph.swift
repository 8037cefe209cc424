import FEEL
import Provisions

/// What depends on what in a policy, as a graph from its inputs to its outputs.
struct PolicyGraph {
    /// What a node stands for; every format shows them apart in its own way.
    enum Kind: String, CaseIterable {
        case input, parameter, function, condition, eligibility, step, definition, output
    }

    struct Node {
        let label: String
        let kind: Kind
    }

    private(set) var nodes: [Node] = []
    /// From and to, by the nodes' numbers, each pair once.
    private(set) var edges: [(from: Int, to: Int)] = []
    /// Which node gives a slot its value.
    private var makers: [Int: Int] = [:]
    private let plan: PolicyPlan

    init(_ plan: PolicyPlan, _ prose: Prose) {
        self.plan = plan
        declareAll(eligibility: prose.choose(zh: "是否符合条件", en: "eligibility"))
        connectAll()
    }

    private mutating func add(_ label: String, _ kind: Kind, making slot: Int? = nil) -> Int {
        nodes.append(Node(label: label, kind: kind))
        if let slot { makers[slot] = nodes.count - 1 }
        return nodes.count - 1
    }

    /// Everything that gives a slot its value, before anything that reads one.
    private mutating func declareAll(eligibility: String) {
        for input in plan.inputs {
            let records = plan.portfolio?.recordsSlot == input.slot ? plan.portfolio?.fields ?? [] : []
            let node = add(input.input.label ?? input.input.name, .input, making: input.slot)
            for field in records { makers[field.slot] = node }
        }
        for parameter in plan.parameters {
            _ = add(parameter.parameter.label ?? parameter.parameter.name, .parameter, making: parameter.slot)
        }
        for function in plan.functions {
            _ = add(function.declaration.label ?? function.declaration.name, .function, making: function.slot)
        }
        if !plan.tests.isEmpty { _ = add(eligibility, .eligibility, making: plan.eligibilitySlot) }
        for output in plan.outputs {
            let kind: Kind = output.output.isResult ? .output : .definition
            _ = add(output.output.label ?? output.output.name, kind, making: output.slot)
        }
    }

    private mutating func connectAll() {
        for (index, test) in plan.tests.enumerated() { add(test, index) }
        if let portfolio = plan.portfolio { add(portfolio) }
        for parameter in plan.parameters {
            connect(dateReads(of: parameter), to: makers[parameter.slot])
        }
        for function in plan.functions {
            connect(function.expression.plan.reads, to: makers[function.slot])
        }
        for output in plan.outputs { connect(output) }
    }

    private mutating func add(_ test: PlannedTest, _ index: Int) {
        let label = [test.marking.name, test.marking.label].compactMap(\.self).joined(separator: " ")
        let node = add(label.isEmpty ? "\(index + 1)" : label, .condition)
        connect(test.readSlots, to: node)
        connect(from: node, to: makers[plan.eligibilitySlot])
    }

    /// The steps one behind another; what reads the records as they were left hangs on the last.
    private mutating func add(_ portfolio: PlannedPortfolio) {
        var last = makers[portfolio.recordsSlot]
        for step in portfolio.steps {
            let label = [step.step.marking.name, step.step.marking.label].compactMap(\.self)
            let node = add(label.joined(separator: " "), .step)
            connect(from: last, to: node)
            let keys = (step.order ?? portfolio.order).map(\.by)
            let expressions = keys + [step.appliesIf].compactMap(\.self) + step.rule.expressions
            connect(expressions.flatMap(\.plan.reads), to: node)
            if last == makers[portfolio.recordsSlot] {
                connect(portfolio.amount?.plan.reads ?? [], to: node)
            }
            last = node
        }
        makers[portfolio.resultsSlot] = last
    }

    /// What says which dated value holds.
    private func dateReads(of planned: PlannedParameter) -> [Int] {
        guard planned.parameter.values.count > 1 else { return [] }
        return (planned.on ?? plan.referenceDate?.expression)?.plan.reads ?? []
    }

    private mutating func connect(_ output: PlannedOutput) {
        let node = makers[output.slot]
        connect(output.readSlots, to: node)
        switch output.rule {
        case .binding(let of): connect([plan.outputs[of].slot], to: node)
        case .byRecord(let expression):
            connect(expression.plan.reads, to: node)
            connect(plan.portfolio.map { [$0.resultsSlot] } ?? [], to: node)
        case .formula, .amount, .table, .scale: break
        }
        if output.dependsOnEligibility { connect([plan.eligibilitySlot], to: node) }
    }

    private mutating func connect(_ slots: [Int], to target: Int?) {
        for slot in slots { connect(from: makers[slot], to: target) }
    }

    private mutating func connect(from source: Int?, to target: Int?) {
        guard let source, let target, source != target,
            !edges.contains(where: { $0.from == source && $0.to == target })
        else { return }
        edges.append((source, target))
    }
}
