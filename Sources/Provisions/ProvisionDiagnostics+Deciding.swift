package import Diagnostics
import FEEL

extension ProvisionDiagnostics {
    static let deciding: [DiagnosticKind] = [
        missingInput, notAllowed, unknownInput, unknownExpectation, vacuousExpectation, notACondition,
        noParameterValue,
        noReferenceDate,
        outOfRange, wrongType, ensureFailed, notANumber, aboveLastBracket, noMatchingRow, severalRows,
        repeatedRecord, tie, cannotBeOrdered, cannotBeSharedOut,
    ]

    static let repeatedRecord = DiagnosticKind(
        "case.repeated-record",
        meaning: LocalizedText(
            zh: "两条记录编号相同，无法区分。", en: "Two records have the same id and cannot be told apart."),
        example: "records: [{ application_id: A1, … }, { application_id: A1, … }]",
        fix: LocalizedText(zh: "给每条记录不同的编号。", en: "Give every record an id of its own."))

    static let tie = DiagnosticKind(
        "decide.tie",
        meaning: LocalizedText(
            zh: "按规则的顺序分不出两条记录的先后，结果会取决于它们碰巧的排列。",
            en:
                "By the order of the rule neither of two records comes first: the outcome would depend on how they happen to be listed."
        ),
        example: "order: [application_date]     # two applications of one day",
        fix: LocalizedText(
            zh: "在 order 中加上能区分记录的一项，例如编号。", en: "Add to `order` what tells them apart, such as the id."))

    static let cannotBeOrdered = DiagnosticKind(
        "decide.cannot-be-ordered",
        meaning: LocalizedText(
            zh: "排序的值缺失或种类不同，无法比较。", en: "Values of an order are missing or of different kinds."),
        example: "order: [submitted_at]     # a record without submitted_at",
        fix: LocalizedText(zh: "补上缺失的值，或换一个排序依据。", en: "Supply the value, or order by something else."))

    static let cannotBeSharedOut = DiagnosticKind(
        "decide.cannot-be-shared-out",
        meaning: LocalizedText(
            zh: "无法分配：分配依据合计为零或为负，金额不是最小单位的整数倍，或数字太长。",
            en:
                "An amount cannot be shared out: what it is shared by adds up to nothing or is negative, it is no multiple of the unit, or the numbers are too long."
        ),
        example: "allocate: { pool: 100.001, factors: …, to: 0.01 }",
        fix: LocalizedText(zh: "核对分配依据和金额。", en: "Check what it is shared by, and the amount."))

    static let missingInput = DiagnosticKind(
        "case.missing-input",
        meaning: LocalizedText(zh: "案例缺少必须提供的输入。", en: "The case lacks an input that it must give."),
        example: "# application_date is required\n{ enterprise_id: E1 }",
        fix: LocalizedText(
            zh: "补上该输入；政策没有为它声明默认值，也不允许未知。",
            en: "Give it: the policy declares no default for it and does not let it be unknown."))

    static let notAllowed = DiagnosticKind(
        "case.not-allowed",
        meaning: LocalizedText(
            zh: "输入的值不在政策允许的范围内。", en: "An input's value is outside what the policy allows."),
        example: "contract_amount: -1", fix: LocalizedText(zh: "核对数值。", en: "Check the value."))

    static let unknownInput = DiagnosticKind(
        "case.unknown-input",
        meaning: LocalizedText(
            zh: "政策没有这个输入，案例里的这一项不会被使用。",
            en: "The policy has no such input: what the case says there would be ignored."),
        example: "aplication_date: 2019-01-10", fix: LocalizedText(zh: "改正名称。", en: "Correct the name."))

    static let unknownExpectation = DiagnosticKind(
        "case.unknown-expectation",
        meaning: LocalizedText(
            zh: "期望的键不是政策的结果，也不是结论的标准项。",
            en: "An expectation names neither an output of the policy nor a part of every outcome."),
        example: "expect: { vouchr_amount: 15000.00 }",
        fix: LocalizedText(zh: "改正名称。", en: "Correct the name."))

    static let vacuousExpectation = DiagnosticKind(
        "case.vacuous-expectation",
        meaning: LocalizedText(
            zh: "算例所期望的，一条规则也没有的政策同样会给出：结果没有值，没有理由。这样的算例什么也没有检验。",
            en:
                "All that the case expects, a policy without a single rule would give as well: no value, no reason. It tests nothing."
        ),
        example: "expect: { voucher_amount: null, reasons: [] }",
        fix: LocalizedText(
            zh: "再写一项由规则得出的结果，例如 eligibility 或一个金额；确实没有结果的，用 because 写明为什么。",
            en:
                "Expect something that only the rules give as well (`eligibility`, an amount), or say under `because` why there is nothing."
        ))

