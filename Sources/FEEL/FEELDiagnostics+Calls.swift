package import Diagnostics

/// Calls that come to nothing.
extension FEELDiagnostics {
    package static let wrongArguments = DiagnosticKind(
        "feel.wrong-arguments",
        meaning: LocalizedText(
            zh: "函数不能这样调用：参数个数、名称或类型不符，函数体没有求值。",
            en:
                "The function cannot be called so: the number, a name or a type of the arguments does not fit, and its "
                + "body was not evaluated."),
        example: #"abs("5")"#,
        fix: LocalizedText(
            zh: "`proviso explain 函数名` 列出函数的参数。", en: "`proviso explain FUNCTION` lists its parameters.")
    )

    package static let nullArgument = DiagnosticKind(
        "feel.null-argument",
        meaning: LocalizedText(
            zh: "参数是空值，函数的结果也是空值。", en: "An argument is null, which makes the result of the function null."),
        example: "string length(remark)    // with `remark` null",
        fix: LocalizedText(
            zh: "补上缺少的值，或先用 `= null` 判断。", en: "Supply the value, or ask for null with `= null` first."))

    package static let invalidArgument = DiagnosticKind(
        "feel.invalid-argument",
        meaning: LocalizedText(
            zh: "参数的类型是对的，但函数对这个值没有结果。",
            en: "An argument is of the right kind, but the function has no result for this value."),
        example: "sqrt(-1)",
        fix: LocalizedText(
            zh: "检查参数的取值范围。", en: "Check the range of values for which the function is defined."))

    package static let invalidText = DiagnosticKind(
        "feel.invalid-text",
        meaning: LocalizedText(
            zh: "文本不是所要的日期、时刻、时长、数、区间或模式的写法。",
            en: "A text is not written as the date, time, duration, number, range or pattern it should be."),
        example: #"date("2018-02-30")"#,
        fix: LocalizedText(
            zh: "日期写作 `2018-02-28`，时刻写作 `08:30:00`，时长写作 `P1D` 或 `P1M`。",
            en: "A date is written `2018-02-28`, a time `08:30:00`, a duration `P1D` or `P1M`."))

    package static let externalFunction = DiagnosticKind(
        "feel.external-function",
        meaning: LocalizedText(
            zh: "`external` 函数由别的语言写成，这里不能调用。",
            en: "An `external` function is written in another language and cannot be called here."),
        example: #"function(x) external { java: { class: "A" } }"#,
        fix: LocalizedText(zh: "用 FEEL 写出函数体。", en: "Write the body in FEEL."))
}
