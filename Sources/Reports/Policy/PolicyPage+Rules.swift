import FEEL
import Provisions

/// Conditions and computations.
extension PolicyPage {
    mutating func writeTests() {
        guard !plan.tests.isEmpty else { return }
        page.heading(prose.choose(zh: "条件（须全部满足）", en: "Conditions, all of which must hold"))
        let heading = prose.choose(zh: "条款 内容 要求", en: "Article Meaning Condition").split(separator: " ")
        page.table(heading.map(String.init), plan.documentOrder.map { row(plan.tests[$0]) })
    }

    private func row(_ test: PlannedTest) -> [String] {
        let soft = test.isSoft ? prose.bracketed(prose[.inPrinciple]) : ""
        let applies = test.appliesIf.map { condition in
            let text = formula.text(plan.labelled(condition))
            return prose.bracketed(prose.choose(zh: "仅当 \(text)", en: "only if \(text)"))
        }
        return [
            article(test.marking), (test.marking.label ?? "") + soft, text(test.condition) + (applies ?? ""),
        ]
    }

    private func text(_ condition: PlannedTest.Condition) -> String {
        let text = formula.text(plan.labelled(condition.expression))
        switch condition {
        case .require: return text
        case .exclude: return prose.choose(zh: "不得：", en: "must not be: ") + text
        case .known: return prose.choose(zh: "须查明：", en: "must be known: ") + text
        case .window(_, let from, let to):
            return "\(from) ≤ \(text)" + (to.map { " ≤ \($0)" } ?? "")
        }
    }

    mutating func writeFunctions() {
        guard !plan.functions.isEmpty else { return }
        page.heading(prose.choose(zh: "共用的算法", en: "Shared functions"))
        page.table(
            [],
            plan.functions.map { function in
                let names = function.declaration.parameters.map(\.name.text).joined(separator: ", ")
                return [
                    "\(function.declaration.name)(\(names))", function.declaration.label ?? "",
                    formula.text(plan.labelledBody(of: function)), articles(function.declaration.citation),
                ]
            })
    }

    mutating func writeOutputs(_ heading: String, _ outputs: [PlannedOutput]) {
        guard !outputs.isEmpty else { return }
        page.heading(heading)
        for planned in outputs {
            let output = planned.output
            let cited = articles(output.citation)
            let label = output.label.map { " " + $0 } ?? ""
            page.paragraph(output.name + label + (cited.isEmpty ? "" : prose.bracketed(cited)))
            page.lines(lines(planned))
            if case .table(let table) = planned.rule { page.table(columns(table), rows(table)) }
        }
    }

    private func lines(_ planned: PlannedOutput) -> [String] {
        var lines: [String] = []
        if let condition = planned.when {
            let text = formula.text(plan.labelled(condition))
            lines.append(prose.choose(zh: "仅当 \(text)", en: "only if \(text)"))
        }
        lines += self.lines(planned.rule, planned.output)
        if let rounding = planned.output.rounding { lines.append(text(rounding)) }
        lines += alternatives(planned)
        lines += planned.ensure.map { expression in
            let text = formula.text(plan.labelled(expression))
            return prose.choose(zh: "必须成立：\(text)", en: "must hold: \(text)")
        }
        return lines
    }

    private func lines(_ rule: PlannedRule, _ output: Output) -> [String] {
        switch rule {
        case .formula(let expression): return ["= " + formula.text(plan.labelled(expression))]
        case .amount(let amount): return lines(amount, output.type)
        case .table(let table):
            return [
                prose.choose(zh: "判定表，命中规则 ", en: "decision table, hit policy ")
                    + table.table.hitPolicy.rawValue
            ]
        case .scale(let scale):
            let base = formula.text(plan.labelled(scale.base))
            return [
                prose.choose(
                    zh: "按级距 \(scale.scale.brackets.text) 计算：",
                    en: "by the scale \(scale.scale.brackets.text): ") + base
            ]
        case .byRecord(let expression):
            let text = formula.text(plan.labelled(expression))
            return [prose.choose(zh: "逐条记录：", en: "for each record: ") + text]
        case .binding(let of):
            return [
                prose.choose(
                    zh: "决定了「\(plan.outputs[of].output.name)」的条款",
                    en: "the provisions that decided \(plan.outputs[of].output.name)")
            ]
        }
    }

    private func lines(_ amount: PlannedAmount, _ type: DeclaredType) -> [String] {
        var product = formula.text(plan.labelled(amount.base))
        if let rate = amount.rate { product += " × " + formula.text(plan.labelled(rate)) }
        let roundings = [amount.amount.roundBase].compactMap { $0 }.map {
            prose.choose(zh: "基数", en: "base: ") + text($0)
        }
        let bounds =
            amount.atMost.map { text($0, .ceiling, type) } + amount.atLeast.map { text($0, .floor, type) }
        return ["= " + product] + roundings + bounds + [amount.amount.round].compactMap { $0 }.map(text)
    }

