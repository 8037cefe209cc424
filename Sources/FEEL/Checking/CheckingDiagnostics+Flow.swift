import Diagnostics

/// Conditions, and what is said without effect.
extension CheckingDiagnostics {
    static let notACondition = DiagnosticKind(
        "feel.not-a-condition",
        meaning: LocalizedText(
            zh: "需要条件的地方给出的值不可能是真或假，结果总是空值。",
            en:
                "A condition is asked for, and the value can be neither true nor false: this is always null."
        ),
        example: "if contract_amount then 1 else 0",
        fix: LocalizedText(
            zh: "写一个比较，如 `contract_amount > 0`。", en: "Write a comparison, such as `contract_amount > 0`."))

    static let logicOperand = DiagnosticKind(
        "feel.logic-operand", .warning,
        meaning: LocalizedText(
            zh: "`and`、`or` 的一边不可能是真或假，它按空值处理。",
            en: "One side of `and` or `or` can be neither true nor false, and counts as null."),
        example: #"category = "platform" or "infrastructure""#,
        fix: LocalizedText(
            zh: "两边都写成完整的比较，或用 `in (…)`。", en: "Write a whole comparison on each side, or use `in (…)`."))

    static let constantCondition = DiagnosticKind(
        "feel.constant-condition", .warning,
        meaning: LocalizedText(
            zh: "条件是常量，另一个分支永远不会用到。", en: "The condition is a constant: it decides nothing."),
        example: "if true then 1 else 0",
        fix: LocalizedText(zh: "删去条件。", en: "Remove the condition."))

    static let constantComparison = DiagnosticKind(
        "feel.constant-comparison", .warning,
        meaning: LocalizedText(
            zh: "这个比较对任何值都成立，或对任何值都不成立。", en: "The comparison holds for every value, or for none."),
        example: #"category = "platform" and category = "infrastructure""#,
        fix: LocalizedText(
            zh: "检查 `and` 与 `or` 是否写反、区间的两端是否颠倒。",
            en: "Look whether `and` stands for `or`, or the ends of a range are the wrong way round."))

    static let unusedLocal = DiagnosticKind(
        "feel.unused-local", .warning,
        meaning: LocalizedText(
            zh: "循环变量或函数参数从未用到。", en: "A loop variable or a parameter of a function is never used."),
        example: "sum(for item in items return contract_amount)",
        fix: LocalizedText(
            zh: "使用它；确实不用时，名称以 `_` 开头。",
            en: "Use it; if it is meant to be unused, let its name begin with `_`."))
}

extension Diagnostic {
    static func notACondition(_ type: FEELType, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.notACondition, "\(type.description(in: .en)) is no condition", at: place,
            help: type.isNumber ? "compare it with something, as in `… > 0`" : "write a comparison")
    }

    static func logicOperand(_ word: String, _ type: FEELType, at place: SourcePlace, isText: Bool)
        -> Diagnostic
    {
        Diagnostic(
            CheckingDiagnostics.logicOperand, "\(type.description(in: .en)) beside `\(word)` counts as null",
            at: place,
            help: isText || !type.isNumber
                ? "write the whole comparison on both sides of `\(word)`, or use `in (…, …)`"
                : "compare it with something, as in `… > 0`")
    }

    static func constantCondition(_ value: Bool, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.constantCondition, "the condition is always \(value)", at: place,
            help: "remove the condition, or say what it depends on")
    }

    static func constantComparison(_ message: String, at place: SourcePlace, help: String) -> Diagnostic {
        Diagnostic(CheckingDiagnostics.constantComparison, message, at: place, help: help)
    }

    static func unusedLocal(_ name: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.unusedLocal, "`\(name)` is never used", at: place,
            help: "use it, or let its name begin with `_` if that is meant")
    }
}