    static let notACondition = DiagnosticKind(
        "decide.not-a-condition",
        meaning: LocalizedText(
            zh: "条件算出来既不是真也不是假。这是案例的错误，不能当作“不排除”，也不能当作“未知”。",
            en:
                "A condition came out neither true nor false. That is an error of the case: never \"not excluded\", never \"unknown\"."
        ),
        example: "require: prior_amount / total > 0.5     # total is 0",
        fix: LocalizedText(
            zh: "写明那种情形下怎么办，例如 applies_if: total > 0。",
            en: "Say what holds in that situation, for example `applies_if: total > 0`."))

    static let noParameterValue = DiagnosticKind(
        "decide.no-parameter-value",
        meaning: LocalizedText(
            zh: "结果要用到的参数在该日期没有取值。", en: "A parameter that the outcome depends on has no value on the day."),
        example: "values: { 2018-09-17: 5万元 }     # reference date 2018-09-16",
        fix: LocalizedText(zh: "补上更早的取值，或核对日期。", en: "Give the earlier value, or check the date."))

    static let noReferenceDate = DiagnosticKind(
        "decide.no-reference-date",
        meaning: LocalizedText(zh: "参照日期算不出来。", en: "The reference date cannot be worked out."),
        example: "reference_date: date(tax_year, 13, 1)",
        fix: LocalizedText(zh: "核对参照日期的公式和输入。", en: "Check the formula and the inputs it reads."))

    static let outOfRange = DiagnosticKind(
        "decide.out-of-range",
        meaning: LocalizedText(
            zh: "数值超出 34 位十进制数能表示的范围。", en: "A number beyond what 34 decimal digits can hold."),
        example: "9e6000 * 9e6000", fix: LocalizedText(zh: "核对输入。", en: "Check the inputs."))

    static let wrongType = DiagnosticKind(
        "decide.wrong-type",
        meaning: LocalizedText(zh: "结果的值不属于声明的类型。", en: "An output's value is none of its declared type."),
        example: "status: { type: choice, choices: [old, new], formula: \"other\" }",
        fix: LocalizedText(zh: "改公式，或改声明的类型。", en: "Change the formula, or the declared type."))

    static let ensureFailed = DiagnosticKind(
        "decide.ensure-failed",
        meaning: LocalizedText(
            zh: "政策自己声明必须成立的关系没有成立。", en: "Something that the policy says must hold does not."),
        example: "ensure: city_share + district_share = redeemable_amount",
        fix: LocalizedText(zh: "规则自相矛盾：核对相关公式。", en: "The rules contradict themselves: check the formulas."))

    static let notANumber = DiagnosticKind(
        "decide.not-a-number",
        meaning: LocalizedText(
            zh: "这里要一个数，算出来的不是。", en: "A number is needed here, and something else came out."),
        example: "amount: { base: items }",
        fix: LocalizedText(
            zh: "改公式；没有数值的情形用 when 写明。", en: "Change the formula; say with `when` where there is no number."))

    static let aboveLastBracket = DiagnosticKind(
        "decide.above-last-bracket",
        meaning: LocalizedText(
            zh: "数额超过级距表最后一级，表没有说怎么办。", en: "A base above the last bracket, of which the table says nothing."),
        example: "- { upto: 80000, rate: 35% }     # the last, and base is 90000",
        fix: LocalizedText(
            zh: "给最后一级去掉上限，或限制输入。", en: "Leave the last bracket without an end, or restrict the input."))

    static let noMatchingRow = DiagnosticKind(
        "decide.no-matching-row",
        meaning: LocalizedText(
            zh: "决策表没有一行适用，而表声明这是错误。",
            en: "No row of a decision table matches, which the table says is an error."),
        example: "no_match: error",
        fix: LocalizedText(zh: "补一行，或声明 no_match 的值。", en: "Add a row, or state a value for `no_match`."))

    static let severalRows = DiagnosticKind(
        "decide.several-rows",
        meaning: LocalizedText(
            zh: "决策表有多行适用，而命中策略不允许。",
            en: "Several rows of a decision table match, which its hit policy forbids."),
        example: "hit_policy: U\nrows:\n  - { when: [\"> 5\"], then: 1 }\n  - { when: [\"> 3\"], then: 2 }",
        fix: LocalizedText(
            zh: "使各行互不重叠，或改命中策略。", en: "Make the rows exclude one another, or change the hit policy."))
}

