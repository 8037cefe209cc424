package import Diagnostics
import Provisions
import Reports

/// `show --plan`: what of a policy a batch works out in columns, what it decides row by row, and why.
package enum PlanReport {
    package static func text(_ plan: BatchPlan, policy: String, _ language: Language) -> String {
        let prose = Prose(language)
        let byRow = plan.findings.filter { $0.reason != nil }
        var lines = [head(plan, policy, byRow.count, prose), ""]
        for finding in plan.findings {
            let name = finding.label.map { "\(finding.name)（\($0)）" } ?? finding.name
            let plain = finding.label.map { "\(finding.name) (\($0))" } ?? finding.name
            let way =
                finding.reason.map { reason in
                    prose.choose(zh: "逐行：\(reason.zh)", en: "row by row: \(reason.en)")
                } ?? finding.exception.map { reason in
                    prose.choose(
                        zh: "按列；用到时逐条：\(reason.zh)", en: "in columns; alone where it matters: \(reason.en)")
                } ?? prose.choose(zh: "按列", en: "in columns")
            lines.append("  " + prose.choose(zh: name, en: plain) + "  " + way)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func head(_ plan: BatchPlan, _ policy: String, _ count: Int, _ prose: Prose) -> String {
        guard !plan.isColumnar else {
            return prose.choose(
                zh: "\(policy)：批量的记录按列计算；缺值、写法特殊或超出范围的记录逐条计算。列表只在 NDJSON 中按列计算。",
                en:
                    "\(policy): the records of a batch are decided in columns; a record that lacks something, is written "
                    + "unusually or goes out of range is decided alone. Lists are known to columns in NDJSON only."
            )
        }
        return prose.choose(
            zh: "\(policy)：记录逐条计算，因为其中 \(count) 步不能按列计算。",
            en:
                "\(policy): records are decided row by row, since \(count) of its steps cannot be worked out in columns."
        )
    }
}
