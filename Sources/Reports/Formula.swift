import Diagnostics

/// A formula in the signs that its reader knows: × for `*`, 且 for `and`, 取较小者 for `min`.
///
/// Works on the canonical text that the printer gives, piece by piece; texts in quotes and labels are left alone. Only
/// for reading: it cannot be read back.
struct Formula {
    let prose: Prose

    /// Signs of both languages.
    private static let signs = ["*": "×", "/": "÷", "-": "−"]
    private static let comparisons = ["<=": "≤", ">=": "≥", "!=": "≠"]

    private static let words = [
        "and": "且", "or": "或", "not": "非", "if": "若", "then": "则", "else": "，否则", "in": "属于", "null": "无",
        "true": "是", "false": "否", "some": "存在", "every": "每个", "satisfies": "使得", "for": "对", "return": "取",
        "between": "介于", "sum": "合计", "min": "较小者", "max": "较大者", "count": "个数", "contains": "包含",
    ]

    func text(_ feel: String) -> String {
        let pieces = Self.pieces(of: feel)
        var result = ""
        for (index, piece) in pieces.enumerated() {
            result += shown(
                String(piece), after: index > 0 ? pieces[index - 1] : " ",
                before: index + 1 < pieces.count ? pieces[index + 1] : " ")
        }
        return result
    }

    /// The printer puts spaces round operators, so a hyphen without them belongs to a date or a negative number; a word
    /// behind a point is the name of an entry.
    private func shown(_ piece: String, after previous: Substring, before next: Substring) -> String {
        if let comparison = Self.comparisons[piece] { return comparison }
        if let sign = Self.signs[piece] { return previous == " " && next == " " ? sign : piece }
        guard prose.language == .zh, previous != ".", let word = Self.words[piece] else { return piece }
        return word
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
        if isWord(first) { return text[next...].firstIndex { !isWord($0) } ?? text.endIndex }
        if "<>!".contains(first), next < text.endIndex, text[next] == "=" { return text.index(after: next) }
        // `**`, `->` and `..` are pieces of their own, so that their parts keep their meaning.
        if "*-.".contains(first), next < text.endIndex, "*>.".contains(text[next]) { return text.index(after: next) }
        return next
    }

    private static let closing: [Character: Character] = ["\"": "\"", "「": "」"]

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
