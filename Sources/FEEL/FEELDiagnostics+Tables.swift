package import Diagnostics

/// Decision tables that give no result.
extension FEELDiagnostics {
    package static let severalRules = DiagnosticKind(
        "feel.several-rules",
        meaning: LocalizedText(
            zh: "命中策略为 UNIQUE 的决策表有多行同时命中，结果是空值。",
            en:
                "Several rules of a decision table match where its hit policy, UNIQUE, allows one: the result is null."
        ),
        example: "a table with hit policy UNIQUE and the cells `> 10` and `> 20`, for 30",
        fix: LocalizedText(
            zh: "让各行互不重叠，或改用 FIRST、PRIORITY 等命中策略。",
            en: "Keep the rules apart, or choose a hit policy such as FIRST or PRIORITY."))

    package static let rulesDisagree = DiagnosticKind(
        "feel.rules-disagree",
        meaning: LocalizedText(
            zh: "命中策略为 ANY 的决策表中，命中的各行结果不同，结果是空值。",
            en:
                "The matching rules of a decision table with hit policy ANY have different outputs: the result is null."
        ),
        example: "a table with hit policy ANY whose matching rules give \"A\" and \"B\"",
        fix: LocalizedText(
            zh: "使重叠的行结果一致，或改用别的命中策略。",
            en: "Give rules that overlap the same outputs, or choose another hit policy."))

    package static let noRule = DiagnosticKind(
        "feel.no-rule",
        meaning: LocalizedText(
            zh: "决策表没有一行命中，也没有默认输出，结果是空值。",
            en: "No rule of a decision table matches and no output has a default: the result is null."),
        example: "a table whose only cell is `> 10`, for 5",
        fix: LocalizedText(
            zh: "补上缺少的行，或为输出设默认值。", en: "Add the rule that is missing, or a default output."))

    package static let valueNotAllowed = DiagnosticKind(
        "feel.value-not-allowed",
        meaning: LocalizedText(
            zh: "决策表的输入值不在允许的取值之内，结果是空值。",
            en:
                "The value of an input of a decision table is not among its allowed values: the result is null."
        ),
        example: #"an input with the allowed values `"High", "Low"`, for "Medium""#,
        fix: LocalizedText(zh: "改正输入值，或补充允许的取值。", en: "Correct the value, or the allowed values."))

    package static let malformedTable = DiagnosticKind(
        "feel.malformed-table",
        meaning: LocalizedText(
            zh: "决策表的形状不对：行的格数与列数不符，或对多个输出作汇总。",
            en:
                "A decision table is not of the right shape: a rule has too many or too few cells, or several outputs are aggregated."
        ),
        example: "a table with two inputs and a rule with one cell",
        fix: LocalizedText(
            zh: "每行为每个输入写一格（不论其值时写 `-`），为每个输出写一个表达式。",
            en:
                "Give every rule a cell for each input (`-` where it does not matter) and an expression for each output."
        ))
}
