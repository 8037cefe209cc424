import Diagnostics

/// What is said of the bytes of a file, before any YAML or JSON is read.
extension YAMLDiagnostics {
    static let text = [
        encoding, controlCharacter, tooLarge, empty, tooMany,
    ]

    static let encoding = DiagnosticKind(
        "yaml.encoding",
        meaning: LocalizedText(
            zh: "文件不是 UTF-8 编码的文本。",
            en: "The file is not text in UTF-8."),
        example: "title: \\xD4\\xC6 (GBK)",
        fix: LocalizedText(
            zh: "在编辑器中另存为 UTF-8。旧文件多为 GBK（GB 18030）编码。",
            en: "Save the file as UTF-8 in your editor; older files are often GBK (GB 18030)."))

    static let controlCharacter = DiagnosticKind(
        "yaml.control-character",
        meaning: LocalizedText(
            zh: "文件里有看不见的控制字符，或编辑器不当作换行的换行符。",
            en:
                "There is an invisible control character, or a line separator that editors do not show "
                + "as a line end."
        ),
        example: "title: 云\u{2028}惠券",
        fix: LocalizedText(
            zh: "删去这个字符；确实需要时在双引号文本中写成转义，如 `\"\\u2028\"`。",
            en:
                "Delete the character; if it is wanted, write it as an escape in a double-quoted text, "
                + "such as `\"\\u2028\"`."
        ))

    static let tooLarge = DiagnosticKind(
        "yaml.too-large",
        meaning: LocalizedText(
            zh: "文件超过 16 MiB，或值超过一百万个。",
            en: "The file has more than 16 MiB, or more than a million values."),
        example: "# 16777217 bytes",
        fix: LocalizedText(
            zh: "规则文件按政策拆分；成批数据请用 CSV 或逐行 JSON。",
            en: "Split rule files by policy; give batch data as CSV or as one JSON object a line."))

    static let empty = DiagnosticKind(
        "yaml.empty",
        meaning: LocalizedText(
            zh: "文件里没有内容，或只有注释。",
            en: "There is nothing in the file, or nothing but comments."),
        example: "# 待补",
        fix: LocalizedText(
            zh: "写入内容，或删去文件。",
            en: "Write the content, or remove the file."))

    static let tooMany = DiagnosticKind(
        "yaml.too-many-errors",
        meaning: LocalizedText(
            zh: "一个文件中的错误超过一百个，其余的没有列出。",
            en: "A file has more than a hundred errors; the others are not shown."),
        example: "- &a 1",
        fix: LocalizedText(
            zh: "先改正列出的错误，再检查一次。",
            en: "Correct those shown, then check again."))
}
