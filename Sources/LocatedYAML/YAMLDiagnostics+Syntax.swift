import Diagnostics

/// What cannot be read as YAML at all. It ends the reading of a file.
extension YAMLDiagnostics {
    static let syntax = [
        colon, missingColon, indentation, unclosed, afterEnd, startCharacter, escape, blockHeader,
        syntaxError,
    ]

    static let colon = DiagnosticKind(
        "yaml.colon",
        meaning: LocalizedText(
            zh: "没有引号的文本里出现了 `: `，YAML 会把它当作又一个键。",
            en: "`: ` stands inside a text without quotes, where YAML takes it for another key."),
        example: "label: 注: 含税",
        fix: LocalizedText(
            zh: "给整个文本加引号，或去掉冒号后的空格。",
            en: "Put the whole text in quotes, or leave out the space after the colon."))

    static let missingColon = DiagnosticKind(
        "yaml.missing-colon",
        meaning: LocalizedText(
            zh: "这一行不是 `键: 值`：缺少半角冒号，或冒号后缺少空格。",
            en: "The line is not `key: value`: the ASCII colon, or the space after it, is missing."),
        example: "title: 甲\nlabel：乙",
        fix: LocalizedText(
            zh: "写成 `键: 值`，半角冒号，后空一格。",
            en: "Write `key: value`, with an ASCII colon and a space."))

    static let indentation = DiagnosticKind(
        "yaml.indentation",
        meaning: LocalizedText(
            zh: "这一行的缩进与上下文不一致。",
            en: "The indentation of this line does not fit what stands around it."),
        example: "inputs:\n    area: 1\n  rate: 2",
        fix: LocalizedText(
            zh: "同一层的键对齐，下一层多缩进两格。",
            en: "Align the keys of one level, and indent the next level by two spaces."))

    static let unclosed = DiagnosticKind(
        "yaml.unclosed",
        meaning: LocalizedText(
            zh: "括号或引号没有闭合。以 `[`、`{` 开头的表达式也会被当作括号的开始。",
            en:
                "A bracket or quote is not closed. An expression that begins with `[` or `{` is taken "
                + "for an opening bracket too."
        ),
        example: "allowed: [0..100)",
        fix: LocalizedText(
            zh: "补上括号或引号；以 `[`、`{` 开头的表达式请加引号。",
            en: "Close it; put an expression that begins with `[` or `{` in quotes."))

    static let afterEnd = DiagnosticKind(
        "yaml.after-end",
        meaning: LocalizedText(
            zh: "引号或括号闭合之后还有文字。",
            en: "Text goes on after a closing quote or bracket."),
        example: "formula: \"a\" + b",
        fix: LocalizedText(
            zh: "给整个文本加单引号，或写成 `|` 块文本。",
            en: "Put the whole text in single quotes, or write it as a `|` block."))

    static let startCharacter = DiagnosticKind(
        "yaml.start-character",
        meaning: LocalizedText(
            zh: "文本不能以这个字符开头（YAML 保留）。",
            en: "A text cannot begin with this character, which YAML reserves."),
        example: "rate: @rate",
        fix: LocalizedText(
            zh: "给文本加引号。",
            en: "Put the text in quotes."))

    static let escape = DiagnosticKind(
        "yaml.escape",
        meaning: LocalizedText(
            zh: "双引号文本里的 `\\` 之后不是 YAML 认识的转义。",
            en: "After `\\` in a double-quoted text stands no escape that YAML knows."),
        example: "path: \"C:\\规则\"",
        fix: LocalizedText(
            zh: "改用单引号，或把 `\\` 写成 `\\\\`。",
            en: "Use single quotes, or write `\\` twice."))

    static let blockHeader = DiagnosticKind(
        "yaml.block-header",
        meaning: LocalizedText(
            zh: "`|` 或 `>` 之后同一行不能有文字。以 `>` 开头的比较式也会被当作块文本的开头。",
            en:
                "Nothing can follow `|` or `>` on its line. A comparison that begins with `>` is taken "
                + "for the head of a block text too."
        ),
        example: "allowed: >= 0",
        fix: LocalizedText(
            zh: "比较式请加引号：`\">= 0\"`；块文本从下一行开始。",
            en: "Put the comparison in quotes: `\">= 0\"`; a block text begins on the next line."))

    static let syntaxError = DiagnosticKind(
        "yaml.syntax",
        meaning: LocalizedText(
            zh: "这里不符合 YAML 的语法。",
            en: "This is not YAML."),
        example: "allowed: [, 1]",
        fix: LocalizedText(
            zh: "对照相邻行检查标点和缩进，或给文本加引号。",
            en: "Compare punctuation and indentation with the lines around, or put the text in quotes."))
}
