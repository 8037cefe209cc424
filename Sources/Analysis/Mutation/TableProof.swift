import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// What can be said of a table whose rows are swapped, or whose hit policy is another, by looking at its cells alone.
struct TableProof {
    private let table: PlannedTable
    private let isKnown: Bool
    private let moved: [Int]
    private let isMove: Bool

    /// Nil for any other mutant.
    ///
    /// - Parameter reach: of the policy.
    init?(_ mutant: Mutant, _ plan: PolicyPlan, _ reach: InputReach) {
        isMove = mutant.mutator.name == "row-moved"
        guard isMove || mutant.mutator.name == "hit-policy" && mutant.after == "F" else { return nil }
        for output in plan.outputs {
            guard case .table(let table) = output.rule, table.table.place.span.holds(mutant.place.span) else {
                continue
            }
            self.table = table
            isKnown = reach.inputs(behind: output.readSlots).allSatisfy {
                !plan.inputs[$0].input.mayBeUnknown
            }
            moved = table.rows.indices.filter { mutant.place.span.holds(table.rows[$0].row.place.span) }
            return
        }
        return nil
    }

    var holds: Bool {
        guard isMove else {
            return table.rows.indices.allSatisfy { row in (0..<row).allSatisfy { areDisjoint($0, row) } }
        }
        let free: [HitPolicy] = [.unique, .any, .count, .sum, .minimum, .maximum]
        if free.contains(table.table.hitPolicy), isKnown { return true }
        return moved.count == 2 && areDisjoint(moved[0], moved[1]) && (isKnown || askTheSame)
    }

    /// Whether each of the two asks for nothing but one and the same thing.
    private var askTheSame: Bool {
        let asking = moved.map { row in
            table.rows[row].cells.indices.filter { table.rows[row].cells[$0].map { !$0.isOpen } ?? false }
        }
        return asking.count == 2 && asking[0] == asking[1] && asking[0].count == 1
    }

    /// Whether there is a column in which no value passes both.
    private func areDisjoint(_ first: Int, _ second: Int) -> Bool {
        zip(table.rows[first].cells, table.rows[second].cells).contains { left, right in
            guard let left = left?.words, let right = right?.words else { return false }
            return left.isDisjoint(with: right)
        }
    }
}

extension PlannedTests {
    fileprivate var isOpen: Bool { if case .any = tests.kind { true } else { false } }

    /// The values that pass, where these are some words, truth values or numbers; nil for anything else.
    fileprivate var words: Set<String>? {
        guard case .tests(let trees) = tests.kind else { return nil }
        var words: Set<String> = []
        for tree in trees {
            switch tree.kind {
            // A choice is written as it is called; a name of the policy's would be taken for its value.
            case .string(let text): words.insert("\"" + text)
            case .boolean(let value): words.insert("\(value)")
            case .number(let text): words.insert(Number(text: text)?.reduced.description ?? text)
            default: return nil
            }
        }
        return words
    }
}
