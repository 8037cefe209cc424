import Foundation

/// A grammar as its file holds it; the notation is told in `Grammar/README.md`.
struct Grammar {
    /// What a production is made of.
    indirect enum Item {
        case text(Terminal)
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

    /// A quoted text and its code points.
    struct Terminal {
        let text: String
        let scalars: [UInt32]
        /// Letters: a whole word is meant where it stands in a production over tokens.
        let isWord: Bool

        init(_ text: String) {
            self.text = text
            scalars = text.unicodeScalars.map(\.value)
            isWord = text.first?.isLetter == true
        }
    }

    struct Rule {
        let name: String
        /// Over characters: nothing may stand between the items.
        let isLexical: Bool
        let item: Item
    }

    private(set) var rules: [Rule] = []
    private(set) var indices: [String: Int] = [:]

    /// What the file says that cannot be read, or the production it lacks.
    struct Unreadable: Error { let text: String }

    /// Reads `Grammar/feel.ebnf`.
    static func feel() throws -> Grammar {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Grammar(
            String(contentsOf: root.appendingPathComponent("Grammar/feel.ebnf"), encoding: .utf8))
    }

    init(_ text: String) throws {
        let sources = try Self.sources(text)
        for (index, source) in sources.enumerated() { indices[source.name] = index }
        for source in sources {
            var reader = GrammarReader(source.item, indices: indices)
            rules.append(Rule(name: source.name, isLexical: source.isLexical, item: try reader.wholeItem()))
        }
    }

    /// The place of a production among the rules.
    func index(of name: String) throws -> Int {
        guard let index = indices[name] else { throw Unreadable(text: name) }
        return index
    }

    private typealias Source = (name: String, isLexical: Bool, item: String)

    /// The productions, each in one piece.
    private static func sources(_ text: String) throws -> [Source] {
        var lines: [String] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("//") {
            if line.hasPrefix(" "), let last = lines.popLast() {
                lines.append(last + line)
            } else {
                lines.append(String(line))
            }
        }
        return try lines.map(source)
    }

    private static func source(_ line: String) throws -> Source {
        let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
        guard let head = parts.first, let item = parts.last, parts.count == 2 else {
            throw Unreadable(text: line)
        }
        return (head.trimmingCharacters(in: [" ", ":"]), head.hasSuffix(":"), item)
    }
}
