import Analysis
import Diagnostics
import FEEL
import Provisions

/// The words for what has changed, shared by the reports that people read.
struct DifferenceProse: Sendable {
    let prose: Prose

    init(_ language: Language) { prose = Prose(language) }

    func choose(zh: String, en: String) -> String { prose.choose(zh: zh, en: en) }

    func plural(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }

    // MARK: - Changes

    /// `TJV-30、TJV-31（第十二条第二款）`; without a provision, where in the file.
    func name(_ change: ProvisionChange, _ ledger: DocumentLedger?) -> String {
        let articles = change.provisions.compactMap { ledger?.entry($0)?.article }
        let each = articles.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let label = change.differences.compactMap(\.label).first
        return shortName(change) + (each.isEmpty ? "" : prose.bracketed(prose.list(each)))
            + (label.map { prose.wideGap + $0 } ?? "")
    }

    func shortName(_ change: ProvisionChange) -> String {
        prose.list(change.name.split(separator: "、").map(String.init))
    }

    func names(_ set: ChangeSet, _ changes: [ProvisionChange]) -> String {
        let names = set.members.compactMap { changes.indices.contains($0) ? shortName(changes[$0]) : nil }
        return names.joined(separator: choose(zh: "，", en: "; "))
    }

    /// `parameters.rate_ceiling.value：30% → 35%`.
    func line(_ difference: RuleDifference) -> String {
        let path = difference.path.joined(separator: ".") + prose.colon
        switch (difference.old?.lineText, difference.new?.lineText) {
        case (let old?, let new?): return path + "\(old) → \(new)"
        case (nil, let new?): return path + choose(zh: "新增 \(new)", en: "new \(new)")
        case (let old?, nil): return path + choose(zh: "删去 \(old)", en: "dropped \(old)")
        case (nil, nil): return path
        }
    }

    var ledgers: String {
        choose(
            zh: "条款清单有改动（不影响决定）的文件",
            en: "Documents whose list of provisions differs (no decision depends on it)")
    }

    var asksOtherwise: String {
        choose(
            zh: "两个版本要的输入不同，没有生成边界情形",
            en: "no boundary cases were made up: the versions ask for different facts")
    }

    // MARK: - Outcomes

    func source(_ source: TreeDifference.Compared.Source) -> String {
        switch source {
        case .golden: choose(zh: "算例", en: "golden cases")
        case .file(let name): name
        case .generated: choose(zh: "生成的边界情形", en: "generated boundary cases")
        }
    }

    func column(_ column: OutcomeShape.Column) -> String {
        switch column.kind {
        case .eligibility: choose(zh: "资格", en: "eligibility")
        case .reasons: choose(zh: "不符合的依据", en: "reasons")
        case .missing: choose(zh: "待查明的情况", en: "missing facts")
        case .errors: choose(zh: "错误", en: "errors")
        case .output where column.label == nil: Self.ownNames[column.name].map { prose[$0] } ?? column.name
        case .output, .answer: column.label ?? column.name
        }
    }

    /// What every outcome, and every record of a policy over records, may have.
    private static let ownNames = [
        "binding": LocalizedText(zh: "起作用的限额", en: "binding limits"),
        "amount": LocalizedText(zh: "金额", en: "amount"), "outcome": LocalizedText(zh: "结果", en: "outcome"),
        "reason": LocalizedText(zh: "依据", en: "reason"), "kept": LocalizedText(zh: "是否保留", en: "kept"),
    ]

    /// A cell as a reader knows it.
    func value(_ text: String, _ column: OutcomeShape.Column) -> String {
        if text.isEmpty { return choose(zh: "无", en: "none") }
        switch (column.kind, column.type) {
        case (.eligibility, _):
            return Eligibility(rawValue: text).map { prose[.outcome($0)] } ?? text
        case (_, .money?): return Number(text: text).map { prose.money($0) } ?? text
        case (_, .rate?): return Number(text: text).map { prose.rate($0) } ?? text
        case (_, .boolean?): return text == "true" ? choose(zh: "是", en: "yes") : choose(zh: "否", en: "no")
        case (_, .choice(let choices)?): return choices.first { $0.id == text }?.label ?? text
        case (_, .number?), (_, .integer?): return Prose.grouped(text)
        default: return text
        }
    }

    func figure(_ number: Number, _ column: OutcomeShape.Column) -> String {
        switch column.type {
        case .money?: prose.money(number)
        case .rate?: prose.rate(number)
        default: Prose.grouped("\(number)")
        }
    }

    /// With its sign, also when it has risen.
    func signed(_ number: Number, _ column: OutcomeShape.Column) -> String {
        number > .zero ? "+" + figure(number, column) : figure(number, column).replacing("-", with: "−")
    }

    func movement(_ kind: OutcomeDifference.Kind, _ column: OutcomeShape.Column) -> String {
        switch kind.movement {
        case .rose: choose(zh: "增加", en: "rose")
        case .fell: choose(zh: "减少", en: "fell")
        case .appeared: choose(zh: "从无到有", en: "appeared")
        case .vanished: choose(zh: "从有到无", en: "vanished")
        case .changed: choose(zh: "改变", en: "changed")
        case .turned(let from, let to): value(from, column) + " → " + value(to, column)
        }
    }

    /// `云惠券额度增加：7 个，因 TJV-30、TJV-31`.
    func line(
        _ kind: OutcomeDifference.Kind, _ count: Int, _ column: OutcomeShape.Column,
        _ changes: [ProvisionChange]
    ) -> String {
        let what = change(kind, column)
        let because = names(kind.because, changes)
        return what + choose(zh: "，\(count) 个，因 \(because)", en: ", \(count), because of \(because)")
    }

    /// `云惠券额度增加`, `资格：符合条件 → 不符合条件`.
    func change(_ kind: OutcomeDifference.Kind, _ column: OutcomeShape.Column) -> String {
        self.column(column) + (kind.isTurn ? prose.colon : prose.gap) + movement(kind, column)
    }

    /// The smallest case that shows a kind of change.
    func line(
        _ witness: OutcomeDifference.Witness, _ kind: OutcomeDifference.Kind, _ column: OutcomeShape.Column
    ) -> String {
        var parts = [
            witness.given.map { "given: \($0)" }
                ?? choose(zh: "最小的一例 \(witness.name)", en: "smallest \(witness.name)")
        ]
        if !kind.isTurn { parts.append(value(witness.before, column) + " → " + value(witness.after, column)) }
        return parts.joined(separator: prose.wideGap)
    }

    /// What a term of the split stands for.
    func term(_ term: EffectTerms.Term, _ changes: [ProvisionChange]) -> String {
        if term.isRest { return choose(zh: "几处改动共同作用", en: "the changes together") }
        let names = self.names(term.set, changes)
        return term.set.count == 1 ? names : choose(zh: "共同作用：\(names)", en: "together: \(names)")
    }
}

extension OutcomeDifference.Kind {
    /// Whether the movement itself says from what to what.
    fileprivate var isTurn: Bool { if case .turned = movement { true } else { false } }
}
