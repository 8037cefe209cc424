package import Diagnostics

/// Values that are not there or not as declared, and limits.
extension FEELDiagnostics {
    package static let noSuchEntry = DiagnosticKind(
        "feel.no-such-entry",
        meaning: LocalizedText(
            zh: "路径取不到值：记录没有这个字段，或前面的值不是记录。",
            en:
                "A path leads nowhere: the record has no such entry, or what stands before the dot is no record."
        ),
        example: "{a: 1}.b",
        fix: LocalizedText(
            zh: "改正字段名，或先用 `= null` 判断前面的值。",
            en: "Correct the name of the entry, or ask with `= null` what stands before the dot."))

    package static let wrongType = DiagnosticKind(
        "feel.wrong-type",
        meaning: LocalizedText(
            zh: "值不符合声明的类型，也不能转换，因此成为空值。",
            en: "The value is not of the declared type and does not convert to it, so it becomes null."),
        example: #"(function(x: number) x)("5")"#,
        fix: LocalizedText(
            zh: "改正值，或改正声明的类型。", en: "Correct the value, or the type that is declared."))

    package static let noLookupValue = DiagnosticKind(
        "feel.no-lookup-value",
        meaning: LocalizedText(
            zh: "按键取值的参数没有这个键的值。", en: "A keyed parameter has no value for this key."),
        example: #"rate_ceiling("hardware")"#,
        fix: LocalizedText(
            zh: "在参数的 `values:` 中补上这个键，或检查传入的键。",
            en: "Add the key under the parameter's `values:`, or check the key that is handed over."))

    package static let limitExceeded = DiagnosticKind(
        "feel.limit-exceeded",
        meaning: LocalizedText(
            zh: "求值用尽了允许的步数、嵌套层数、长度或内存，因而中止。",
            en: "The evaluation used up the steps, depth, length or memory it may use, and was ended."),
        example: "for i in 1..1000000, j in 1..1000000 return i * j",
        fix: LocalizedText(
            zh: "缩小循环的范围；循环不应依赖输入中的大数。",
            en: "Narrow the loop: its length should not depend on a large number of the input."))
}
