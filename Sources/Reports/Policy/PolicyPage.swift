import Diagnostics
import FEEL
import Provisions

/// A policy as a page: what it asks, what it demands, what it computes, and by which article.
struct PolicyPage {
    let plan: PolicyPlan
    let prose: Prose
    let formula: Formula
    var page: Page

    init(_ plan: PolicyPlan, _ language: Language) {
        self.plan = plan
        prose = Prose(language)
        formula = Formula(prose: prose, choices: plan.labels.choices)
        page = Page(title: plan.policy.title)
        writeOrigin()
        writeInputs()
        writeInterpretations()
        writeTimeline()
        writeParameters()
        writeTests()
        writeFunctions()
        writeSteps()
        writeOutputs(
            prose.choose(zh: "中间结果", en: "Intermediate results"), plan.outputs.filter { !$0.output.isResult })
        writeOutputs(prose[.results], plan.outputs.filter(\.output.isResult))
        writeGraph()
    }

    /// What the page needs beyond the common rules.
    static let style = PolicyTimeline.style + "\n" + PolicyGraph.style

    private mutating func writeTimeline() {
        let heading = prose.choose(zh: "何时适用哪一个标准", en: "Which figure holds when")
        let timeline = PolicyTimeline(plan, prose: prose, figure: figure)
        guard let svg = timeline.svg(heading) else { return }
        let note = prose.choose(
            zh: "每一栏从所写的日期起，各栏等宽，不按时间长短。",
            en: "Each column begins on its day; columns are equally wide, however long they last.")
        page.figure(heading, html: svg + "<p>\(HTML.escaped(note))</p>\n")
    }

    private mutating func writeGraph() {
        let heading = prose.choose(zh: "什么取决于什么", en: "What depends on what")
        let graph = PolicyGraph(plan, prose)
        page.figure(heading, html: PolicyGraph.legend(prose) + graph.svg(heading))
    }

    // MARK: - Origin

    private mutating func writeOrigin() {
        if let description = plan.policy.description { page.paragraph(description) }
        var rows = [[prose.choose(zh: "政策", en: "Policy"), plan.policy.id]]
        if let ledger = plan.ledger {
            rows.append([
                prose.choose(zh: "文件", en: "Document"),
                prose.choose(zh: "《\(ledger.title)》", en: ledger.title),
            ])
            rows.append([prose.choose(zh: "发文机关", en: "Issuer"), ledger.issuer])
            if let number = ledger.number { rows.append([prose.choose(zh: "文号", en: "Number"), number]) }
        }
        if let window = plan.policy.inForce {
            rows.append([prose.choose(zh: "适用期间", en: "In force"), text(window)])
        }
        if let reference = plan.referenceDate {
            rows.append([prose[.referenceDate], formula.text(plan.labelled(reference.expression))])
        }
        page.table([], rows)
    }

    private func text(_ window: InForce) -> String {
        let from = prose.date(window.from)
        guard let to = window.to.map(prose.date) else {
            return prose.choose(zh: "自\(from)起", en: "from \(from)")
        }
        return prose.choose(zh: "\(from)至\(to)", en: "\(from) to \(to)")
    }

    // MARK: - Inputs

    private mutating func writeInputs() {
        page.heading(prose.choose(zh: "案例要说明的情况", en: "What a case states"))
        let heading = prose.choose(zh: "名称 含义 类型 未说明时", en: "Name Meaning Type If_not_stated")
        page.table(
            heading.split(separator: " ").map { String($0).replacing("_", with: " ") },
            plan.inputs.filter { $0.input.interpretation == nil }.flatMap { rows($0, under: "") })
    }

    private func rows(_ planned: PlannedInput, under prefix: String) -> [[String]] {
        let input = planned.input
        let row = [
            prefix + input.name, input.label ?? "", typeText(input.type, input.unit), absence(planned),
        ]
        return [row] + choices(of: input.type).map { ["", "", "· " + $0, ""] }
            + planned.fields.flatMap { rows($0, under: prefix + input.name + ".") }
    }

    private func absence(_ planned: PlannedInput) -> String {
        if let value = planned.defaultValue { return text(value, as: planned.input.type) }
        if let condition = planned.requiredIf {
            let text = formula.text(plan.labelled(condition))
            return prose.choose(zh: "\(text) 时必须说明", en: "must be stated if \(text)")
        }
        if planned.input.isOptional { return prose[.nothing] }
        return planned.input.mayBeUnknown
            ? prose.choose(zh: "视为未知", en: "taken as unknown")
            : prose.choose(zh: "必须说明", en: "must be stated")
    }

    // MARK: - Interpretations

    private mutating func writeInterpretations() {
        let rows = plan.inputs.flatMap(rows(ofInterpretation:))
        guard !rows.isEmpty else { return }
        page.heading(prose[.readings])
        let heading = prose.choose(zh: "名称 问题 条款 读法", en: "Name Question Article Readings").split(
            separator: " ")
        page.table(heading.map(String.init), rows)
    }

    private func rows(ofInterpretation planned: PlannedInput) -> [[String]] {
        guard let interpretation = planned.input.interpretation,
            case .choice(let readings) = planned.input.type
        else { return [] }
        let head = [planned.input.name, planned.input.label ?? "", articles(interpretation.citation)]
        return readings.enumerated().map { index, reading in
            let isTaken = reading.id == interpretation.chosen.text
            let because = prose.choose(
                zh: "；本规则所取，因为\(interpretation.because)", en: "; taken, because \(interpretation.because)")
            return (index == 0 ? head : ["", "", ""])
                + ["\(isTaken ? "✓" : "·") \(reading.id) \(reading.label ?? "")\(isTaken ? because : "")"]
        }
    }

    // MARK: - Parameters

    private mutating func writeParameters() {
        guard !plan.parameters.isEmpty else { return }
        page.heading(prose.choose(zh: "政策标准", en: "Figures of the policy"))
        let heading = prose.choose(zh: "名称 含义 起 标准 条款", en: "Name Meaning From Figure Article").split(
            separator: " ")
        page.table(heading.map(String.init), plan.parameters.flatMap(rows))
    }

    private func rows(_ planned: PlannedParameter) -> [[String]] {
        let parameter = planned.parameter
        return parameter.values.enumerated().map { index, dated in
            let citation = dated.citation.isEmpty ? parameter.citation : dated.citation
            return [
                index == 0 ? parameter.name : "", index == 0 ? parameter.label ?? "" : "",
                dated.from.map(prose.date) ?? prose.choose(zh: "始终", en: "always"),
                figure(dated.value, parameter), articles(citation),
            ]
        }
    }

    private func figure(_ value: Datum, _ parameter: Parameter) -> String {
        if parameter.type == .brackets { return prose.brackets(value) }
        guard case .context(let entries) = value, !parameter.keys.isEmpty else {
            return prose.value(value, as: parameter.type)
        }
        return prose.keyed(entries, parameter.type, plan.labels.choices)
    }
}
