import Diagnostics

/// Strings (DMN §10.3.4.3), apart from those that take patterns.
///
/// FEEL counts a string in Unicode code points, where Swift's `String` counts graphemes: positions here are
/// those of `unicodeScalars`, and texts are compared by their bytes.
extension Builtin {
    static let stringFunctions =
        [
            stringLength, substring, substringBefore, substringAfter, contains, startsWith, endsWith,
            upperCase, lowerCase, stringJoin,
        ] + patternFunctions

    private static let stringLength = Builtin(
        "string length", [Parameter("string", .string)], returns: .number(.number),
        summary: LocalizedText(zh: "文本的字数，按 Unicode 码点计。", en: "How many code points the string has."),
        examples: [Example(#"string length("津政发")"#, gives: "3"), Example(#"string length("")"#, gives: "0")]
    ) { arguments throws(Failure) in
        Value(try arguments.string(0).unicodeScalars.count)
    }

    private static let substring = Builtin(
        "substring",
        [Parameter("string", .string), Parameter("start position", .number), .optional("length", .number)],
        returns: .string,
        summary: LocalizedText(
            zh: "从某个位置起的一段文本；位置从 1 数起，-1 是最后一个字。不给长度时到末尾为止。",
            en:
                "Part of a string, from a position that counts from 1, or from the end when it is negative; "
                + "without a length, all that follows."),
        examples: [
            Example(#"substring("津政发〔2018〕12号", 5, 4)"#, gives: #""2018""#),
            Example(#"substring("foobar", -2)"#, gives: #""ar""#),
            Example(#"substring("foobar", 3, 3.8)"#, gives: #""oba""#),
        ]
    ) { arguments throws(Failure) in
        let scalars = try arguments.string(0).unicodeScalars
        let start = try startIndex(of: try arguments.integer(1), in: scalars)
        guard arguments.isGiven(2) else { return arguments.heap.string(String(scalars[start...])) }
        let length = try arguments.integer(2)
        guard length >= 1 else { throw .invalid("the length is to be 1 or more, not \(length)") }
        return arguments.heap.string(String(scalars[start...].prefix(length)))
    }

    /// Where a position lies that counts from 1, or from the end when it is negative; beyond the end is the
    /// end.
    private static func startIndex(
        of position: Int, in scalars: String.UnicodeScalarView
    ) throws(Failure) -> String.Index {
        guard position != 0 else { throw .invalid("positions count from 1, or from -1 backwards") }
        let found =
            position > 0
            ? scalars.index(scalars.startIndex, offsetBy: position - 1, limitedBy: scalars.endIndex)
                ?? scalars.endIndex
            : scalars.index(scalars.endIndex, offsetBy: position, limitedBy: scalars.startIndex)
        guard let found else { throw .invalid("the string is shorter than \(position.magnitude)") }
        return found
    }

    private static let upperCase = Builtin(
        "upper case", [Parameter("string", .string)], returns: .string,
        summary: LocalizedText(zh: "把字母变成大写。", en: "The string in capital letters."),
        examples: [Example(#"upper case("aBc4")"#, gives: #""ABC4""#)]
    ) { arguments throws(Failure) in
        arguments.heap.string(try arguments.string(0).uppercased())
    }

    private static let lowerCase = Builtin(
        "lower case", [Parameter("string", .string)], returns: .string,
        summary: LocalizedText(zh: "把字母变成小写。", en: "The string in small letters."),
        examples: [Example(#"lower case("aBc4")"#, gives: #""abc4""#)]
    ) { arguments throws(Failure) in
        arguments.heap.string(try arguments.string(0).lowercased())
    }

    private static let stringJoin = Builtin(
        "string join",
        [Parameter("list", .list(.string)), .optional("delimiter", .string, takesNull: true)],
        returns: .string,
        summary: LocalizedText(
            zh: "把各项文本连成一个，中间加分隔符；空值略去。",
            en:
                "The strings of a list one after another, with the delimiter between them; nulls left out."
        ),
        examples: [
            Example(#"string join(["甲", null, "乙"], "、")"#, gives: #""甲、乙""#),
            Example(#"string join(["a", "b"])"#, gives: #""ab""#),
        ]
    ) { arguments throws(Failure) in
        let delimiter = arguments[1].isNull ? "" : try arguments.string(1)
        var text = ""
        var isFirst = true
        let items = try arguments.list(0)
        try arguments.spend(items.count)
        for item in items where !item.isNull {
            if !isFirst { text += delimiter }
            text += try arguments.string(of: item)
            isFirst = false
            // The heap refuses it as it is; more would only take memory.
            if text.utf8.count > arguments.heap.limits.stringLength { break }
        }
        return arguments.heap.string(text)
    }
}
