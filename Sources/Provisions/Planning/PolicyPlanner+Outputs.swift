import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML

extension PolicyPlanner {
    mutating func planOutput(_ output: Output, slot: Int) -> PlannedOutput? {
        let type = output.type.feelType
        guard let rule = planRule(output) else { return nil }
        return PlannedOutput(
            output: output, slot: slot, when: output.when.flatMap { expression($0, .boolean) },
            ineligible: output.otherwise.ineligible.flatMap { value($0, type) },
            undetermined: output.otherwise.undetermined.flatMap { value($0, type) },
            notApplicable: output.otherwise.notApplicable.flatMap { value($0, type) },
            ensure: output.ensure.compactMap { expression($0, .boolean) }, rule: rule,
            choices: choices(of: output.type))
    }

    private func choices(of type: DeclaredType) -> [Value] {
        if case .choice(let choices) = type { choices.map { heap.string($0.id) } } else { [] }
    }

    private mutating func planRule(_ output: Output) -> PlannedRule? {
        let type = output.type.feelType
        switch output.rule {
        case .formula(let text): return expression(text, type).map { .formula($0) }
        case .amount(let amount): return planAmount(amount, type).map { .amount($0) }
        case .table(let table): return planTable(table, output).map { .table($0) }
        case .scale(let scale): return planScale(scale).map { .scale($0) }
        case .binding(let of): return planBinding(of)
        case .byRecord(let text): return planByRecord(text, output)
        }
    }

    private func planAmount(_ amount: Amount, _ type: FEELType) -> PlannedAmount? {
        let measure: FEELType? = amount.rate == nil ? type : nil
        guard let base = expression(amount.base.value, measure) else { return nil }
        let bound = { (bound: Amount.Bound) in
            self.value(bound.value, type).map { value in
                PlannedAmount.Bound(
                    bound: bound, value: value,
                    appliesIf: bound.appliesIf.flatMap { self.expression($0, .boolean) })
            }
        }
        return PlannedAmount(
            amount: amount, base: base, rate: amount.rate.flatMap { expression($0.value, .number(.any)) },
            atMost: amount.atMost.compactMap(bound), atLeast: amount.atLeast.compactMap(bound))
    }

    private func planScale(_ scale: BracketScale) -> PlannedScale? {
        guard let base = expression(scale.base, .number(.any)) else { return nil }
        let names = policy.parameters.filter { $0.type == .brackets }.map(\.name)
        guard
            let index = policy.parameters.firstIndex(where: {
                $0.name == scale.brackets.text && $0.type == .brackets
            }), let slot = scope.slot(of: scale.brackets.text)
        else {
            log.report(.noSuchBrackets(scale.brackets, known: names))
            return nil
        }
        return PlannedScale(scale: scale, base: base, parameter: index, slot: slot)
    }

    /// Evaluated within each record.
    private func planByRecord(_ text: FEELText, _ output: Output) -> PlannedRule? {
        guard let recordScope else {
            log.report(.contradiction("`by_record` needs a policy with `records`", at: text.place))
            return nil
        }
        var item: FEELType?
        if case .map(let type) = output.type { item = type.feelType }
        return expression(text, item, in: recordScope).map { .byRecord($0) }
    }

    private func planBinding(_ of: Named) -> PlannedRule? {
        let amounts = policy.outputs.filter { if case .amount = $0.rule { true } else { false } }.map(\.name)
        guard amounts.contains(of.text), let index = policy.outputs.firstIndex(where: { $0.name == of.text })
        else {
            log.report(.noSuchAmount(of, known: amounts))
            return nil
        }
        return .binding(of: index + (policy.portfolio?.columns.count ?? 0))
    }

    private mutating func planTable(_ table: DecisionTable, _ output: Output) -> PlannedTable? {
        let inputs = table.inputs.compactMap { expression($0, nil) }
        guard inputs.count == table.inputs.count else { return nil }
        // What a cell asks depends on its column's type: `true` is a value in a column of booleans.
        let slots = inputs.map { scope.reserve($0.type) }
        let rows = table.rows.map { row in
            PlannedTable.Row(
                row: row, cells: row.cells.enumerated().map { cell($1, inputs[$0], slot: slots[$0]) },
                then: zip(row.then, table.columns).compactMap { value($0, $1.type.feelType) })
        }
        var noMatch: PlannedValue?
        if case .value(let text) = table.noMatch { noMatch = value(text, output.type.feelType) }
        return PlannedTable(
            table: table, inputs: inputs, inputSlots: slots, rows: rows,
            priorities: table.priorities.compactMap { value($0, table.columns.first?.type.feelType) },
            noMatch: noMatch)
    }

    /// Nil accepts everything. A cell of bare choice ids needs no quotes.
    private func cell(_ text: FEELText, _ input: PlannedExpression, slot: Int) -> PlannedTests? {
        if text.text.trimmed == "-" { return nil }
        if case .choice(let choices) = input.type, let bare = bareChoices(text, choices) {
            return planned(bare, text, testing: slot, input.type, scope)
        }
        return tests(text, testing: slot, input.type)
    }

    private func bareChoices(_ text: FEELText, _ choices: [String]) -> UnaryTests? {
        let words = text.text.split(separator: ",").map { String($0).trimmed }
        guard !words.isEmpty, words.allSatisfy({ choices.contains($0) }) else { return nil }
        return UnaryTests(.tests(words.map { Expression(.string($0), text.place.span) }), text.place.span)
    }
}

extension BracketTable {
    /// From a parameter's value: a list of contexts with an end (`upto`, `below`) and a figure (`rate`, `amount`).
    init?(_ datum: Datum) {
        guard case .list(let items) = datum else { return nil }
        self.init(items.compactMap { Bracket($0) })
    }
}

extension Bracket {
    init?(_ datum: Datum) {
        guard case .context(let entries) = datum else { return nil }
        let number = { (key: String) -> Number? in
            if case .number(let number)? = entries.first(where: { $0.key == key })?.value {
                number
            } else {
                nil
            }
        }
        guard let figure = number("rate") ?? number("amount") else { return nil }
        self.init(end: number("upto") ?? number("below"), endIncluded: number("below") == nil, figure: figure)
    }
}
