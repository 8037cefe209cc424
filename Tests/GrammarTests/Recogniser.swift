/// Says whether a text belongs to the grammar, and nothing else: ordered choice with a memory, straight from the
/// productions. It shares no code with the parser, and does its own reading of known names.
struct Recogniser {
    private let grammar: Grammar
    private let trivia: Int
    private let reserved: Int
    private let nameEnd: Int
    private let word: Int
    private let piece: Int
    private var known: [[[UInt32]]] = []
    private let operators = ["(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "+", "-", "*", "**", "/", "=", "!=", "<", "<=", ">", ">=", "->"]
        .map { $0.unicodeScalars.map(\.value) }

    private var text: [UInt32] = []
    /// By production and place: where it ends, -1 when it does not fit.
    private var memory: [[Int?]] = []

    init(_ grammar: Grammar, knownNames: [String]) throws {
        self.grammar = grammar
        func index(_ name: String) throws -> Int {
            guard let index = grammar.indices[name] else { throw Grammar.Unreadable(text: name) }
            return index
        }
        (trivia, reserved, nameEnd) = (try index("trivia"), try index("reserved"), try index("nameEnd"))
        (word, piece) = (try index("word"), try index("piece"))
        for name in knownNames {
            text = name.unicodeScalars.map(\.value)
            memory = Array(repeating: Array(repeating: nil, count: text.count + 1), count: grammar.rules.count)
            known.append(allPieces())
        }
    }

    /// Whether the whole text is a sentence of a production.
    mutating func accepts(_ sentence: String, as production: String) -> Bool {
        text = sentence.unicodeScalars.map(\.value)
        memory = Array(repeating: Array(repeating: nil, count: text.count + 1), count: grammar.rules.count)
        guard let start = grammar.indices[production], let end = match(start, 0) else { return false }
        return skip(end) == text.count
    }

    private mutating func match(_ rule: Int, _ place: Int) -> Int? {
        if let end = memory[rule][place] { return end < 0 ? nil : end }
        let end = match(grammar.rules[rule].item, place, grammar.rules[rule].isLexical)
        memory[rule][place] = end ?? -1
        return end
    }

    private mutating func match(_ item: Grammar.Item, _ place: Int, _ isLexical: Bool) -> Int? {
        switch item {
        case .text(let wanted): return isLexical ? literal(wanted, place) : token(wanted, skip(place))
        case .characters(let range): return place < text.count && range.contains(text[place]) ? place + 1 : nil
        case .reference(let rule): return match(rule, isLexical || !grammar.rules[rule].isLexical || rule == trivia ? place : skip(place))
        case .prose: return knownName(skip(place))
        case .sequence(let items):
            var end = place
            for item in items {
                guard let next = match(item, end, isLexical) else { return nil }
                end = next
            }
            return end
        case .choice(let items):
            for item in items { if let end = match(item, place, isLexical) { return end } }
            return nil
        case .optional(let item): return match(item, place, isLexical) ?? place
        case .repeated(let item):
            var end = place
            while let next = match(item, end, isLexical), next > end { end = next }
            return end
        case .absent(let item): return match(item, place, isLexical) == nil ? place : nil
        }
    }

    private mutating func skip(_ place: Int) -> Int { match(trivia, place) ?? place }

    private func literal(_ wanted: String, _ place: Int) -> Int? {
        let wanted = wanted.unicodeScalars.map(\.value)
        return text[place...].starts(with: wanted) ? place + wanted.count : nil
    }

    /// A whole word, or a whole operator.
    private mutating func token(_ wanted: String, _ place: Int) -> Int? {
        guard let end = literal(wanted, place) else { return nil }
        if wanted.first?.isLetter == true { return match(word, place) == end ? end : nil }
        return operators.filter { text[place...].starts(with: $0) }.map(\.count).max() == end - place ? end : nil
    }

    // MARK: Known names

    /// The pieces of a name in a text of its own.
    private mutating func allPieces() -> [[UInt32]] {
        var pieces: [[UInt32]] = []
        var place = 0
        while let end = match(piece, skip(place)) {
            pieces.append(Array(text[skip(place)..<end]))
            place = end
        }
        return pieces
    }

    private mutating func knownName(_ place: Int) -> Int? {
        guard let firstEnd = match(word, place) else { return nil }
        let first = String(String.UnicodeScalarView(text[place..<firstEnd].compactMap(Unicode.Scalar.init)))
        guard !["if", "for", "some", "every", "function"].contains(first) else { return nil }
        var best: Int?
        for name in known { if let end = matches(name, place), end > best ?? 0 { best = end } }
        guard let end = best, end > firstEnd || match(reserved, place) == nil else { return nil }
        let next = skip(end)
        return match(word, next) != nil && match(nameEnd, next) == nil ? nil : end
    }

    private mutating func matches(_ name: [[UInt32]], _ place: Int) -> Int? {
        var end = place
        for wanted in name {
            let start = skip(end)
            guard let next = match(piece, start), Array(text[start..<next]) == wanted else { return nil }
            end = next
        }
        return end
    }
}