extension Diagnostic {
    static func missingInput(_ input: Input, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.missingInput,
            "the case does not give `\(input.name)`" + (input.label.map { " (\($0))" } ?? ""), at: place.head,
            notes: [.init("it is required here", at: input.place)])
    }

    static func notAllowed(_ input: Input, _ value: Datum, _ allowed: FEELText, at place: SourcePlace)
        -> Diagnostic
    {
        Diagnostic(
            ProvisionDiagnostics.notAllowed, "`\(value)` is not allowed for `\(input.name)`", at: place,
            notes: [.init("allowed", at: allowed.place)])
    }

    package static func unknownInput(_ name: String, at place: SourcePlace, known: [Input]) -> Diagnostic {
        let labelled = known.first { $0.label == name }.map { "the input with that label is `\($0.name)`" }
        return Diagnostic(
            ProvisionDiagnostics.unknownInput, "the policy has no input `\(name)`", at: place,
            help: labelled ?? suggestion(for: name, among: known.map(\.name)))
    }

    static func unknownExpectation(_ key: String, at place: SourcePlace, known: [String]) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.unknownExpectation, "an outcome of the policy has no `\(key)`", at: place,
            help: suggestion(for: key, among: known))
    }

    static func vacuousExpectation(_ keys: [String], at place: SourcePlace) -> Diagnostic {
        let list = keys.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            ProvisionDiagnostics.vacuousExpectation,
            "a policy without any rule would give \(list) as well: the case tests nothing", at: place,
            help:
                "expect something that only the rules give, too (`eligibility`, an amount), or say `because:` why there is nothing"
        )
    }

    static func becauseOfNothing(at place: SourcePlace) -> Diagnostic {
        .contradiction(
            "`because` says why a number may be off (`within`) or why nothing is expected, and here is neither",
            at: place)
    }

    static func notACondition(_ text: FEELText, _ value: Datum, provision: String?) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.notACondition,
            (provision.map { "`\($0)` cannot be decided: " } ?? "")
                + "its condition gives `\(value)`, neither true nor false",
            at: text.place)
    }

    static func noParameterValue(_ parameter: Parameter, on date: CalendarDate?) -> Diagnostic {
        let first = parameter.values.first?.from.map { "its first value is of \($0)" }
        return Diagnostic(
            ProvisionDiagnostics.noParameterValue,
            "`\(parameter.name)` has no value" + (date.map { " on \($0)" } ?? " on the day"),
            at: parameter.values.first?.place ?? parameter.place, help: first)
    }

    static func noReferenceDate(at place: SourcePlace) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.noReferenceDate, "the reference date cannot be worked out", at: place)
    }

    static func outOfRange(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.outOfRange, "the number is beyond 34 decimal digits' range", at: place)
    }

    static func wrongType(_ output: Output, _ value: Datum) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.wrongType,
            "`\(output.name)` comes out as `\(value)`, not \(LiteralReader.article(output.type))",
            at: output.place)
    }

    static func ensureFailed(_ text: FEELText, _ output: Output) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.ensureFailed, "`\(output.name)` breaks what the policy says must hold",
            at: text.place)
    }

    static func notANumber(_ text: FEELText, _ value: Datum) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.notANumber, "expected a number, found `\(value)`", at: text.place)
    }

    static func aboveLastBracket(_ base: Number, _ parameter: Parameter, at place: SourcePlace) -> Diagnostic
    {
        Diagnostic(
            ProvisionDiagnostics.aboveLastBracket,
            "`\(base)` is above the last bracket of `\(parameter.name)`", at: place,
            notes: [.init("the table", at: parameter.place)])
    }

    static func noMatchingRow(_ inputs: [(String, Datum)], at place: SourcePlace) -> Diagnostic {
        let values = inputs.map { "\($0.0) = \($0.1)" }.joined(separator: ", ")
        return Diagnostic(ProvisionDiagnostics.noMatchingRow, "no row matches \(values)", at: place.head)
    }

    static func severalRows(_ rows: [DecisionTable.Row], at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.severalRows, "\(rows.count) rows match where one may", at: place.head,
            notes: rows.map { .init("this row matches", at: $0.place) })
    }

    static func rowsDisagree(_ rows: [DecisionTable.Row], at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.severalRows, "the rows that match give different values", at: place.head,
            notes: rows.map { .init("this row matches", at: $0.place) })
    }
}

extension SourcePlace {
    /// The first line of a place: a whole case or table is too much to underline.
    var head: SourcePlace {
        let line = file.spanOfLine(file.line(at: span.start))
        return SourcePlace(file, SourceSpan(span.start, min(span.end, max(line.end, span.start))))
    }
}

extension Diagnostic {
    static func repeatedRecord(_ id: Datum, at place: SourcePlace) -> Diagnostic {
        Diagnostic(ProvisionDiagnostics.repeatedRecord, "two records are called \(id)", at: place)
    }

    static func tie(_ first: Datum, _ second: Datum, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.tie, "neither of the records \(first) and \(second) comes before the other",
            at: place,
            help: "add to `order` what tells them apart, such as the id")
    }

    static func cannotBeOrdered(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.cannotBeOrdered,
            "the records cannot be ordered: a value is missing or of another kind", at: place)
    }

    static func cannotBeSharedOut(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            ProvisionDiagnostics.cannotBeSharedOut, "the amount cannot be shared out exactly", at: place,
            help: "what it is shared by must add up to more than nothing, and the unit must divide the amount"
        )
    }
}
