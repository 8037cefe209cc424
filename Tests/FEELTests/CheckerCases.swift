import Diagnostics
import FEEL
import Foundation

/// A file of checking cases.
///
/// The head declares names, one `name : type` a line, up to a line `---`. After it:
///
/// * `expression : type` — the expression is of that type, and nothing is said about it;
/// * `expression :: type` — the same, checked against an expected type;
/// * `cell type | tests` — a cell of a decision table;
/// * indented lines below one of these — what is said about it: `code: message` or `warning code: message`, then perhaps
///   `note …: message` with the underlined text and `help: …`. The part to be underlined stands in `⟦ ⟧`, one
/// pair   for each diagnostic, in their order. A case of which something is said may leave its type out.
struct CheckingCases {
    struct Case {
        let line: Int
        let text: String
        let underlined: [String]
        let type: FEELType?
        let expected: FEELType?
        let cell: FEELType?
        var said: [String] = []
    }

    let names: [(name: String, type: FEELType)]
    let cases: [Case]

    init(_ text: String) throws {
        var names: [(String, FEELType)] = []
        var cases: [Case] = []
        var isHead = true
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("---") { isHead = false; continue }
            if isHead {
                names.append(try Self.declaration(line))
            } else if line.hasPrefix(" "), let last = cases.indices.last {
                cases[last].said.append(line.trimmed)
            } else {
                cases.append(try Self.read(String(line), at: index + 1))
            }
        }
        self.names = names
        self.cases = cases
    }

    /// The names of all files of cases.
    static func files() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".cases")
        }
        return names.isEmpty ? ["no files of cases"] : names.sorted()
    }

    init(file: String) throws {
        try self.init(String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8))
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Cases/checking")

    private static func declaration(_ line: Substring) throws -> (String, FEELType) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { throw Malformed("no type in: \(line)") }
        return (parts[0].trimmed, try TypeNotation.read(parts[1].trimmed))
    }

    private static func read(_ line: String, at number: Int) throws -> Case {
        if line.hasPrefix("cell "), let bar = line.ranges(of: " | ").first {
            let input = try TypeNotation.read(
                line[line.index(line.startIndex, offsetBy: 5)..<bar.lowerBound].trimmed)
            return Case(line: number, String(line[bar.upperBound...]), cell: input)
        }
        if let mark = line.ranges(of: " :: ").last {
            let type = try TypeNotation.read(line[mark.upperBound...].trimmed)
            return Case(line: number, String(line[..<mark.lowerBound]), expected: type)
        }
        if let mark = line.ranges(of: " : ").last {
            let type = try TypeNotation.read(line[mark.upperBound...].trimmed)
            return Case(line: number, String(line[..<mark.lowerBound]), type: type)
        }
        return Case(line: number, line)
    }
}

extension CheckingCases.Case {
    init(line: Int, _ text: String, type: FEELType? = nil, expected: FEELType? = nil, cell: FEELType? = nil) {
        self.line = line
        self.type = type
        self.expected = expected
        self.cell = cell
        self.text = text.filter { $0 != "⟦" && $0 != "⟧" }.trimmed
        underlined = Self.marked(text)
    }

    /// The texts in `⟦ ⟧`, in the order of their opening marks; pairs may nest.
    private static func marked(_ text: String) -> [String] {
        var found: [(start: Int, text: String)] = []
        var open: [(start: Int, text: String)] = []
        for (index, character) in text.enumerated() {
            switch character {
            case "⟦": open.append((index, ""))
            case "⟧": if let closed = open.popLast() { found.append(closed) }
            default: for level in open.indices { open[level].text.append(character) }
            }
        }
        return found.sorted { $0.start < $1.start }.map(\.text)
    }
}

struct Malformed: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Types as the case files write them: those of FEEL, and `choice<"a", "b">`, and `count` for a plain number.
struct TypeNotation {
    private var rest: Substring

    static func read(_ text: String) throws -> FEELType {
        var reader = TypeNotation(rest: text[...])
        let type = try reader.type()
        guard reader.rest.trimmed.isEmpty else { throw Malformed("cannot read the type \(text)") }
        return type
    }

    private mutating func type() throws -> FEELType {
        if take("list<") { return .list(try closed { try $0.type() }) }
        if take("range<") { return .range(try closed { try $0.type() }) }
        if take("choice<") { return .choice(try closed { try $0.many { try $0.quoted() } }) }
        if take("context<") { return .context(try closed { try $0.many { try $0.entry() } }) }
        if take("function<") {
            let parameters = try closed { try $0.many { try $0.type() } }
            guard take("->") else { throw Malformed("no result in: \(rest)") }
            return .function(parameters, returns: try type())
        }
        return try named()
    }

    private mutating func named() throws -> FEELType {
        let word = rest.prefix { $0 != "," && $0 != ">" }
        rest = rest.dropFirst(word.count)
        if word.trimmed == "count" { return .number(.number) }
        guard let type = FEELType.basic[word.trimmed] else { throw Malformed("no type is called \(word)") }
        return type
    }

    private mutating func entry() throws -> FEELType.Entry {
        skip()
        let name = rest.prefix { $0 != ":" }
        rest = rest.dropFirst(name.count + 1)
        return FEELType.Entry(name.trimmed, try type())
    }

    private mutating func quoted() throws -> String {
        guard take("\"") else { throw Malformed("no quote in: \(rest)") }
        let text = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(text.count + 1)
        return String(text)
    }

    private mutating func closed<Part>(_ part: (inout Self) throws -> Part) throws -> Part {
        let result = try part(&self)
        guard take(">") else { throw Malformed("no > in: \(rest)") }
        return result
    }

    private mutating func many<Part>(_ part: (inout Self) throws -> Part) throws -> [Part] {
        skip()
        if rest.hasPrefix(">") { return [] }
        var parts = [try part(&self)]
        while take(",") { parts.append(try part(&self)) }
        return parts
    }

    private mutating func take(_ text: String) -> Bool {
        skip()
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    private mutating func skip() { rest = rest.drop { $0 == " " } }
}

extension StringProtocol {
    /// Without white space at either end.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        var end = start[...]
        while end.last?.isWhitespace == true { end = end.dropLast() }
        return String(end)
    }
}
