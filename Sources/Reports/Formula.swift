import Diagnostics

/// A formula in the signs that its reader knows: × for `*`, 且 for `and`, 取较小者 for `min`.
///
/// Works on the canonical text that the printer gives, piece by piece; texts in quotes and labels are left alone. Only
/// for reading: it cannot be read back.
struct Formula {
    let prose: Prose
    /// What the choices of the policy are called.
    let choices: [String: String]

    init(prose: Prose, choices: [String: String] = [:]) {
        self.prose = prose
        self.choices = choices
    }

    /// Signs of both languages.
    private static let signs = ["*": "×", "/": "÷", "-": "−"]
    private static let comparisons = ["<=": "≤", ">=": "≥", "!=": "≠"]

    private static let words = [
        "and": "且", "or": "或", "not": "非", "if": "若", "then": "则", "else": "，否则", "in": "属于", "null": "无",
        "true": "是", "false": "否", "some": "存在", "every": "每个", "satisfies": "使得", "for": "对", "return": "取",
        "between": "介于", "sum": "合计", "min": "较小者", "max": "较大者", "count": "个数", "contains": "包含",
        "date": "日期", "string": "文字", "number": "数", "abs": "绝对值", "floor": "向下取整", "ceiling": "向上取整",
    ]

    /// Functions whose names are of several words.
    private static let phrases = [
        "working days between": "工作日数", "add working days": "推后若干工作日", "is working day": "是工作日",
        "half year of": "所属半年", "last day of month": "当月最后一日", "completed years": "已满周年数",
        "list contains": "列表包含", "string length": "字数", "years and months duration": "相隔年月",
        "round half up": "四舍五入", "round up": "进一取整", "round down": "舍去尾数", "distinct values": "各不相同的值",
        "instance of": "类型为", "day of week": "星期", "month of year": "月份",
    ]

    func text(_ feel: String) -> String {
        let pieces = Self.pieces(of: feel)
        var result = ""
        for (index, piece) in pieces.enumerated() {
            result += shown(
                String(piece), after: index > 0 ? pieces[index - 1] : " ",
                before: index + 1 < pieces.count ? pieces[index + 1] : " ")
        }
        return result.replacing(" ，", with: "，")
    }

    /// The printer puts spaces round operators, so a hyphen without them belongs to a date or a negative number; a word
    /// behind a point is the name of an entry.
    private func shown(_ piece: String, after previous: Substring, before next: Substring) -> String {
        if piece.hasPrefix("\"") { return choice(piece) ?? piece }
        if piece == "[]" { return prose[.nothing] }
        if let comparison = Self.comparisons[piece] { return comparison }
        if let sign = Self.signs[piece] { return previous == " " && next == " " ? sign : piece }
        if piece == ".", next.hasPrefix("「") { return prose.choose(zh: "的", en: ".") }
        guard prose.language == .zh, previous != "." else { return piece }
        return Self.words[piece] ?? Self.phrases[piece] ?? piece
    }

    /// `"payable"` → `可兑付`, when it is a choice with a label.
    private func choice(_ quoted: String) -> String? { choices[String(quoted.dropFirst().dropLast())] }

    /// A decision table's cell: `performed` → `已履行`, `>= 5` → `≥ 5`.
    func cell(_ tests: String) -> String {
        let parts = tests.split(separator: ",").map { part in
            let word = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            return choices[word] ?? text(word)
        }
        return prose.list(parts)
    }

    /// Words, numbers, operators, white space, and what stands in quotes or corner brackets as one piece.
    private static func pieces(of text: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            let end = pieceEnd(in: text, from: start)
            pieces.append(text[start..<end])
            start = end
        }
        return pieces
    }

    private static func pieceEnd(in text: String, from start: String.Index) -> String.Index {
        let first = text[start]
        let next = text.index(after: start)
        if let close = closing[first] {
            return text[next...].firstIndex(of: close).map { text.index(after: $0) } ?? text.endIndex
        }
        if isWord(first) {
            return phraseEnd(in: text, from: start) ?? text[next...].firstIndex { !isWord($0) }
                ?? text.endIndex
        }
        if first == "[", next < text.endIndex, text[next] == "]" { return text.index(after: next) }
        if "<>!".contains(first), next < text.endIndex, text[next] == "=" { return text.index(after: next) }
        // `**`, `->` and `..` are pieces of their own, so that their parts keep their meaning.
        if "*-.".contains(first), next < text.endIndex, "*>.".contains(text[next]) {
            return text.index(after: next)
        }
        return next
    }

    private static func phraseEnd(in text: String, from start: String.Index) -> String.Index? {
        let phrase = phrases.keys.first { text[start...].hasPrefix($0) }
        guard let phrase, let end = text.index(start, offsetBy: phrase.count, limitedBy: text.endIndex),
            end == text.endIndex || !isWord(text[end])
        else { return nil }
        return end
    }

    private static let closing: [Character: Character] = ["\"": "\"", "「": "」"]

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
