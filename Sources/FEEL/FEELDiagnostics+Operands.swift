package import Diagnostics

/// Operators that meet values they can do nothing with.
extension FEELDiagnostics {
    package static let divisionByZero = DiagnosticKind(
        "feel.division-by-zero",
        meaning: LocalizedText(zh: "除数为零，结果是空值。", en: "The divisor is zero: the result is null."),
        example: "total / count(items)    // with no items",
        fix: LocalizedText(
            zh: "先判断除数，如 `if n = 0 then 0 else total / n`。",
            en: "Ask first, as in `if n = 0 then 0 else total / n`."))

    package static let noResult = DiagnosticKind(
        "feel.no-result",
        meaning: LocalizedText(
            zh: "运算没有可表示的结果：数过大，或日期超出历法的范围。",
            en:
                "The operation has no result that can be held: a number too large, a date outside the calendar."
        ),
        example: "10 ** 7000",
        fix: LocalizedText(zh: "检查运算数的大小。", en: "Check how large the operands are."))

    package static let nullOperand = DiagnosticKind(
        "feel.null-operand",
        meaning: LocalizedText(
            zh: "运算数是空值，运算的结果也是空值。",
            en: "An operand is null, which makes the result of the operation null."),
        example: "amount + surcharge    // with `surcharge` null",
        fix: LocalizedText(
            zh: "补上缺少的值，或写明空值时怎样算：`if surcharge = null then amount else …`。",
            en:
                "Supply the value, or say what is to happen without: `if surcharge = null then amount else …`."
        ))

    package static let wrongOperands = DiagnosticKind(
        "feel.wrong-operands",
        meaning: LocalizedText(
            zh: "运算符不适用于这两类值。FEEL 的运算符不作任何转换。",
            en: "The operator is not defined for values of these kinds; operators of FEEL never convert."),
        example: #"[10] * 10"#,
        fix: LocalizedText(
            zh: "先取出或转换成同类的值，如 `list[1]`、`number(text, \",\", \".\")`。",
            en: "Take out or convert the value first, as `list[1]` or `number(text, \",\", \".\")` do."))

    package static let notComparable = DiagnosticKind(
        "feel.not-comparable",
        meaning: LocalizedText(
            zh: "两个值不能比较：类型不同、没有大小之分，或只有一方带时区。",
            en:
                "The two values cannot be compared: different kinds, a kind without order, or only one with a time zone."
        ),
        example: #""10" < 9"#,
        fix: LocalizedText(
            zh: "把两边转换成同一类型；空值先用 `= null` 判断。",
            en: "Bring both to one kind; ask for null with `= null` first."))

    package static let notABoolean = DiagnosticKind(
        "feel.not-a-boolean",
        meaning: LocalizedText(
            zh: "条件的值既不是真也不是假。", en: "The value of a condition is neither true nor false."),
        example: #"if amount then "a" else "b""#,
        fix: LocalizedText(zh: "写成比较，如 `amount > 0`。", en: "Write a comparison, such as `amount > 0`."))
}
