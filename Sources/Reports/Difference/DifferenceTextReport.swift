import Analysis
import Diagnostics
import FEEL
import Provisions

/// What has changed, for a terminal: policy by policy, provision by provision, figure by figure.
struct DifferenceTextReport {
    let words: DifferenceProse
    private var prose: Prose { words.prose }
    private static let mostKinds = 12
    private static let mostCases = 20
    private static let mostGroups = 30

    init(_ words: DifferenceProse) { self.words = words }

    func text(_ difference: TreeDifference, _ verdict: ContractVerdict?) -> String {
        var memo = Memo()
        memo.line(headline(difference))
        for policy in difference.policies { write(policy, to: &memo) }
        list(difference.added, words.choose(zh: "新增的政策", en: "New policies"), &memo)
        list(difference.removed, words.choose(zh: "删去的政策", en: "Policies that are gone"), &memo)
        for (id, wording) in difference.reworded {
            memo.heading(
                id + prose.colon
                    + words.choose(
                        zh: "只改了文字 \(wording.count) 处，规则没有变",
                        en: "\(words.plural(wording.count, "change")) of words, none of rules"))
        }
        list(difference.ledgers, words.ledgers, &memo)
        if let verdict { write(verdict, to: &memo) }
        return memo.text
    }

    func headline(_ difference: TreeDifference) -> String {
        let (old, new) = (difference.old, difference.new)
        if difference.isEmpty {
            return words.choose(zh: "\(old) 与 \(new) 的规则相同", en: "\(old) and \(new) have the same rules")
        }
        let count = difference.policies.count
        return words.choose(
            zh: "\(old) → \(new)：\(count) 个政策有改动，\(difference.unchanged + difference.reworded.count) 个没有",
            en:
                "\(old) → \(new): \(words.plural(count, "policy", "policies")) changed, \(difference.unchanged + difference.reworded.count) not"
        )
    }

    private func list(_ names: [String], _ title: String, _ memo: inout Memo) {
        guard !names.isEmpty else { return }
        memo.heading(title + prose.colon + prose.list(names))
    }

    // MARK: - A policy

    private func write(_ policy: TreeDifference.Policy, to memo: inout Memo) {
        memo.heading("\(policy.title)  \(policy.id)")
        for (index, change) in policy.changes.enumerated() {
            memo.line(words.name(change, policy.ledger), indent: 2)
            for difference in change.differences { memo.line(words.line(difference), indent: 4) }
            if change.isJoint {
                memo.line(
                    words.choose(zh: "（几处改动互相依赖，合在一起看）", en: "(these need each other and are seen as one)"),
                    indent: 4)
            }
            if !policy.effective.contains(index) { memo.line(inert(policy), indent: 4) }
        }
        if !policy.wording.isEmpty {
            memo.line(
                words.choose(
                    zh: "另有 \(policy.wording.count) 处只改了文字",
                    en: "besides, \(words.plural(policy.wording.count, "change")) of words only"), indent: 2)
        }
        for compared in policy.compared { write(compared, policy, to: &memo) }
        if policy.asksOtherwise {
            memo.blank()
            memo.line(words.asksOtherwise, indent: 2)
        }
    }

    func inert(_ policy: TreeDifference.Policy) -> String {
        policy.decided == 0
            ? words.choose(
                zh: "！没有任何情形可比，看不出有没有影响",
                en: "! there is no case to compare: whether it has an effect is not known")
            : words.choose(
                zh: "！没有影响：比较过的 \(policy.decided) 个情形，决定都不因它而变",
                en: "! without effect: none of the \(policy.decided) decisions compared depends on it")
    }

    private func write(
        _ compared: TreeDifference.Compared, _ policy: TreeDifference.Policy, to memo: inout Memo
    ) {
        let difference = compared.difference
        memo.blank()
        memo.line(summary(compared), indent: 2)
        for column in difference.summed where compared.source != .generated {
            write(difference, column, policy, to: &memo)
        }
        writeKinds(difference, policy, to: &memo)
        if compared.source == .golden { writeCases(difference, to: &memo) }
        if let field = compared.groupedBy { writeGroups(difference, field, to: &memo) }
    }

    func summary(_ compared: TreeDifference.Compared) -> String {
        let (count, changed) = (compared.difference.count, compared.difference.changed)
        let source = words.source(compared.source)
        if count == 0 { return source + prose.colon + words.choose(zh: "没有", en: "none") }
        if changed == 0 {
            return source + prose.colon
                + words.choose(zh: "\(count) 个，结果都没有变", en: "none of \(count) comes out differently")
        }
        return source + prose.colon
            + words.choose(
                zh: "\(count) 个，\(changed) 个结果变了", en: "\(changed) of \(count) come out differently")
    }

