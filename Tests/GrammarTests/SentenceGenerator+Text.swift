/// From tokens to texts.
extension SentenceGenerator {
    /// The tokens as a text, with white space of all kinds between them.
    mutating func text(_ tokens: [String]) -> String {
        var text = ""
        for (index, token) in tokens.enumerated() {
            let mayTouch =
                index == 0 || Self.brackets.contains(token) || Self.brackets.contains(tokens[index - 1])
            if !mayTouch || number(below: 3) == 0 { text += pick(Self.spaces, or: " ") }
            text += token
        }
        return text
    }

    private static let brackets: Set<String> = ["(", ")", "[", "]", "{", "}", ","]
    private static let spaces = [" ", " ", " ", " ", "\n", "  ", "\u{3000}", "\t", " /* 注 */ ", " // x\n"]

    /// A near-miss: one token left out, doubled, swapped with its neighbour, or replaced.
    mutating func mutated(_ tokens: [String]) -> [String] {
        guard !tokens.isEmpty else { return [pick(Self.strays, or: ",")] }
        var tokens = tokens
        let place = number(below: tokens.count)
        switch number(below: 4) {
        case 0: tokens.remove(at: place)
        case 1: tokens.insert(tokens[place], at: place)
        case 2: tokens.swapAt(place, min(place + 1, tokens.count - 1))
        default: tokens[place] = pick(Self.strays, or: ",")
        }
        return tokens
    }

    private static let strays = [
        "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "+", "-", "*", "**", "/", "=", "!=", "<", "<=",
        ">", ">=",
        "->", "and", "or", "in", "between", "instance", "of", "then", "else", "return", "satisfies", "if",
        "for",
        "some", "every", "function", "null", "true", "not", "external", "1", "\"s\"", "x", "合同金额",
        "date and time",
        "@\"P1D\"", "金额＞", "list", "a-b", ";", "%", "'", "\"", "/*", "\\",
    ]
}
