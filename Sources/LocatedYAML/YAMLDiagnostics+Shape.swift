package import Diagnostics

/// What is said of a file that is good YAML but not of the shape a rule file has.
extension YAMLDiagnostics {
    static let shape = [
        unknownKey, missingKey, expectedMapping, expectedSequence, expectedScalar, expectedBoolean,
    ]

    static let unknownKey = DiagnosticKind(
        "yaml.unknown-key",
        meaning: LocalizedText(
            zh: "此处没有这个键。未知的键不会被忽略，因为它多半是写错了的键。",
            en:
                "There is no such key here. An unknown key is never ignored: most often it is a known "
                + "one, misspelt."
        ),
        example: "outputs:\n  amount:\n    lable: 补贴额度",
        fix: LocalizedText(
            zh: "改成提示中列出的键；如果只是说明文字，请写成 `#` 注释。",
            en:
                "Use one of the keys the help line lists; if it was meant as a remark, write it as a "
                + "`#` comment."
        ))

    static let missingKey = DiagnosticKind(
        "yaml.missing-key",
        meaning: LocalizedText(zh: "缺少必须写明的键。", en: "A key that must be written is not there."),
        example: "inputs:\n  area: { label: 面积 }",
        fix: LocalizedText(
            zh: "补上这个键；必填的内容没有默认值。", en: "Write the key; what is required has no default."))

    static let expectedMapping = DiagnosticKind(
        "yaml.expected-mapping",
        meaning: LocalizedText(
            zh: "此处应当是若干 `键: 值`，写的却是别的内容。",
            en: "`key: value` lines belong here, and something else stands here."),
        example: "inputs: 面积",
        fix: LocalizedText(
            zh: "写成缩进的 `键: 值` 行，冒号用半角，冒号后空一格。",
            en: "Write indented `key: value` lines, with an ASCII colon and a space after it."))

    static let expectedSequence = DiagnosticKind(
        "yaml.expected-sequence",
        meaning: LocalizedText(
            zh: "此处应当是列表，写的却是别的内容。", en: "A list belongs here, and something else stands here."),
        example: "exclusions: other_funding",
        fix: LocalizedText(
            zh: "每项一行，以 `- ` 开头；或写成 `[甲, 乙]`。",
            en: "Write one item a line, each after `- `, or write `[a, b]`."))

    static let expectedScalar = DiagnosticKind(
        "yaml.expected-scalar",
        meaning: LocalizedText(
            zh: "此处应当是一个文本（或数、日期、表达式），写的却是别的内容，或者什么也没写。",
            en:
                "A text (or number, date, expression) belongs here, and something else, or nothing, "
                + "stands here."
        ),
        example: "title: [云惠券]",
        fix: LocalizedText(
            zh: "写出文本；确实要空文本时写 `\"\"`。", en: "Write the text; for a text that is really empty write `\"\"`."))

    static let expectedBoolean = DiagnosticKind(
        "yaml.expected-boolean",
        meaning: LocalizedText(
            zh: "此处只能写 `true` 或 `false`，不加引号；`yes`、`是`、`1` 都不会被当作真。",
            en:
                "Only `true` or `false` can stand here, without quotes; `yes`, `on` and `1` are not "
                + "taken for true."
        ),
        example: "may_be_unknown: yes",
        fix: LocalizedText(zh: "写 `true` 或 `false`。", en: "Write `true` or `false`."))
}

extension Diagnostic {
    /// A key nobody knows, with the nearest known one that is not yet written, and all there are.
    package static func unknownKey(
        _ key: YAMLScalar, in what: String, known: [String], absent: [String]
    ) -> Diagnostic {
        let list = "\(what) has the keys \(known.map { "`\($0)`" }.joined(separator: ", "))"
        let nearest = nearestName(to: key.text, among: absent).map { "did you mean `\($0)`? " } ?? ""
        return Diagnostic(
            YAMLDiagnostics.unknownKey, "`\(excerpt(key.text))` is not a key of \(what)", at: key.place,
            help: known.isEmpty ? nil : nearest + list)
    }

    /// A key that must be written and is not.
    package static func missingKey(_ key: String, in what: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.missingKey, "\(what) needs the key `\(key)`", at: place,
            help: "add a line `\(key): …` here")
    }

    /// Something that is no mapping; `keys` are those it might have.
    package static func expectedMapping(
        _ found: YAMLNode, what: String? = nil, keys: [String] = []
    ) -> Diagnostic {
        let keys = keys.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        let help = what.map {
            "\($0) is written as `key: value` lines" + (keys.isEmpty ? "" : ", with keys \(keys)")
        }
        return Diagnostic(
            YAMLDiagnostics.expectedMapping, "expected a mapping here, found \(found.description)",
            at: found.place, help: found.fullWidthColonHelp ?? help ?? "write `key: value` lines")
    }

    /// Something that is no list.
    package static func expectedSequence(_ found: YAMLNode) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.expectedSequence, "expected a list here, found \(found.description)",
            at: found.place,
            help: "write one item a line, each after `- `, or `[…, …]`")
    }

    /// Something that is no text.
    package static func expectedScalar(_ found: YAMLNode) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.expectedScalar, "expected a text here, found \(found.description)",
            at: found.place,
            help: found.isNull
                ? "write the text, or `\"\"` for an empty one"
                : "write one text; put a text that begins with `{`, `[` or `- ` in quotes")
    }

    /// Something that is neither `true` nor `false`.
    package static func expectedBoolean(_ found: YAMLNode) -> Diagnostic {
        let isText = found.scalar != nil && !found.isNull
        let shown = isText ? "`\(excerpt(found.file.text(found.span)))`" : found.description
        return Diagnostic(
            YAMLDiagnostics.expectedBoolean, "expected `true` or `false` here, found \(shown)",
            at: found.place,
            help: "write `true` or `false`, without quotes")
    }

    /// A text short enough for a message.
    static func excerpt(_ text: String) -> String {
        text.unicodeScalars.count <= 40
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(39))) + "…"
    }
}

extension YAMLNode {
    /// What it is, for *found …*.
    package var description: String {
        switch kind {
        case .scalar: isNull ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// `标题：云惠券` is one text to YAML: said when a mapping is missed.
    fileprivate var fullWidthColonHelp: String? {
        guard let scalar, scalar.style == .plain, scalar.text.unicodeScalars.contains("：") else { return nil }
        return "`：` is a full-width colon, part of the text; write `:` and a space between key and value"
    }
}
