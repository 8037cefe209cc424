import Diagnostics
import FEELSyntax

/// What is given against what is asked for: measures, types, choices.
extension CheckingDiagnostics {
    static let measureMismatch = DiagnosticKind(
        "feel.measure-mismatch",
        meaning: LocalizedText(
            zh: "把金额与比率或普通的数混在一起：金额只与金额相加减、比较，金额不能乘以金额。",
            en:
                "Money is mixed with a rate or a plain number: money is added to and compared with money, "
                + "and never multiplied by money."),
        example: "contract_amount + subsidy_rate",
        fix: LocalizedText(
            zh: "乘以比率，或把另一边也写成金额。", en: "Multiply by the rate, or give the other side in money as well."))

    static let typeMismatch = DiagnosticKind(
        "feel.type-mismatch",
        meaning: LocalizedText(
            zh: "表达式的结果不是所声明的类型，只会成为空值。",
            en: "The expression does not give what is declared: its value would become null."),
        example: "type: date\nformula: year(application_date)",
        fix: LocalizedText(
            zh: "修改表达式，或修改声明的类型。", en: "Change the expression, or the type that is declared."))

    static let missingEntry = DiagnosticKind(
        "feel.missing-entry",
        meaning: LocalizedText(
            zh: "记录缺少所声明的字段。", en: "A record lacks an entry that its declared type has."),
        example: "{ city: amount * 50% }    // where the record also has `district`",
        fix: LocalizedText(zh: "补上该字段；可以为 `null`。", en: "Add the entry; it may be `null`."))

    static let notAChoice = DiagnosticKind(
        "feel.not-a-choice",
        meaning: LocalizedText(
            zh: "所写的文本不在该值的选项之中，比较永远不成立。",
            en: "The text is none of the choices the value can be, so it can never match."),
        example: #"category = "platfrom""#,
        fix: LocalizedText(
            zh: "改成声明的选项之一，或在 `choices` 中增加它。",
            en: "Write one of the declared choices, or add it to `choices`."))

    static let disjointChoices = DiagnosticKind(
        "feel.disjoint-choices",
        meaning: LocalizedText(
            zh: "两边的选项没有任何相同之处，比较永远不成立。",
            en: "The two sides share no choice: they can never be equal."),
        example: "category = company_size",
        fix: LocalizedText(
            zh: "检查是否用错了名称。", en: "Look whether one of the two names is the wrong one."))
}

extension Diagnostic {
    /// `operands` are added, compared, …; `doing` says what with them: `add money and rate`.
    static func measureMismatch(
        _ doing: String, _ operands: OperandPair, at place: SourcePlace, multiplies: Bool = false
    ) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.measureMismatch, "cannot \(doing)", at: place, notes: operands.notes,
            help: multiplies ? OperandPair.productHelp : operands.measureHelp)
    }

    static func mismatch(_ given: FEELType, expected: FEELType, at place: SourcePlace, help: String?)
        -> Diagnostic
    {
        let measures = given.isNumber && expected.isNumber
        return Diagnostic(
            measures ? CheckingDiagnostics.measureMismatch : CheckingDiagnostics.typeMismatch,
            "this gives \(given.description(in: .en)) where \(expected.description(in: .en)) is expected",
            at: place, help: measures ? OperandPair.resultHelp(given, expected) : help)
    }

    static func missingEntry(_ name: String, near: String?, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.missingEntry, "the entry `\(name)` is missing", at: place,
            help: near.map { "is `\($0)` meant to be `\(name)`?" } ?? "add `\(name): …`")
    }

    static func notAChoice(_ text: String, among choices: [String], at place: SourcePlace) -> Diagnostic {
        let nearest = nearestName(to: text, among: choices).map { "did you mean `\"\($0)\"`? " } ?? ""
        let shown = choices.prefix(12).map { "`\"\($0)\"`" }.joined(separator: ", ")
        return Diagnostic(
            CheckingDiagnostics.notAChoice, "`\"\(text.shown)\"` is not one of the choices", at: place,
            help: nearest + "the choices are \(shown)\(choices.count > 12 ? ", …" : "")")
    }

    static func disjointChoices(_ operands: OperandPair, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.disjointChoices, "the two sides share no choice, so they are never equal",
            at: place,
            notes: operands.notes, help: "one of the two names may be the wrong one")
    }
}
