import FEEL
import FEELSyntax
import Provisions

/// The names that texts speak of, in their order.
extension TreeWalk {
    func reads(_ text: FEELText) -> [String] { names(in: trees.expression(text)) }

    private func reads(_ value: RuleValue) -> [String] {
        if case .expression(let text) = value { reads(text) } else { [] }
    }

    func reads(of input: Input) -> [String] {
        (input.requiredIf.map(reads) ?? []) + (input.defaultValue.map(reads) ?? [])
            + (input.allowed.map { names(in: trees.cell($0)) } ?? [])
    }

    func reads(of output: Output) -> [String] {
        let otherwise = [
            output.otherwise.ineligible, output.otherwise.undetermined, output.otherwise.notApplicable,
        ]
        let isReplaceable = otherwise.prefix(2).contains { $0 != nil }
        return (output.when.map(reads) ?? []) + reads(of: output.rule)
            + otherwise.compactMap { $0 }.flatMap(reads)
            + output.ensure.flatMap(reads).filter { $0 != output.name }
            + (isReplaceable ? [WalkedTrees.eligibility] : [])
    }

    func reads(of function: FunctionDeclaration) -> [String] {
        let own = function.parameters.map(\.name.text)
        return names(in: trees.expression(function.formula, locals: own)).filter { !own.contains($0) }
    }

    private func reads(of rule: OutputRule) -> [String] {
        switch rule {
        case .formula(let text): return reads(text)
        case .amount(let amount):
            return reads(amount.base.value) + (amount.rate.map { reads($0.value) } ?? [])
                + (amount.atMost + amount.atLeast).flatMap {
                    ($0.appliesIf.map(reads) ?? []) + reads($0.value)
                }
        case .table(let table):
            let rows = table.rows.flatMap { row in
                row.cells.flatMap { names(in: trees.cell($0)) } + row.then.flatMap(reads)
            }
            var otherwise: [String] = []
            if case .value(let value) = table.noMatch { otherwise = reads(value) }
            return table.inputs.flatMap(reads) + rows + otherwise
        case .scale(let scale): return reads(scale.base) + [scale.brackets.text]
        case .binding, .byRecord: return []
        }
    }

    private func names(in cell: UnaryTests) -> [String] {
        switch cell.kind {
        case .any: []
        case .tests(let tests), .negated(let tests): tests.flatMap(names)
        }
    }

    private func names(in tree: Expression) -> [String] {
        switch tree.kind {
        case .name(let name): [name]
        case .negation(let operand): names(in: operand)
        case .binary(_, let left, let right): names(in: left) + names(in: right)
        case .between(let operand, let low, let high): [operand, low, high].flatMap(names)
        case .membership(let operand, let tests): ([operand] + tests).flatMap(names)
        case .unaryRelation(_, let point): names(in: point)
        case .interval(let interval): [interval.start, interval.end].flatMap(names)
        case .call(let function, .positional(let arguments)): ([function] + arguments).flatMap(names)
        case .conditional(let condition, let then, let otherwise):
            [condition, then, otherwise].flatMap(names)
        default: []
        }
    }
}
