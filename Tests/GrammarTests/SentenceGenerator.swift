import TestSupport

/// Walks the grammar at random and writes down the tokens it meets.
struct SentenceGenerator {
    /// Names of every difficult kind: several words, keywords and operators inside, Chinese, digits.
    static let knownNames = [
        "date and time", "string length", "not", "min", "a", "b", "amount", "Monthly Salary", "Date-Time",
        "foo+bar",
        "decision A 2.1", "days in weekend", "合同金额", "研发 投入", "补贴-上限", "a-b", "rate/12", "null-value",
        "in stock",
    ]

    /// Ready-made tokens for the productions that are not walked.
    private static let pools: [String: [String]] = [
        "number": ["1", "0.15", ".5", "12e3", "2017", "01", "1.5E-3"],
        "string": ["\"\"", "\"天津\"", "\"a\\\"b\"", "\"\\d\"", "\"\\u0041 ]\""],
        "atLiteral": ["@\"2018-09-17\"", "@\"P1D\""],
        "knownName": knownNames + ["研发  投入", "foo + bar", "date\nand time", "decision A 2 . 1"],
        "unknownName": ["other", "小计", "any thing", "x1", "item", "partial", "?"],
        "pathName": ["name", "time offset", "start included", "金额"],
        "variableName": ["i", "项", "line item"],
        "definedName": ["key", "合同金额", "start position", "p"],
        "typeWord": ["number", "tLoan", "Any"],
        "plainWord": ["w"],
    ]

    /// A sentence of so many tokens comes to its end on the shortest way.
    private static let tokenLimit = 40

    /// The productions that have been walked or drawn from their pool.
    private(set) var reached: Set<String> = []
    private let grammar: Grammar
    private var random: SeededGenerator
    /// The least depth in which each production can end.
    private var leastDepth: [Int]

    init(_ grammar: Grammar, seed: UInt64) {
        self.grammar = grammar
        random = SeededGenerator(seed: seed)
        leastDepth = grammar.rules.map { Self.pools[$0.name] == nil ? 1_000 : 0 }
        for _ in grammar.rules {
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

    /// The tokens of a sentence of a production, of up to so many levels of productions.
    mutating func sentence(of production: String, depth: Int) throws -> [String] {
        var tokens: [String] = []
        walk(.reference(try grammar.index(of: production)), depth, &tokens)
        return tokens
    }

    private mutating func walk(_ item: Grammar.Item, _ budget: Int, _ tokens: inout [String]) {
        let budget = tokens.count < Self.tokenLimit ? budget : 0
        switch item {
        case .text(let terminal): tokens.append(terminal.text)
        case .characters, .prose, .absent: break
        case .reference(let rule): walk(grammar.rules[rule], budget, &tokens)
        case .sequence(let items):
            for item in items { walk(item, budget, &tokens) }
        case .choice(let items): walk(choose(items, budget), budget, &tokens)
        case .optional(let item):
            if isWanted(item, budget) { walk(item, budget, &tokens) }
        case .repeated(let item):
            while tokens.count < Self.tokenLimit, isWanted(item, budget) { walk(item, budget, &tokens) }
        }
    }

    private mutating func walk(_ rule: Grammar.Rule, _ budget: Int, _ tokens: inout [String]) {
        reached.insert(rule.name)
        if let token = Self.pools[rule.name]?.randomElement(using: &random) {
            tokens.append(token)
        } else if rule.name != "end" {
            walk(rule.item, budget - 1, &tokens)
        }
    }

    private mutating func choose(_ items: [Grammar.Item], _ budget: Int) -> Grammar.Item {
        let fitting = items.filter { depth($0) <= budget }
        let least = items.min { depth($0) < depth($1) } ?? items[0]
        return fitting.randomElement(using: &random) ?? least
    }

    private mutating func isWanted(_ item: Grammar.Item, _ budget: Int) -> Bool {
        depth(item) <= budget && Int.random(in: 0..<4, using: &random) == 0
    }

    /// Lets an extension draw from the generator.
    mutating func pick<Element>(_ elements: [Element], or other: Element) -> Element {
        elements.randomElement(using: &random) ?? other
    }

    /// A number below a limit.
    mutating func number(below limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &random) }
}
