import Diagnostics
import FEELSyntax
import Foundation
import Testing

private let names = KnownNames(SentenceGenerator.knownNames)
private let sentenceCount = ProcessInfo.processInfo.environment["PROVISO_GRAMMAR_SENTENCES"].flatMap(Int.init) ?? 10_000

/// The parser's tree, or nil; unary tests are reported as a list.
private func trees(_ text: String, as production: String) -> (FEELSyntax.Expression?, UnaryTests?) {
    let file = SourceFile(name: "<sentence>", text: text)
    let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
    if production == "unaryTests" {
        return (nil, try? Parser.parseUnaryTests(text, names: names, file: file, origins: origins))
    }
    return (try? Parser.parse(text, names: names, file: file, origins: origins), nil)
}

private func accepts(_ text: String, as production: String) -> Bool {
    let (expression, tests) = trees(text, as: production)
    return expression != nil || tests != nil
}

@Test func theGrammarNamesEveryProductionAndNoOther() throws {
    #expect(Set(try Grammar.feel().rules.map(\.name)) == Set(Production.allCases.map(\.rawValue)))
}

@Test func parserAndGrammarAgreeOnSentences() throws {
    try compare(seed: 20_180_917) { generator, tokens in generator.text(tokens) }
}

@Test func parserAndGrammarAgreeOnNearMisses() throws {
    try compare(seed: 20_180_918) { generator, tokens in generator.text(generator.mutated(tokens)) }
}

private func compare(seed: UInt64, _ text: (inout SentenceGenerator, [String]) -> String) throws {
    let grammar = try Grammar.feel()
    var generator = SentenceGenerator(grammar, seed: seed)
    var recogniser = try Recogniser(grammar, knownNames: SentenceGenerator.knownNames)
    var (accepted, disagreements) = (0, [String]())
    for index in 0..<sentenceCount {
        let production = index % 4 == 0 ? "unaryTests" : "expression"
        let sentence = text(&generator, generator.sentence(of: production, depth: 14 + index % 40))
        let isSentence = recogniser.accepts(sentence, as: production)
        if isSentence { accepted += 1 }
        if isSentence != accepts(sentence, as: production) {
            disagreements.append("\(isSentence ? "refused" : "accepted") by the parser only: \(sentence)")
        }
    }
    print("\(sentenceCount) texts, \(accepted) sentences, \(disagreements.count) disagreements")
    #expect(accepted > 0 && sentenceCount > 0)
    #expect(disagreements.isEmpty, "\(disagreements.count): \(disagreements.prefix(10).joined(separator: "\n"))")
}

@Test func everySentenceReadsBackFromItsPrintedForm() throws {
    var generator = SentenceGenerator(try Grammar.feel(), seed: 20_180_919)
    var (count, failures) = (0, [String]())
    for index in 0..<sentenceCount {
        let production = index % 4 == 0 ? "unaryTests" : "expression"
        let text = generator.text(generator.sentence(of: production, depth: 14 + index % 40))
        let (expression, tests) = trees(text, as: production)
        guard let printed = expression.map({ Printer.text(of: $0, names: names) })
            ?? tests.map({ Printer.text(of: $0, names: names) })
        else { continue }
        count += 1
        let again = trees(printed, as: production)
        if again.0 != expression || again.1 != tests { failures.append("\(text)\n  printed: \(printed)") }
    }
    #expect(count > sentenceCount / 2)
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(10).joined(separator: "\n"))")
}

@Test func parserAndGrammarAgreeOnEveryCharacterOfAName() throws {
    var recogniser = try Recogniser(try Grammar.feel(), knownNames: SentenceGenerator.knownNames)
    var disagreements: [String] = []
    for value in Array(0x20...0x3100) + Array(0xD7F0...0xFFFF) + [0x1F40E, 0xEFFFF, 0xF0000] {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        for text in ["甲\(scalar)乙", "\(scalar)"] where recogniser.accepts(text, as: "expression") != accepts(text, as: "expression") {
            disagreements.append("\(text) U+\(String(value, radix: 16))")
        }
    }
    #expect(disagreements.isEmpty, "\(disagreements.count): \(disagreements.prefix(20))")
}
