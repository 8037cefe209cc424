import Diagnostics

/// Looking for one string in another (DMN §10.3.4.3).
extension Builtin {
    static let substringBefore = Builtin(
        "substring before", [Parameter("string", .string), Parameter("match", .string)], returns: .string,
        summary: LocalizedText(
            zh: "第一次出现之前的文本；没有出现时为空文本。",
            en: "The part of the string ahead of the first match; empty when nothing matches."),
        examples: [
            Example(#"substring before("津政发〔2018〕12号", "〔")"#, gives: #""津政发""#),
            Example(#"substring before("foobar", "xyz")"#, gives: #""""#),
        ]
    ) { arguments throws(Failure) in
        let string = try arguments.string(0)
        guard let found = try firstMatch(in: string, of: try arguments.string(1), arguments) else {
            return arguments.heap.string("")
        }
        return arguments.heap.string(string[..<found.lowerBound])
    }

    static let substringAfter = Builtin(
        "substring after", [Parameter("string", .string), Parameter("match", .string)], returns: .string,
        summary: LocalizedText(
            zh: "第一次出现之后的文本；没有出现时为空文本。",
            en: "The part of the string behind the first match; empty when nothing matches."),
        examples: [
            Example(#"substring after("津政发〔2018〕12号", "〕")"#, gives: #""12号""#),
            Example(#"substring after("foobar", "")"#, gives: #""foobar""#),
        ]
    ) { arguments throws(Failure) in
        let string = try arguments.string(0)
        guard let found = try firstMatch(in: string, of: try arguments.string(1), arguments) else {
            return arguments.heap.string("")
        }
        return arguments.heap.string(string[found.upperBound...])
    }

    static let contains = Builtin(
        "contains", [Parameter("string", .string), Parameter("match", .string)], returns: .boolean,
        summary: LocalizedText(zh: "文本中是否出现另一个文本。", en: "Whether the string contains the match."),
        examples: [
            Example(#"contains("人工智能产业", "智能")"#, gives: "true"),
            Example(#"contains("foobar", "of")"#, gives: "false"),
        ]
    ) { arguments throws(Failure) in
        let (string, match) = (try arguments.string(0), try arguments.string(1))
        return Value(try firstMatch(in: string, of: match, arguments) != nil)
    }

    static let startsWith = Builtin(
        "starts with", [Parameter("string", .string), Parameter("match", .string)], returns: .boolean,
        summary: LocalizedText(zh: "文本是否以另一个文本开头。", en: "Whether the string starts with the match."),
        examples: [
            Example(#"starts with("津政发", "津")"#, gives: "true"),
            Example(#"starts with("foobar", "bar")"#, gives: "false"),
        ]
    ) { arguments throws(Failure) in
        Value(try arguments.string(0).utf8.starts(with: try arguments.string(1).utf8))
    }

    static let endsWith = Builtin(
        "ends with", [Parameter("string", .string), Parameter("match", .string)], returns: .boolean,
        summary: LocalizedText(zh: "文本是否以另一个文本结尾。", en: "Whether the string ends with the match."),
        examples: [
            Example(#"ends with("12号", "号")"#, gives: "true"),
            Example(#"ends with("foobar", "foo")"#, gives: "false"),
        ]
    ) { arguments throws(Failure) in
        Value(try arguments.string(0).utf8.reversed().starts(with: try arguments.string(1).utf8.reversed()))
    }

    /// Where the match is found first. Takes steps for long strings.
    private static func firstMatch(
        in string: String, of match: String, _ arguments: borrowing Arguments
    ) throws(Failure) -> Range<String.Index>? {
        try arguments.spend(string.utf8.count / 64)
        let (text, wanted) = (Array(string.utf8), Array(match.utf8))
        guard let offset = firstOffset(of: wanted, in: text) else { return nil }
        let start = string.utf8.index(string.startIndex, offsetBy: offset)
        return start..<string.utf8.index(start, offsetBy: wanted.count)
    }

    /// The algorithm of Knuth, Morris and Pratt: after a mismatch it goes on with the longest beginning of
    /// the match that also ends where it stands, and so reads every byte once, whatever the texts.
    private static func firstOffset(of match: [UInt8], in text: [UInt8]) -> Int? {
        guard !match.isEmpty else { return 0 }
        guard match.count <= text.count else { return nil }
        let borders = borders(of: match)
        var matched = 0
        for (offset, byte) in text.enumerated() {
            while matched > 0 && match[matched] != byte { matched = borders[matched - 1] }
            if match[matched] == byte { matched += 1 }
            if matched == match.count { return offset + 1 - matched }
        }
        return nil
    }

    /// For each beginning of the match, how long its longest proper beginning is that is also its end.
    private static func borders(of match: [UInt8]) -> [Int] {
        var borders = [0]
        var matched = 0
        for byte in match.dropFirst() {
            while matched > 0 && match[matched] != byte { matched = borders[matched - 1] }
            if match[matched] == byte { matched += 1 }
            borders.append(matched)
        }
        return borders
    }
}
