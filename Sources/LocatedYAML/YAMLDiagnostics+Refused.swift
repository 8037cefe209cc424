import Diagnostics

/// What YAML allows and a rule file does not.
extension YAMLDiagnostics {
    static let refused = [
        duplicateKey, tab, anchor, alias, mergeKey, tag, directive, severalDocuments, complexKey,
        emptyKey, emptyBlock, hiddenSpace, tooDeep,
    ]

    static let duplicateKey = DiagnosticKind(
        "yaml.duplicate-key",
        meaning: LocalizedText(
            zh: "同一处写了两个相同的键；YAML 读取器通常悄悄丢掉其中一个。",
            en: "The same key stands twice in one mapping; YAML readers commonly drop one of them in silence."
        ),
        example: "title: 甲\ntitle: 乙",
        fix: LocalizedText(
            zh: "删去其中一个，或改成不同的键。",
            en: "Remove one of them, or give them different names."))

    static let tab = DiagnosticKind(
        "yaml.tab",
        meaning: LocalizedText(
            zh: "制表符只能出现在引号内、块文本内和注释里；缩进和分隔要用空格。",
            en:
                "A tab can stand only in quotes, in block texts and in comments; indentation and "
                + "separation take spaces."
        ),
        example: "title:\t云惠券",
        fix: LocalizedText(
            zh: "把制表符换成空格；在编辑器中设置“用空格代替制表符”。",
            en: "Replace the tab by spaces; let your editor insert spaces for tabs."))

    static let anchor = DiagnosticKind(
        "yaml.anchor",
        meaning: LocalizedText(
            zh: "规则文件不用 YAML 的锚点（`&名`）：被复用的内容找不到自己的出处。",
            en: "Rule files do without YAML anchors (`&name`): what is reused loses its place."),
        example: "base: &base 1",
        fix: LocalizedText(
            zh: "要复用的值写成 `parameters`；以 `&` 开头的文本请加引号。",
            en:
                "Put a value that is used again under `parameters`; put a text that begins with `&` in "
                + "quotes."
        ))

    static let alias = DiagnosticKind(
        "yaml.alias",
        meaning: LocalizedText(
            zh: "规则文件不用 YAML 的别名（`*名`）；以 `*` 开头的表达式也会被当作别名。",
            en:
                "Rule files do without YAML aliases (`*name`); an expression that begins with `*` is "
                + "taken for one too."
        ),
        example: "copy: *base",
        fix: LocalizedText(
            zh: "写出内容本身；以 `*` 开头的文本请加引号。",
            en: "Write the content itself; put a text that begins with `*` in quotes."))

    static let mergeKey = DiagnosticKind(
        "yaml.merge-key",
        meaning: LocalizedText(
            zh: "规则文件不用 YAML 的合并键 `<<`。",
            en: "Rule files do without the YAML merge key `<<`."),
        example: "<<: { rate: 15% }",
        fix: LocalizedText(
            zh: "把要合并的键直接写出来。",
            en: "Write the keys that were to be merged."))

    static let tag = DiagnosticKind(
        "yaml.tag",
        meaning: LocalizedText(
            zh: "规则文件不用 YAML 的标签（`!类型`）；以 `!` 开头的文本也会被当作标签。",
            en: "Rule files do without YAML tags (`!type`); a text that begins with `!` is taken for one too."
        ),
        example: "rate: !!float 0.15",
        fix: LocalizedText(
            zh: "删去标签；类型由规则文件的键决定。以 `!` 开头的文本请加引号。",
            en:
                "Remove the tag: the key says what type the value has. Put a text that begins with `!` "
                + "in quotes."
        ))

    static let directive = DiagnosticKind(
        "yaml.directive",
        meaning: LocalizedText(
            zh: "规则文件不用 YAML 指令（以 `%` 开头的行）。",
            en: "Rule files do without YAML directives, lines that begin with `%`."),
        example: "%YAML 1.2\n---\ntitle: 甲",
        fix: LocalizedText(
            zh: "删去这一行。",
            en: "Remove the line."))

    static let severalDocuments = DiagnosticKind(
        "yaml.several-documents",
        meaning: LocalizedText(
            zh: "一个文件只能有一个 YAML 文档；`---` 之后的内容会被忽略，所以不允许。",
            en:
                "A file holds one YAML document; what stands after a second `---` would be ignored, so "
                + "it is refused."
        ),
        example: "title: 甲\n---\ntitle: 乙",
        fix: LocalizedText(
            zh: "拆成两个文件，或删去 `---`。",
            en: "Make it two files, or remove the `---`."))

    static let complexKey = DiagnosticKind(
        "yaml.complex-key",
        meaning: LocalizedText(
            zh: "键必须是文本，不能是列表或映射。",
            en: "A key is a text; a list or a mapping cannot be one."),
        example: "[甲, 乙]: 15%",
        fix: LocalizedText(
            zh: "给键加引号，或改写成每个键一行。",
            en: "Put the key in quotes, or write one line for each key."))

    static let emptyKey = DiagnosticKind(
        "yaml.empty-key",
        meaning: LocalizedText(
            zh: "冒号前没有键。",
            en: "There is no key before the colon."),
        example: ": 云惠券",
        fix: LocalizedText(
            zh: "在冒号前写上键；确实是空文本时写 `\"\"`。",
            en: "Write the key before the colon; write `\"\"` if it is really the empty text."))

    static let emptyBlock = DiagnosticKind(
        "yaml.empty-block",
        meaning: LocalizedText(
            zh: "`|` 或 `>` 之后没有文本。以 `>` 开头的比较式（如 `>5`）也会被当作块文本的开头。",
            en:
                "No text follows `|` or `>`. A comparison such as `>5` is taken for the head of a block "
                + "text too."
        ),
        example: "allowed: >5",
        fix: LocalizedText(
            zh: "比较式请加引号：`\">5\"`；块文本写在下一行并缩进。",
            en: "Put the comparison in quotes: `\">5\"`; a block text begins on the next line, indented."))

    static let hiddenSpace = DiagnosticKind(
        "yaml.hidden-space",
        meaning: LocalizedText(
            zh: "文本首尾（或键中）有全角空格、不换行空格或零宽字符，看上去像空白，实际是文本的一部分。",
            en:
                "A full-width or no-break space or an invisible character begins or ends a text, or "
                + "stands in a key: it looks like nothing and is part of the text."
        ),
        example: "　title: 云惠券",
        fix: LocalizedText(
            zh: "删去它；缩进和分隔用半角空格。确实需要时给文本加引号。",
            en: "Delete it; indent and separate with ASCII spaces. If it is wanted, put the text in quotes."))

    static let tooDeep = DiagnosticKind(
        "yaml.too-deep",
        meaning: LocalizedText(
            zh: "列表和映射嵌套超过 64 层。",
            en: "Lists and mappings are nested more than 64 levels deep."),
        example: "[[[[[[[[…",
        fix: LocalizedText(
            zh: "减少嵌套；多半是括号没有闭合。",
            en: "Nest less; most often a bracket was not closed."))
}