    private func text(_ bound: PlannedAmount.Bound, _ side: BoundSide, _ type: DeclaredType) -> String {
        let name = prose.choose(
            zh: side == .ceiling ? "不超过 " : "不低于 ", en: side == .ceiling ? "at most " : "at least ")
        let cited = article(bound.bound.marking)
        let label = [bound.bound.marking.label, cited.isEmpty ? nil : cited].compactMap { $0 }.joined(
            separator: prose.comma)
        return name + text(bound.value, as: type) + (label.isEmpty ? "" : prose.bracketed(label))
    }

    private enum BoundSide { case ceiling, floor }

    func text(_ rounding: Rounding) -> String {
        let cited = articles(rounding.citation)
        let words = prose.choose(
            zh: "\(prose[.name(of: rounding.mode)])到 \(rounding.step)",
            en: "\(prose[.name(of: rounding.mode)]) to \(rounding.step)")
        return words + (cited.isEmpty ? "" : prose.bracketed(cited))
    }

    private func alternatives(_ planned: PlannedOutput) -> [String] {
        let type = planned.output.type
        return [
            planned.ineligible.map { prose[.outcome(.ineligible)] + prose.colon + text($0, as: type) },
            planned.undetermined.map { prose[.outcome(.undetermined)] + prose.colon + text($0, as: type) },
            planned.notApplicable.map { prose[.notApplicable] + prose.colon + text($0, as: type) },
        ].compactMap { $0 }
    }

    // MARK: - Tables

    private func columns(_ table: PlannedTable) -> [String] {
        let results = table.table.columns.map { $0.name ?? "=" }
        return [""] + table.inputs.map { formula.text(plan.labelled($0)) } + results
    }

    private func rows(_ table: PlannedTable) -> [[String]] {
        table.rows.map { row in
            let cells = row.cells.map { $0.map { formula.cell($0.text.text) } ?? "–" }
            let results = zip(row.then, table.table.columns).map { text($0, as: $1.type) }
            return [article(row.row.marking)] + cells + results
        }
    }

    // MARK: - Words

    func text(_ value: PlannedValue, as type: DeclaredType) -> String {
        switch value {
        case .constant(let constant): prose.value(plan.datum(of: constant), as: type)
        case .expression(let expression): formula.text(plan.labelled(expression))
        }
    }

    /// `第十二条第二款（TJV-32）`
    func article(_ marking: Marking) -> String {
        let cited = articles(marking.citation)
        guard let id = marking.name else { return cited }
        let known = cited.isEmpty ? plan.ledger?.entry(id)?.article ?? "" : cited
        return known.isEmpty ? id : known + prose.bracketed(id)
    }

    /// Each article once; a provision's id by the article it stands for.
    func articles(_ citation: Citation) -> String {
        var shown: [String] = []
        for part in citation.parts {
            let article = plan.ledger?.entry(part.text)?.article ?? part.text
            if !shown.contains(article) { shown.append(article) }
        }
        return prose.list(shown)
    }

    func typeText(_ type: DeclaredType, _ unit: Unit?) -> String {
        let name = name(of: type)
        guard let unit else { return name }
        return name + prose.bracketed(unit.name)
    }

    private func name(of type: DeclaredType) -> String {
        switch type {
        case .choice: prose.choose(zh: "选项", en: "choice")
        case .list(.record), .list(.open): prose.choose(zh: "列表", en: "list")
        case .list(let item): prose.choose(zh: "列表，每项为", en: "list of ") + name(of: item)
        case .record: prose.choose(zh: "记录", en: "record")
        case .map(let item): prose.choose(zh: "对照表，值为", en: "map of ") + name(of: item)
        case .brackets: prose.choose(zh: "级距", en: "brackets")
        case .open: ""
        default: simpleName(of: type)
        }
    }

    /// `platform_system 平台系统上云`, for a choice or a list of choices.
    func choices(of type: DeclaredType) -> [String] {
        switch type {
        case .choice(let choices):
            choices.map { choice in choice.label.map { "\(choice.id) \($0)" } ?? choice.id }
        case .list(let item): choices(of: item)
        default: []
        }
    }

    private static let chinese = [
        "boolean": "是否", "number": "数", "integer": "整数", "money": "金额", "rate": "比例", "string": "文字",
        "date": "日期",
        "date and time": "日期和时间", "time": "时间", "days and time duration": "时长",
        "years and months duration": "年月时长",
    ]

    private func simpleName(of type: DeclaredType) -> String {
        let word = DeclaredType.words.first { $0.type == type }?.word ?? ""
        return prose.choose(zh: Self.chinese[word] ?? word, en: word)
    }
}
