import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// The constants that a number or a day is compared with in some steps of two policies, where it is only ever compared.
struct Stretches {
    private var constants: Set<Datum> = []

    /// Nil where it is used in another way.
    init?(_ plan: PolicyPlan, _ variant: PolicyPlan, _ slot: Int, _ steps: Set<PolicyPlan.Step>) {
        for policy in [plan, variant] {
            let name = policy.scope.names[slot]
            for text in policy.texts where steps.contains(text.step) && text.slots.contains(slot) {
                guard add(text, name, policy) else { return nil }
            }
            for case .test(let index) in steps {
                guard case .window(let on, let from, let to) = policy.tests[index].condition else { continue }
                guard case .name = on.tree.kind else { return nil }
                constants.formUnion([from, to].compactMap { $0 }.map { .date($0) })
            }
        }
    }

    /// Each constant, and something on both sides of it.
    func values(whole: Bool) -> [Datum] {
        let near = whole ? Number.one : Number(coefficient: 1, exponent: -9) ?? .one
        var values: Set<Datum> = []
        for constant in constants {
            switch constant {
            case .number(let number):
                let around = [number.subtracting(near), number, number.adding(near)].compactMap { $0 }
                values.formUnion(around.filter { !whole || $0.isInteger }.map { .number($0) })
                if whole { values.formUnion([number.floor, number.ceiling].map { .number($0) }) }
            case .date(let day):
                values.formUnion([-1, 0, 1].compactMap { day.adding(days: $0).map { .date($0) } })
            default: break
            }
        }
        return Array(values)
    }

    private mutating func add(_ text: PlannedText, _ name: String, _ plan: PolicyPlan) -> Bool {
        switch text.form {
        case .expression(let expression):
            // As the input of a table it is compared by the cells.
            if case .name(name) = expression.tree.kind { return isTested(text, plan) }
            return add(expression.tree, name, plan)
        case .tests(_, let tested?):
            guard case .name(name) = tested.tree.kind else {
                return text.trees.allSatisfy { !$0.names.contains(name) }
            }
            return text.trees.allSatisfy { addTest($0, name, plan) }
        case .tests: return true
        }
    }

    private func isTested(_ text: PlannedText, _ plan: PolicyPlan) -> Bool {
        if case .test(let index) = text.step, case .window = plan.tests[index].condition { return true }
        guard case .output(let index) = text.step, case .table(let table) = plan.outputs[index].rule else {
            return false
        }
        return table.inputs.contains { $0.text.place == text.text.place }
    }

    /// Comparisons of the name with constants; anything else that names it is too much.
    private mutating func add(_ tree: Expression, _ name: String, _ plan: PolicyPlan) -> Bool {
        let isIt = { (node: Expression) in if case .name(name) = node.kind { true } else { false } }
        switch tree.kind {
        case .name(let read): return read != name
        case .binary(let infix, let left, let right) where infix.isComparison && (isIt(left) || isIt(right)):
            return addConstant(isIt(left) ? right : left, plan)
        case .between(let value, let low, let high) where isIt(value):
            return addConstant(low, plan) && addConstant(high, plan)
        case .membership(let value, let tests) where isIt(value):
            return tests.allSatisfy { addTest($0, name, plan) }
        default:
            for part in tree.kind.parts { guard add(part, name, plan) else { return false } }
            return true
        }
    }

    private mutating func addTest(_ test: Expression, _ name: String, _ plan: PolicyPlan) -> Bool {
        switch test.kind {
        case .unaryRelation(_, let bound): addConstant(bound, plan)
        case .interval(let interval): addConstant(interval.start, plan) && addConstant(interval.end, plan)
        default: addConstant(test, plan)
        }
    }

    private mutating func addConstant(_ tree: Expression, _ plan: PolicyPlan) -> Bool {
        switch tree.kind {
        case .null: return true
        case .number(let text): return insert(Number(text: text).map { .number($0) })
        case .negation(let inner):
            guard case .number(let text) = inner.kind else { return false }
            return insert(Number(text: text).map { .number($0.negated) })
        case .at(let text): return insert(TemporalLiteral.parse(text).map { Datum($0) })
        case .name(let name):
            guard let parameter = plan.parameters.first(where: { $0.parameter.name == name }),
                parameter.parameter.keys.isEmpty
            else { return false }
            return parameter.parameter.values.allSatisfy { insert($0.value) }
        default: return false
        }
    }

    private mutating func insert(_ datum: Datum?) -> Bool {
        guard let datum else { return false }
        constants.insert(datum)
        return true
    }
}

extension Expression {
    /// Every name in it.
    fileprivate var names: Set<String> {
        var found: Set<String> = []
        var pending = [self]
        while let tree = pending.popLast() {
            if case .name(let name) = tree.kind { found.insert(name) }
            pending += tree.kind.parts
        }
        return found
    }
}
