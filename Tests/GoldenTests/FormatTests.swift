import Diagnostics
import FEEL
import FEELSyntax
import Foundation
import LocatedYAML
import Provisions
import Testing

@testable import proviso

/// The formatter over the shipped rules: they are formatted, and whatever is done to their white space is undone.
@Suite struct FormatTests {
    private static let rules: [String: String] = {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Rules").standardized
        let walk = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        var texts: [String: String] = [:]
        for path in walk where path.hasSuffix(".yaml") {
            texts[path] = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        }
        return texts
    }()

    private static func formatted(_ texts: [String: String]) -> [String: String] {
        let tree = RuleTree(RuleSource(texts: texts))
        var result: [String: String] = [:]
        for path in texts.keys {
            guard let file = tree.source.read(path) else { continue }
            let (bytes, diagnostics) = FormatCommand.formatted(file, path, in: tree)
            #expect(diagnostics.isEmpty, "\(path)")
            result[path] = String(decoding: bytes ?? [], as: UTF8.self)
        }
        return result
    }

    @Test func theShippedRulesAreFormatted() {
        let formatted = Self.formatted(Self.rules)
        #expect(formatted.count > 10)
        for (path, text) in formatted { #expect(text == Self.rules[path], "\(path): run `proviso fmt`") }
    }

    @Test func otherWhiteSpaceIsSetBack() throws {
        var generator = Mutation(seed: 20_181_001)
        var changed = 0
        for round in 0..<2 {
            var mutated = Self.rules
            for (path, text) in Self.rules.sorted(by: { $0.key < $1.key }) {
                mutated[path] = generator.mutated(text, path, in: Self.rules, widens: round % 2 == 1)
                if mutated[path] != text { changed += 1 }
            }
            let formatted = Self.formatted(mutated)
            let again = Self.formatted(formatted)
            for (path, text) in formatted {
                let isStable = again[path] == text && Mutation.says(text, Self.rules[path])
                #expect(isStable, "\(path)")
                // Lines inside brackets keep their distance, so what was widened stays wider there.
                if round % 2 == 1 { continue }
                let difference = LineDifference(path, Array(text.utf8), Array((Self.rules[path] ?? "").utf8))
                    .text
                let isSetBack = text == Self.rules[path]
                #expect(isSetBack, "\(difference.prefix(600))")
            }
        }
        #expect(changed > 40)
    }

    @Test func aFileThatDoesNotReadIsRefused() {
        let tree = RuleTree(
            RuleSource(texts: [
                "a/b.yaml": "title: [",
                "a/c.yaml": "title: x\noutputs: { y: { type: number, cite: 一, formula: '1 +' } }\n",
            ]))
        for path in ["a/b.yaml", "a/c.yaml"] {
            guard let file = tree.source.read(path) else { continue }
            let (bytes, diagnostics) = FormatCommand.formatted(file, path, in: tree)
            #expect(bytes == nil && !diagnostics.isEmpty, "\(path)")
        }
    }
}

/// Changes of white space that change nothing else: each is tried, and taken back if the file then reads differently.
private struct Mutation {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func draw(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func mutated(_ text: String, _ path: String, in rules: [String: String], widens: Bool) -> String
    {
        var lines = feelMutated(text, path, in: rules).components(separatedBy: "\n")
        let original = Self.reading(lines.joined(separator: "\n"))
        for index in lines.indices where draw(max(3, lines.count / 6)) == 0 {
            let line = lines[index]
            lines[index] = draw(2) == 0 ? line + String(repeating: " ", count: 1 + draw(3)) : gapped(line)
            if Self.reading(lines.joined(separator: "\n")) != original { lines[index] = line }
        }
        if widens {
            let wide = lines.map { String(repeating: " ", count: $0.prefix { $0 == " " }.count) + $0 }
            if Self.reading(wide.joined(separator: "\n")) == original { lines = wide }
        }
        return lines.joined(separator: "\n") + ["", "\n", "\n  \n"][draw(3)]
    }

    private mutating func gapped(_ line: String) -> String {
        guard !line.contains("#"), let range = line.range(of: ": ") else { return line }
        return line.replacingCharacters(in: range, with: [":   ", " : "][draw(2)])
    }

    /// Doubles or takes away spaces of expressions of one line.
    private mutating func feelMutated(_ text: String, _ path: String, in rules: [String: String]) -> String {
        let tree = RuleTree(RuleSource(texts: rules))
        guard let plan = tree.policy(String(path.dropLast(5))).plan else { return text }
        var bytes = Array(text.utf8)
        let names = plan.scope.knownNames
        for (feel, isTests) in PolicyTexts(plan.policy).texts.sorted(by: {
            $0.text.place.span.start > $1.text.place.span.start
        }) {
            guard !isTests, feel.origins.runs.count == 1, let run = feel.origins.runs.first, run.verbatim,
                Array(bytes[run.file..<run.file + run.fileLength]) == Array(feel.text.utf8), draw(2) == 0
            else { continue }
            let other = respaced(feel.text)
            guard Self.tree(other, names) == Self.tree(feel.text, names) else { continue }
            let changed = bytes[..<run.file] + Array(other.utf8) + bytes[(run.file + run.fileLength)...]
            let file = SourceFile(name: path, bytes: Array(changed))
            let (node, diagnostics) = YAMLReader.read(file)
            if node != nil, diagnostics.isEmpty, Self.scalars(of: node).contains(other) {
                bytes = Array(changed)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func respaced(_ text: String) -> String {
        var (result, isQuoted) = ("", false)
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            guard !isQuoted, character == " ", draw(3) == 0 else {
                result.append(character)
                continue
            }
            result += draw(2) == 0 ? "  " : ""
        }
        return result
    }

    private static func tree(_ text: String, _ names: KnownNames) -> FEELSyntax.Expression? {
        let file = SourceFile(name: "", text: text)
        return try? Parser.parse(
            text, names: names, file: file, origins: .verbatim(at: 0, length: text.utf8.count))
    }

    /// Whether two files say the same; FEEL texts compare without their spaces.
    static func says(_ left: String, _ right: String?) -> Bool {
        let texts = [left, right ?? ""].map {
            reading($0)?.map { $0.replacingOccurrences(of: " ", with: "") }
        }
        return texts[0] != nil && texts[0] == texts[1]
    }

    /// Everything that a file says.
    private static func reading(_ text: String) -> [String]? {
        let (node, diagnostics) = YAMLReader.read(SourceFile(name: "", text: text))
        guard node != nil, diagnostics.isEmpty else { return nil }
        return scalars(of: node)
    }

    private static func scalars(of node: YAMLNode?) -> [String] {
        guard let node else { return [] }
        switch node.kind {
        case .scalar(let scalar): return [scalar.text]
        case .sequence(let items): return ["["] + items.flatMap { scalars(of: $0) } + ["]"]
        case .mapping(let entries):
            return ["{"] + entries.flatMap { [$0.keyText] + scalars(of: $0.value) } + ["}"]
        }
    }
}
