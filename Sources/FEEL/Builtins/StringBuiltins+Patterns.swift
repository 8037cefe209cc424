import Diagnostics

/// Strings and patterns (DMN §10.3.4.3); the dialect is that of XPath and XQuery functions 3.1.
extension Builtin {
    static let patternFunctions = [matches, replace, split]

    private static let pattern = [
        Parameter("input", .string), Parameter("pattern", .string),
    ]
    private static let flags = Parameter.optional("flags", .string, takesNull: true)

    private static let matches = Builtin(
        "matches", pattern + [flags], returns: .boolean,
        summary: LocalizedText(
            zh: "文本中是否有一处符合模式；标志 `i` 不分大小写，`s` 点号含换行，`m` 逐行，`x` 忽略空白，`q` 按字面。",
            en:
                "Whether the pattern matches somewhere in the text. Flags: `i` ignores case, `s` lets the dot match line "
                + "ends, `m` anchors at lines, `x` ignores white space, `q` takes the pattern as plain text."),
        examples: [
            Example(#"matches("津政发〔2018〕12号", "〔\d{4}〕")"#, gives: "true"),
            Example(#"matches("FOObar", "^fo*b", "i")"#, gives: "true"),
        ]
    ) { arguments throws(Failure) in
        var search = try PatternSearch(arguments, flags: arguments[2])
        return Value(try search.nextMatch(arguments) != nil)
    }

    private static let replace = Builtin(
        "replace", pattern + [Parameter("replacement", .string), flags], returns: .string,
        summary: LocalizedText(
            zh: "把符合模式的各处换成别的文本；`$1` 是第一个括号所符合的部分，`$0` 是全部。",
            en: "The text with every match replaced; `$1` is what the first group took, `$0` the whole match."
        ),
        examples: [
            Example(#"replace("2018年9月", "(\d+)年(\d+)月", "$1-$2")"#, gives: #""2018-9""#),
            Example(#"replace("abracadabra", "bra", "*")"#, gives: #""a*cada*""#),
        ]
    ) { arguments throws(Failure) in
        var search = try PatternSearch(arguments, flags: arguments[3])
        try search.refuseEmptyMatches(arguments)
        let replacement = try search.replacement(try arguments.string(2))
        let text = search.text
        var result: [UInt8] = []
        var start = 0
        while let match = try search.nextMatch(arguments) {
            result.append(encoding: text[start..<match.range.lowerBound])
            replacement.append(for: match, in: text, to: &result)
            start = match.range.upperBound
            // The heap refuses it as it is; more would only take memory.
            guard result.count <= arguments.heap.limits.stringLength else { break }
        }
        result.append(encoding: text[start...])
        return arguments.heap.string(utf8: result)
    }

    private static let split = Builtin(
        "split", [Parameter("string", .string), Parameter("delimiter", .string)], returns: .list(.string),
        summary: LocalizedText(
            zh: "按符合模式的分隔处把文本分成几段；空段保留。",
            en: "The pieces of the text between the matches of a pattern; empty pieces are kept."),
        examples: [
            Example(#"split("软件,芯片,,材料", ",")"#, gives: #"["软件", "芯片", "", "材料"]"#),
            Example(#"split("a1b22c", "\d+")"#, gives: #"["a", "b", "c"]"#),
        ]
    ) { arguments throws(Failure) in
        var search = try PatternSearch(arguments, flags: .null)
        try search.refuseEmptyMatches(arguments)
        let text = search.text
        var pieces: [Value] = []
        var start = 0
        while let match = try search.nextMatch(arguments) {
            pieces.append(arguments.piece(of: text[start..<match.range.lowerBound]))
            start = match.range.upperBound
        }
        pieces.append(arguments.piece(of: text[start...]))
        return try arguments.made(pieces)
    }
}

extension Arguments {
    fileprivate func piece(of text: ArraySlice<Unicode.Scalar>) -> Value {
        var bytes: [UInt8] = []
        bytes.append(encoding: text)
        return heap.string(utf8: bytes)
    }
}
