import FEEL
import Provisions

/// What depends on what in a policy, as a graph from its inputs to its outputs.
struct PolicyGraph {
    private struct Node {
        let id: String
        let label: String
        let shape: (String, String)
    }

    private var nodes: [Node] = []
    private var edges: [(from: String, to: String)] = []
    private var ids: [String: String] = [:]

    init(_ plan: PolicyPlan) {
        for input in plan.inputs { declare(input.input.name, plan, ("([", "])")) }
        for parameter in plan.parameters { declare(parameter.parameter.name, plan, ("[/", "/]")) }
        for function in plan.functions { declare(function.declaration.name, plan, ("[[", "]]")) }
        if !plan.tests.isEmpty { declare("eligibility", plan, ("{{", "}}")) }
        for output in plan.outputs {
            declare(output.output.name, plan, output.output.isResult ? ("[", "]") : ("(", ")"))
        }
        for (index, test) in plan.tests.enumerated() { add(test, index, plan) }
        for function in plan.functions {
            connect(plan.names(of: function.expression.plan.reads), to: ids[function.declaration.name])
        }
        for output in plan.outputs { add(output, plan) }
    }

    private mutating func declare(_ name: String, _ plan: PolicyPlan, _ shape: (String, String)) {
        let id = "n\(nodes.count)"
        ids[name] = id
        nodes.append(Node(id: id, label: plan.labels[name] ?? name, shape: shape))
    }

    private mutating func add(_ test: PlannedTest, _ index: Int, _ plan: PolicyPlan) {
        let id = "n\(nodes.count)"
        let label = [test.marking.name, test.marking.label].compactMap { $0 }.joined(separator: " ")
        nodes.append(Node(id: id, label: label.isEmpty ? "\(index + 1)" : label, shape: ("{", "}")))
        connect(plan.names(of: test.readSlots), to: id)
        if let eligibility = ids["eligibility"] { edges.append((id, eligibility)) }
    }

    private mutating func add(_ output: PlannedOutput, _ plan: PolicyPlan) {
        var names = plan.names(of: output.readSlots)
        if case .binding(let of) = output.rule { names.append(plan.outputs[of].output.name) }
        if output.dependsOnEligibility, !names.contains("eligibility") { names.append("eligibility") }
        connect(names, to: ids[output.output.name])
    }

    private mutating func connect(_ names: [String], to target: String?) {
        guard let target else { return }
        for name in names { if let from = ids[name] { edges.append((from, target)) } }
    }

    /// As a Mermaid flowchart.
    var mermaid: String {
        let shown = nodes.map { "    \($0.id)\($0.shape.0)\"\(Self.escaped($0.label))\"\($0.shape.1)\n" }
        return "flowchart LR\n" + shown.joined() + edges.map { "    \($0.from) --> \($0.to)\n" }.joined()
    }

    private static func escaped(_ label: String) -> String {
        label.map { $0 == "\"" ? "#quot;" : $0 == "#" ? "#35;" : String($0) }.joined()
    }
}