    /// A figure's sums, and what each provision has to do with it.
    private func write(
        _ difference: OutcomeDifference, _ index: Int, _ policy: TreeDifference.Policy, to memo: inout Memo
    ) {
        let column = difference.shape.columns[index]
        let figures = difference.columns[index]
        memo.line(words.column(column) + prose.colon + sums(figures, column), indent: 4)
        var rows: [(label: String, value: String)] = []
        for (term, sum) in zip(difference.terms.terms, figures.terms) where sum != .zero {
            rows.append((words.term(term, policy.changes), words.signed(sum, column)))
        }
        if rows.count > 1 || difference.terms.terms.count > 1 { memo.table(rows, indent: 6) }
    }

    func sums(_ figures: OutcomeDifference.Column, _ column: OutcomeShape.Column) -> String {
        let total =
            words.figure(figures.before, column) + " → " + words.figure(figures.after, column)
            + prose.bracketed(words.signed(figures.difference, column))
        var parts = [words.choose(zh: "合计 \(total)", en: "sum \(total)")]
        if figures.rises > 0 {
            parts.append(
                words.choose(
                    zh: "\(figures.rises) 个增加 \(words.figure(figures.risen, column))",
                    en: "\(figures.rises) rose by \(words.figure(figures.risen, column))"))
        }
        if figures.falls > 0 {
            parts.append(
                words.choose(
                    zh: "\(figures.falls) 个减少 \(words.figure(figures.fallen, column))",
                    en: "\(figures.falls) fell by \(words.figure(figures.fallen, column))"))
        }
        return parts.joined(separator: prose.semicolon)
    }

    private func writeKinds(
        _ difference: OutcomeDifference, _ policy: TreeDifference.Policy, to memo: inout Memo
    ) {
        let kinds = difference.sortedKinds
        for (kind, count, witness) in kinds.prefix(Self.mostKinds) {
            memo.line(
                words.line(kind, count, difference.shape.columns[kind.column], policy.changes), indent: 4)
            memo.line(words.line(witness, kind, difference.shape.columns[kind.column]), indent: 6)
        }
        if kinds.count > Self.mostKinds {
            memo.line(
                words.choose(
                    zh: "还有 \(kinds.count - Self.mostKinds) 种变化，见 --format json",
                    en: "and \(kinds.count - Self.mostKinds) more kinds of change: see --format json"),
                indent: 4)
        }
    }

    private func writeCases(_ difference: OutcomeDifference, to memo: inout Memo) {
        for changed in difference.cases.prefix(Self.mostCases) {
            memo.line(changed.name + prose.colon + cells(of: changed, difference), indent: 4)
        }
        let more = difference.changed - Self.mostCases
        if more > 0 {
            memo.line(
                words.choose(zh: "还有 \(more) 个，见 --format json", en: "and \(more) more: see --format json"),
                indent: 4)
        }
    }

    /// `云惠券额度 50,000.00 元 → 40,000.00 元；…`.
    func cells(of changed: OutcomeDifference.ChangedCase, _ difference: OutcomeDifference) -> String {
        changed.cells.map { cell -> String in
            let column = difference.shape.columns[cell.column]
            return words.column(column) + " " + words.value(cell.before, column) + " → "
                + words.value(cell.after, column)
        }.joined(separator: prose.semicolon)
    }

    private func writeGroups(_ difference: OutcomeDifference, _ field: String, to memo: inout Memo) {
        guard let summed = difference.summed.first, let first = difference.figures.firstIndex(of: summed)
        else {
            return
        }
        let column = difference.shape.columns[summed]
        memo.line(
            words.choose(
                zh: "按 \(field)：\(words.column(column))", en: "by \(field): \(words.column(column))"),
            indent: 4)
        let groups = difference.groups.sorted { $0.key < $1.key }
        let rows = groups.prefix(Self.mostGroups).map { name, group in
            (
                label: name.isEmpty ? words.choose(zh: "（空）", en: "(empty)") : name,
                value: words.figure(group.before[first], column) + " → "
                    + words.figure(group.after[first], column)
                    + prose.bracketed(words.signed(group.after[first] - group.before[first], column))
                    + prose.comma
                    + words.choose(
                        zh: "\(group.count) 个中 \(group.changed) 个变了",
                        en: "\(group.changed) of \(group.count) changed")
            )
        }
        memo.table(rows, indent: 6)
    }

    // MARK: - The contract

    private func write(_ verdict: ContractVerdict, to memo: inout Memo) {
        memo.heading(
            verdict.title + prose.colon
                + (verdict.isKept
                    ? words.choose(zh: "改动与约定一致", en: "the change is as declared")
                    : words.choose(
                        zh: "有 \(verdict.findings.count) 处与约定不符",
                        en: "\(words.plural(verdict.findings.count, "departure")) from what is declared")))
    }
}

extension Number {
    static func - (a: Number, b: Number) -> Number { a.subtracting(b) ?? a }
}
