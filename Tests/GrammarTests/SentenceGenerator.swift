/// A generator with a fixed seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Walks the grammar at random and writes down the tokens it meets.
struct SentenceGenerator {
    /// Names of every difficult kind: several words, keywords and operators inside, Chinese, digits.
    static let knownNames = [
        "date and time", "string length", "not", "min", "a", "b", "amount", "Monthly Salary", "Date-Time", "foo+bar",
        "decision A 2.1", "days in weekend", "合同金额", "研发 投入", "补贴-上限", "a-b", "rate/12", "null-value", "in stock",
    ]

    /// Ready-made tokens for the productions that are not walked.
    private static let pools: [String: [String]] = [
        "number": ["1", "0.15", ".5", "12e3", "2017", "01", "1.5E-3"],
        "string": ["\"\"", "\"天津\"", "\"a\\\"b\"", "\"\\d\"", "\"\\u0041 ]\""],
        "atLiteral": ["@\"2018-09-17\"", "@\"P1D\""],
        "knownName": knownNames + ["研发  投入", "foo + bar", "date\nand time", "decision A 2 . 1"],
        "unknownName": ["other", "小计", "some thing".replacing("some", with: "any"), "x1", "item", "partial", "?"],
        "pathName": ["name", "time offset", "start included", "金额"],
        "variableName": ["i", "项", "line item"],
        "definedName": ["key", "合同金额", "start position", "p"],
        "typeWord": ["number", "tLoan", "Any"], "plainWord": ["w"],
    ]

    private let grammar: Grammar
    private var random: SeededGenerator
    /// The least depth in which each production can end.
    private var leastDepth: [Int]

    init(_ grammar: Grammar, seed: UInt64) {
        self.grammar = grammar
        random = SeededGenerator(seed: seed)
        leastDepth = grammar.rules.map { Self.pools[$0.name] == nil ? 1_000 : 0 }
        for _ in 0..<100 {
            for (index, rule) in grammar.rules.enumerated() where leastDepth[index] > 0 {
                leastDepth[index] = min(leastDepth[index], 1 + depth(rule.item))
            }
        }
    }

    private func depth(_ item: Grammar.Item) -> Int {
        switch item {
        case .text, .characters, .prose, .optional, .repeated, .absent: 0
        case .reference(let rule): leastDepth[rule]
        case .sequence(let items): items.map(depth).max() ?? 0
        case .choice(let items): items.map(depth).min() ?? 0
        }
    }

    /// The tokens of a sentence of a production.
    mutating func sentence(of production: String, depth: Int) -> [String] {
        var tokens: [String] = []
        if let start = grammar.indices[production] { walk(.reference(start), depth, &tokens) }
        return tokens
    }

    private mutating func walk(_ item: Grammar.Item, _ budget: Int, _ tokens: inout [String]) {
        switch item {
        case .text(let text): tokens.append(text)
        case .characters, .prose, .absent: break
        case .reference(let rule): walk(rule, budget, &tokens)
        case .sequence(let items): for item in items { walk(item, budget, &tokens) }
        case .choice(let items): walk(choose(items, budget), budget, &tokens)
        case .optional(let item): if isWorthIt(item, budget) { walk(item, budget, &tokens) }
        case .repeated(let item): while isWorthIt(item, budget) { walk(item, budget, &tokens) }
        }
    }

    private mutating func walk(_ rule: Int, _ budget: Int, _ tokens: inout [String]) {
        let rule = grammar.rules[rule]
        if let pool = Self.pools[rule.name] {
            tokens.append(pool.randomElement(using: &random) ?? "")
        } else if rule.name != "end" {
            walk(rule.item, budget - 1, &tokens)
        }
    }

    private mutating func choose(_ items: [Grammar.Item], _ budget: Int) -> Grammar.Item {
        let fitting = items.filter { depth($0) <= budget }
        let least = items.min { depth($0) < depth($1) } ?? items[0]
        return fitting.randomElement(using: &random) ?? least
    }

    private mutating func isWorthIt(_ item: Grammar.Item, _ budget: Int) -> Bool {
        depth(item) <= budget && Int.random(in: 0..<4, using: &random) == 0
    }

    // MARK: Text

    /// The tokens as a text, with white space of all kinds between them.
    mutating func text(_ tokens: [String]) -> String {
        var text = ""
        for (index, token) in tokens.enumerated() {
            let touches = index == 0 || Self.brackets.contains(token) || Self.brackets.contains(tokens[index - 1])
            if !touches || Int.random(in: 0..<3, using: &random) == 0 {
                text += [" ", " ", " ", "\n", "  ", "\u{3000}", " /* 注 */ ", " // x\n"].randomElement(using: &random) ?? " "
            }
            text += token
        }
        return text
    }

    private static let brackets: Set<String> = ["(", ")", "[", "]", "{", "}", ","]

    /// A near-miss: one token left out, doubled, swapped with its neighbour, or replaced.
    mutating func mutated(_ tokens: [String]) -> [String] {
        guard !tokens.isEmpty else { return [Self.strays.randomElement(using: &random) ?? ","] }
        var tokens = tokens
        let place = Int.random(in: tokens.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: tokens.remove(at: place)
        case 1: tokens.insert(tokens[place], at: place)
        case 2: tokens.swapAt(place, min(place + 1, tokens.count - 1))
        default: tokens[place] = Self.strays.randomElement(using: &random) ?? ","
        }
        return tokens
    }

    private static let strays = [
        "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "+", "-", "*", "**", "/", "=", "!=", "<", "<=", ">", ">=", "->", "and",
        "or", "in", "between", "instance", "of", "then", "else", "return", "satisfies", "if", "for", "some", "every",
        "function", "null", "true", "not", "external", "1", "\"s\"", "x", "合同金额", "date and time", "@\"P1D\"", "金额＞", "list", "a-b",
    ]
}
