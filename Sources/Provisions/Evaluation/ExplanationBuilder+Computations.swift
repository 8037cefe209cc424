import Diagnostics
import FEEL
import FEELSyntax

extension ExplanationBuilder {
    func computation(_ index: Int) throws(LimitExceeded) -> Explanation.Computation {
        let planned = plan.outputs[index]
        let isFailed = if case .failed = evaluator.outputStates[index] { true } else { false }
        let value = isFailed ? .null : datum(planned.slot)
        let status = status(of: index, value)
        var isComputed = false
        if case .computed = evaluator.outputStates[index] { isComputed = true }
        let formula = formula(of: planned.rule)
        return Explanation.Computation(
            name: planned.output.name, label: planned.output.label, type: planned.output.type,
            citation: planned.output.citation.parts.map(\.text), isResult: planned.output.isResult,
            status: status,
            value: value, formula: formula.map { plan.labelled($0) },
            substituted: isComputed
                ? try formula.flatMap { text throws(LimitExceeded) in try substituted(text) } : nil,
            bounds: isComputed ? try bounds(of: index) : [],
            binding: isComputed ? evaluator.bindingIDs(of: index) : [],
            roundings: isComputed ? try roundings(of: index) : [],
            selected: isComputed ? try selected(index) : [])
    }

    private func status(of index: Int, _ value: Datum) -> Explanation.Computation.Status {
        if case .failed = evaluator.outputStates[index] { return .failed }
        if case .unknown = value {
            let mask = evaluator.evaluator[plan.outputs[index].slot].unknownInputs
            return .unknown(missing: evaluator.names(of: mask, in: plan.outputReach[index]))
        }
        switch evaluator.outputStates[index] {
        case .computed: return .computed
        case .notApplicable: return .notApplicable
        case .failed: return .failed
        case .replaced(.eligible): return .computed
        case .replaced(let eligibility): return .replaced(by: eligibility)
        }
    }

    /// The expression that says most about where the value comes from.
    private func formula(of rule: PlannedRule) -> PlannedExpression? {
        switch rule {
        case .formula(let expression): expression
        case .amount(let amount): product(amount)
        case .scale(let scale): scale.base
        case .table, .binding, .byRecord: nil
        }
    }

    // MARK: - Amounts

    /// Base × rate, as one expression to print and to trace.
    private func product(_ amount: PlannedAmount) -> PlannedExpression {
        guard let rate = amount.rate else { return amount.base }
        let (base, factor) = (amount.base.tree, rate.tree)
        let span = SourceSpan(min(base.span.start, factor.span.start), max(base.span.end, factor.span.end))
        return PlannedExpression(
            text: amount.base.text, tree: Expression(.binary(.multiply, base, factor), span),
            plan: amount.base.plan,
            type: amount.base.type)
    }

    private func bounds(of index: Int) throws(LimitExceeded) -> [Explanation.Bound] {
        guard case .amount(let amount) = plan.outputs[index].rule else { return [] }
        let state = evaluator.amounts[index]
        var bounds: [Explanation.Bound] = []
        let sides =
            amount.atMost.map { ($0, Explanation.Bound.Side.atMost) } + amount.atLeast.map { ($0, .atLeast) }
        for ((bound, side), value) in zip(sides, evaluator.limits(of: index)) {
            var formula = "", substitution: String?
            switch bound.value {
            case .constant(let constant): formula = "\(evaluator.datum(of: constant))"
            case .expression(let expression):
                formula = plan.labelled(expression)
                substitution = try substituted(expression)
            }
            bounds.append(
                Explanation.Bound(
                    id: bound.bound.marking.name, citation: citation(bound.bound.marking),
                    label: bound.bound.marking.label,
                    side: side, formula: formula, substituted: substitution,
                    value: evaluator.datum(of: value),
                    isBinding: value.number.map {
                        $0 == state.bounded.number && state.computed.number != state.bounded.number
                    }
                        ?? false))
        }
        return bounds
    }

    private func roundings(of index: Int) throws(LimitExceeded) -> [Explanation.RoundingStep] {
        let planned = plan.outputs[index]
        var steps: [Explanation.RoundingStep] = []
        if case .amount(let amount) = planned.rule {
            if let rounding = amount.amount.roundBase {
                add(rounding, try evaluator.product(amount), to: &steps)
            }
            if let rounding = amount.amount.round {
                add(rounding, evaluator.amounts[index].bounded, to: &steps)
            }
        }
        if let rounding = planned.output.rounding {
            add(rounding, try evaluator.raw(planned, index), to: &steps)
        }
        return steps
    }

    /// Only a rounding that changed something is worth a line.
    private func add(_ rounding: Rounding, _ before: Value, to steps: inout [Explanation.RoundingStep]) {
        let after = evaluator.rounded(before, rounding)
        guard let from = before.number, let to = after.number, from != to else { return }
        steps.append(
            Explanation.RoundingStep(
                mode: rounding.mode, step: rounding.step, citation: rounding.citation.parts.map(\.text),
                before: .number(from), after: .number(to)))
    }

    // MARK: - Tables and scales

    private func selected(_ index: Int) throws(LimitExceeded) -> [Explanation.Selection] {
        switch plan.outputs[index].rule {
        case .table(let table): try evaluator.matchingRows(table).map { selection(of: table, row: $0) }
        case .scale(let scale): try bracket(of: scale).map { [$0] } ?? []
        default: []
        }
    }

    private func selection(of table: PlannedTable, row index: Int) -> Explanation.Selection {
        let row = table.rows[index]
        let cells = zip(table.inputs, row.row.cells).filter { $1.text.trimmed != "-" }.map { input, cell in
            Explanation.Selection.Cell(input: plan.labelled(input), tests: cell.text.trimmed)
        }
        return .row(id: row.row.marking.name, cells)
    }

    private func bracket(of scale: PlannedScale) throws(LimitExceeded) -> Explanation.Selection? {
        let parameter = plan.parameters[scale.parameter]
        guard let position = try evaluator.position(of: parameter), position < parameter.tables.count,
            let base = try evaluator.run(scale.base).number,
            let index = parameter.tables[position].index(holding: base)
        else { return nil }
        let table = parameter.tables[position]
        let bracket = table.brackets[index]
        return .bracket(
            from: index == 0 ? nil : table.brackets[index - 1].end, to: bracket.end,
            endIncluded: bracket.endIncluded,
            figure: bracket.figure,
            deduction: scale.scale.mode == .marginal ? table.quickDeductions[index] : nil)
    }
}

extension Number {
    /// `15%`.
    package var percentText: String { multiplied(by: Number(100)).map { "\($0)%" } ?? "\(self)" }
}
