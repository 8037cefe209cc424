package import FEEL
import FEELSyntax

/// What a reader is shown of a plan.
extension PolicyPlan {
    /// An expression with labels in the place of names.
    package func labelled(_ expression: PlannedExpression) -> String {
        Printer.text(of: expression.tree, names: scope.knownNames, substituting: label(of:))
    }

    private func label(of node: Expression) -> String? {
        guard case .name(let name) = node.kind else { return nil }
        return labels[name].map { "「\($0)」" }
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
