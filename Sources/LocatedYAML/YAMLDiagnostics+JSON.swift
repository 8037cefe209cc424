import Diagnostics

/// What cannot be read as JSON. It ends the reading of a file.
extension YAMLDiagnostics {
    static let json = [
        jsonSyntax, jsonNumber, jsonString,
    ]

    static let jsonSyntax = DiagnosticKind(
        "json.syntax",
        meaning: LocalizedText(
            zh: "不符合 JSON 语法（RFC 8259）：多余或缺少标点、键没有双引号、有注释等。",
            en:
                "Not JSON (RFC 8259): a comma too many or missing, a key without double quotes, a "
                + "comment and the like."
        ),
        example: "{ \"area\": 1, }",
        fix: LocalizedText(
            zh: "按提示修改；JSON 的键和文本都用半角双引号，末项后没有逗号。",
            en:
                "See the help line; keys and texts take ASCII double quotes, and no comma follows the "
                + "last item."
        ))

    static let jsonNumber = DiagnosticKind(
        "json.number",
        meaning: LocalizedText(
            zh: "不是 JSON 的数：不能有前导零、正号、全角数字，小数点两侧都要有数字。",
            en: "Not a number of JSON: no leading zeros, no plus sign, digits on both sides of the point."),
        example: "{ \"area\": 012 }",
        fix: LocalizedText(
            zh: "按 JSON 写数，如 `12`、`0.5`、`1e3`；编号等请写成文本。",
            en: "Write it as JSON does: `12`, `0.5`, `1e3`; write codes as texts."))

    static let jsonString = DiagnosticKind(
        "json.string",
        meaning: LocalizedText(
            zh: "JSON 文本没有闭合，或其中有不允许的字符或转义。",
            en: "A JSON string is not closed, or holds a character or an escape that JSON does not allow."),
        example: "{ \"path\": \"C:\\规则\" }",
        fix: LocalizedText(
            zh: "反斜杠写两个；换行写 `\\n`，制表符写 `\\t`。",
            en: "Write a backslash twice, a line end as `\\n`, a tab as `\\t`."))
}
