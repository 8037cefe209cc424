import Diagnostics
import FEELSyntax

/// Operators, iterations and contexts that can only give null.
extension CheckingDiagnostics {
    static let operandKinds = DiagnosticKind(
        "feel.operand-kinds",
        meaning: LocalizedText(
            zh: "运算符不适用于这些类型的值（FEEL 不自动转换），结果只能是空值。",
            en:
                "The operator is not defined for these kinds, and FEEL converts nothing: it can only give null."
        ),
        example: #""第" + 3"#,
        fix: LocalizedText(
            zh: "用 `string(…)`、`number(…)` 转换；给日期加天数写 `@\"P5D\"`；对列表逐项计算用 `for`。",
            en:
                "Convert with `string(…)` or `number(…)`; add days as `@\"P5D\"`; go through a list with `for`."
        ))

    static let comparedKinds = DiagnosticKind(
        "feel.compared-kinds",
        meaning: LocalizedText(
            zh: "比较两个不同类型的值，结果总是空值，既非真也非假。",
            en: "Values of different kinds are compared: the result is always null, neither true nor false."),
        example: #"application_date >= "2018-09-17""#,
        fix: LocalizedText(
            zh: "让两边类型一致；日期写作 `@\"2018-09-17\"`。",
            en: "Bring both sides to one kind; a date is written `@\"2018-09-17\"`."))

    static let unordered = DiagnosticKind(
        "feel.unordered",
        meaning: LocalizedText(
            zh: "是否、列表、记录、区间、函数和空值没有大小之分，比较大小的结果总是空值。",
            en:
                "Booleans, lists, contexts, ranges, functions and null have no order: this is always null."
        ),
        example: "items.contract_amount > 10000",
        fix: LocalizedText(
            zh: "比较单个的值，如 `sum(…)`、`count(…)`，或写 `every x in … satisfies …`。",
            en: "Compare single values, such as `sum(…)` or `count(…)`, or write `every x in … satisfies …`.")
    )

    static let notIterable = DiagnosticKind(
        "feel.not-iterable",
        meaning: LocalizedText(
            zh: "`for`、`some`、`every` 只能遍历列表以及数或日期的区间，遍历其他区间的结果总是空值。",
            en:
                "Lists and ranges of numbers or dates can be gone through; any other range gives null."
        ),
        example: #"for t in @"08:00:00"..@"10:00:00" return t"#,
        fix: LocalizedText(
            zh: "改为遍历列表或数的区间。", en: "Go through a list, or through a range of numbers or dates."))

    static let repeatedKey = DiagnosticKind(
        "feel.repeated-key",
        meaning: LocalizedText(
            zh: "同一记录中出现两个同名字段，整个记录成为空值。",
            en: "Two entries of one context have the same key: the whole context is null."),
        example: "{ rate: 15%, rate: 30% }",
        fix: LocalizedText(zh: "改名或删去其中一个。", en: "Rename one of them, or remove it."))
}

extension Diagnostic {
    /// `function` is the conversion function whose argument the text is; nil for an at-literal.
    static func temporalLiteral(_ text: String, _ function: String?, at place: SourcePlace) -> Diagnostic {
        let forms = ["date": "2018-09-30", "time": "08:00:00", "date and time": "2018-09-30T08:00:00"]
        let form = function.map { forms[$0] ?? "P1D" }
        return Diagnostic(
            FEELDiagnostics.invalidText,
            "`\(text.shown)` is no \(function ?? "date, time or duration")", at: place,
            help: "write it as `\(form ?? "2018-09-30`, `2018-09-30T08:00:00`, `08:00:00` or `P1D")`")
    }

    static func divisionByZero(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            FEELDiagnostics.divisionByZero, "the divisor is zero", at: place, help: "divide by another number"
        )
    }

    static func operandKinds(
        _ operation: BinaryOperator, _ operands: OperandPair, at place: SourcePlace
    ) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.operandKinds,
            "cannot \(operands.phrase(operation))",
            at: place, notes: operands.notes, help: operands.help(for: operation))
    }

    static func negatedKind(_ type: FEELType, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.operandKinds, "\(type.description(in: .en)) has no negative", at: place,
            help: type == .boolean ? "use `not(…)`" : nil)
    }

    static func comparedKinds(_ operands: OperandPair, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.comparedKinds,
            "comparing \(operands.leftWords) with \(operands.rightWords) is always null",
            at: place, notes: operands.notes, help: operands.comparisonHelp)
    }

    static func unordered(_ type: FEELType, at place: SourcePlace, help: String?) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.unordered, "\(type.description(in: .en)) has no order to compare by",
            at: place,
            help: help)
    }

    static func notIterable(_ type: FEELType, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.notIterable, "\(type.description(in: .en)) cannot be gone through", at: place,
            help: "give a list, or a range of numbers or dates")
    }

    static func repeatedKey(_ key: String, first: SourcePlace, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            CheckingDiagnostics.repeatedKey, "the key `\(key.shown)` is given twice", at: place,
            notes: [Diagnostic.Note("first given here", at: first)],
            help: "rename one of the two, or remove it")
    }
}
