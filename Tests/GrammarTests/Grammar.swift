import Foundation

/// A grammar as its file holds it; the notation is told in `Grammar/README.md`.
struct Grammar {
    /// What a production is made of.
    indirect enum Item {
        case text(String)
        case characters(ClosedRange<UInt32>)
        case reference(Int)
        /// Something told in words; only `knownName` has it.
        case prose
        case sequence([Item])
        case choice([Item])
        case optional(Item)
        case repeated(Item)
        case absent(Item)
    }

    struct Rule {
        let name: String
        /// Over characters: nothing may stand between the items.
        let isLexical: Bool
        var item: Item
    }

    private(set) var rules: [Rule] = []
    private(set) var indices: [String: Int] = [:]

    /// Reads `Grammar/feel.ebnf`.
    static func feel() throws -> Grammar {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Grammar/feel.ebnf")
        return try Grammar(String(contentsOf: file, encoding: .utf8))
    }

    struct Unreadable: Error { let text: String }

    init(_ text: String) throws {
        var sources: [String] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("//") {
            if line.hasPrefix(" ") { sources[sources.count - 1] += line } else { sources.append(String(line)) }
        }
        for source in sources {
            let parts = source.split(separator: "=", maxSplits: 1).map(String.init)
            let isLexical = parts[0].hasSuffix(":")
            let name = parts[0].trimmingCharacters(in: [" ", ":"])
            indices[name] = rules.count
            rules.append(Rule(name: name, isLexical: isLexical, item: .text(parts[1])))
        }
        for index in rules.indices {
            guard case .text(let source) = rules[index].item else { continue }
            var reader = ItemReader(words: Self.words(source), indices: indices)
            rules[index].item = try reader.choice()
            guard reader.words.isEmpty else { throw Unreadable(text: source) }
        }
    }

    /// Cuts a production into quoted texts, angle brackets, names, marks.
    private static func words(_ source: String) -> [String] {
        var words: [String] = []
        var rest = Substring(source)
        while let first = rest.first {
            let word: Substring
            if first == " " { rest.removeFirst(); continue }
            if first == "\"" { word = rest.prefix(1 + (rest.dropFirst().firstIndex(of: "\"").map { rest.distance(from: rest.startIndex, to: $0) } ?? 0)) }
            else if first == "<" { word = rest.prefix { $0 != ">" } + ">" }
            else if first.isLetter || first == "#" { word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "#" || $0 == "." } }
            else { word = rest.prefix(1) }
            words.append(String(word))
            rest = rest.dropFirst(word.count)
        }
        return words
    }
}

/// Reads the right side of one production.
private struct ItemReader {
    var words: [String]
    let indices: [String: Int]

    mutating func choice() throws -> Grammar.Item {
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
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func item() throws -> Grammar.Item {
        let word = words.removeFirst()
        switch word.first {
        case "(": return try enclosed { $0 }
        case "[": return try enclosed(Grammar.Item.optional)
        case "{": return try enclosed(Grammar.Item.repeated)
        case "!": return .absent(try item())
        case "\"": return .text(String(word.dropFirst().dropLast()))
        case "<": return .prose
        case "#": return .characters(try range(word))
        default:
            guard let index = indices[word] else { throw Grammar.Unreadable(text: word) }
            return .reference(index)
        }
    }

    private mutating func enclosed(_ wrap: (Grammar.Item) -> Grammar.Item) throws -> Grammar.Item {
        let item = try choice()
        words.removeFirst()
        return wrap(item)
    }

    private func range(_ word: String) throws -> ClosedRange<UInt32> {
        let ends = word.split(separator: ".").compactMap { UInt32($0.dropFirst(2), radix: 16) }
        guard let first = ends.first, let last = ends.last, first <= last else { throw Grammar.Unreadable(text: word) }
        return first...last
    }
}
