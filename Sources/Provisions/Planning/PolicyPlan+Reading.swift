package import FEEL
package import FEELSyntax

/// What a reader is shown of a plan.
extension PolicyPlan {
    /// An expression with labels in the place of names and fields: `「服务项目」.「合同金额」`.
    package func labelled(_ expression: PlannedExpression) -> String {
        labelled(expression.tree)
    }

    /// What a shared function works out, without its head.
    package func labelledBody(of function: PlannedFunction) -> String {
        guard case .function(let definition) = function.expression.tree.kind else {
            return labelled(function.expression)
        }
        return labelled(definition.body)
    }

    /// The same of a part of an expression.
    package func labelled(_ tree: Expression) -> String {
        Printer.text(of: tree, names: scope.knownNames) { node in
            switch node.kind {
            case .name(let name): labels[name].map { "「\($0)」" }
            case .path(let base, let name, _): labels.field(name).map { "\(labelled(base)).「\($0)」" }
            default: nil
            }
        }
    }

    /// A constant as it stands in the plan's heap.
    package func datum(of value: Value) -> Datum { (try? Heap(heap).datum(of: value)) ?? .null }

    /// The names of slots, each once, in the order given; slots without a name in the rule file are left out.
    package func names(of slots: [Int]) -> [String] {
        var seen: Set<Int> = []
        return slots.filter { seen.insert($0).inserted && scope.names.indices.contains($0) }
            .map { scope.names[$0] }.filter { !$0.hasPrefix(PolicyPlanner.reservedPrefix) }
    }
}

extension PlannedTest {
    /// The slots that it reads, in the order of its text.
    package var readSlots: [Int] { reads }
}

extension PlannedOutput {
    /// The slots that it reads, in the order of its text.
    package var readSlots: [Int] { reads }
}
