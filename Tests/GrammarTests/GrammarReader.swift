/// Reads the right side of one production.
struct GrammarReader {
    private let source: String
    private let indices: [String: Int]
    private var words: [Substring]

    init(_ source: String, indices: [String: Int]) {
        self.source = source
        self.indices = indices
        words = Self.words(source)
    }

    /// The item, with nothing left behind it.
    mutating func wholeItem() throws -> Grammar.Item {
        let item = try choice()
        guard words.isEmpty else { throw Grammar.Unreadable(text: source) }
        return item
    }

    private mutating func choice() throws -> Grammar.Item {
        var choices = [try sequence()]
        while words.first == "|" {
            words.removeFirst()
            choices.append(try sequence())
        }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() throws -> Grammar.Item {
        var items: [Grammar.Item] = []
        while let word = words.first, !["|", ")", "]", "}"].contains(word) { items.append(try item()) }
        guard !items.isEmpty else { throw Grammar.Unreadable(text: source) }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func item() throws -> Grammar.Item {
        guard !words.isEmpty else { throw Grammar.Unreadable(text: source) }
        let word = words.removeFirst()
        switch word.first {
        case "(": return try enclosed(by: ")") { $0 }
        case "[": return try enclosed(by: "]", Grammar.Item.optional)
        case "{": return try enclosed(by: "}", Grammar.Item.repeated)
        case "!": return .absent(try item())
        case "\"": return .text(Grammar.Terminal(String(word.dropFirst().dropLast())))
        case "<": return .prose
        case "#": return .characters(try range(word))
        default: return .reference(try reference(word))
        }
    }

    private mutating func enclosed(
        by closer: Substring, _ wrap: (Grammar.Item) -> Grammar.Item
    ) throws -> Grammar.Item {
        let item = try choice()
        guard words.first == closer else { throw Grammar.Unreadable(text: source) }
        words.removeFirst()
        return wrap(item)
    }

    private func reference(_ word: Substring) throws -> Int {
        guard let index = indices[String(word)] else { throw Grammar.Unreadable(text: String(word)) }
        return index
    }

    private func range(_ word: Substring) throws -> ClosedRange<UInt32> {
        let ends = word.split(separator: ".").compactMap { UInt32($0.dropFirst(2), radix: 16) }
        guard let first = ends.first, let last = ends.last, first <= last else {
            throw Grammar.Unreadable(text: String(word))
        }
        return first...last
    }

    // MARK: Words

    /// Cuts a production into quoted texts, told ones, names, code points and marks.
    private static func words(_ source: String) -> [Substring] {
        var words: [Substring] = []
        var rest = Substring(source)
        while let first = rest.first {
            let length = first == " " ? 1 : wordLength(rest, first)
            if first != " " { words.append(rest.prefix(length)) }
            rest = rest.dropFirst(length)
        }
        return words
    }

    private static func wordLength(_ rest: Substring, _ first: Character) -> Int {
        switch first {
        case "\"": 2 + rest.dropFirst().prefix { $0 != "\"" }.count
        case "<": 2 + rest.dropFirst().prefix { $0 != ">" }.count
        case _ where first.isLetter || first == "#":
            rest.prefix { $0.isLetter || $0.isNumber || $0 == "#" || $0 == "." }.count
        default: 1
        }
    }
}
