/// Says whether a text belongs to the grammar, and nothing else: ordered choice with a memory, straight from the
/// productions. It shares no code with the parser, and does its own reading of known names.
struct Recogniser {
    private let grammar: Grammar
    private let trivia: Int
    let reserved: Int
    let nameEnd: Int
    let word: Int
    let piece: Int
    /// The pieces of every known name.
    private(set) var knownNames: [[[UInt32]]] = []
    /// By length, the longest first.
    private let operators =
        ["..", "**", "!=", "<=", ">=", "->"].map(Self.scalars)
        + "()[]{},:.+-*/=<>".map { Self.scalars("\($0)") }

    private(set) var text: [UInt32] = []
    /// By production and place: where it ends, or one of the two marks.
    private var memory: [Int32] = []
    private static let unknown: Int32 = -2
    private static let absent: Int32 = -1

    init(_ grammar: Grammar, knownNames names: [String]) throws {
        self.grammar = grammar
        (trivia, reserved, nameEnd) = (
            try grammar.index(of: "trivia"), try grammar.index(of: "reserved"),
            try grammar.index(of: "nameEnd")
        )
        (word, piece) = (try grammar.index(of: "word"), try grammar.index(of: "piece"))
        for name in names {
            begin(name)
            knownNames.append(allPieces())
        }
    }

    /// Whether the whole text is a sentence of a production.
    mutating func accepts(_ sentence: String, as production: String) throws -> Bool {
        begin(sentence)
        guard let end = match(try grammar.index(of: production), 0) else { return false }
        return skip(end) == text.count
    }

    private mutating func begin(_ sentence: String) {
        text = Self.scalars(sentence)
        memory = Array(repeating: Self.unknown, count: grammar.rules.count * (text.count + 1))
    }

    private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// Where a production ends that starts at a place; nil when it does not fit.
    mutating func match(_ rule: Int, _ place: Int) -> Int? {
        let slot = rule * (text.count + 1) + place
        if memory[slot] == Self.unknown {
            let end = match(grammar.rules[rule].item, place, grammar.rules[rule].isLexical)
            memory[slot] = end.map(Int32.init) ?? Self.absent
        }
        return memory[slot] == Self.absent ? nil : Int(memory[slot])
    }

    private mutating func match(_ item: Grammar.Item, _ place: Int, _ isLexical: Bool) -> Int? {
        switch item {
        case .text(let wanted): isLexical ? literal(wanted.scalars, place) : token(wanted, skip(place))
        case .characters(let range): place < text.count && range.contains(text[place]) ? place + 1 : nil
        case .reference(let rule): match(rule, startsHere(rule, isLexical) ? place : skip(place))
        case .prose: knownName(skip(place))
        case .sequence(let items): sequence(items, place, isLexical)
        case .choice(let items): choice(items, place, isLexical)
        case .optional(let item): match(item, place, isLexical) ?? place
        case .repeated(let item): repeated(item, place, isLexical)
        case .absent(let item): match(item, place, isLexical) == nil ? place : nil
        }
    }

    /// A production over tokens skips white space itself, one over characters is preceded by it.
    private func startsHere(_ rule: Int, _ isLexical: Bool) -> Bool {
        isLexical || !grammar.rules[rule].isLexical || rule == trivia
    }

    private mutating func sequence(_ items: [Grammar.Item], _ place: Int, _ isLexical: Bool) -> Int? {
        var end = place
        for item in items {
            guard let next = match(item, end, isLexical) else { return nil }
            end = next
        }
        return end
    }

    private mutating func choice(_ items: [Grammar.Item], _ place: Int, _ isLexical: Bool) -> Int? {
        for item in items {
            if let end = match(item, place, isLexical) { return end }
        }
        return nil
    }

    private mutating func repeated(_ item: Grammar.Item, _ place: Int, _ isLexical: Bool) -> Int {
        var end = place
        while let next = match(item, end, isLexical), next > end { end = next }
        return end
    }

    /// Where white space and comments end.
    mutating func skip(_ place: Int) -> Int { match(trivia, place) ?? place }

    private func literal(_ wanted: [UInt32], _ place: Int) -> Int? {
        guard place + wanted.count <= text.count else { return nil }
        for (index, value) in wanted.enumerated() where text[place + index] != value { return nil }
        return place + wanted.count
    }

    /// A whole word, or a whole operator.
    private mutating func token(_ wanted: Grammar.Terminal, _ place: Int) -> Int? {
        guard let end = literal(wanted.scalars, place) else { return nil }
        if wanted.isWord { return match(word, place) == end ? end : nil }
        for one in operators {
            if let longest = literal(one, place) { return longest == end ? end : nil }
        }
        return nil
    }
}
