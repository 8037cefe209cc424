import FEELSyntax
import Testing

@Test func theGrammarNamesEveryProductionAndNoOther() throws {
    #expect(Set(try Grammar.feel().rules.map(\.name)) == Set(Production.allCases.map(\.rawValue)))
}

@Test func theSentencesReachEveryProduction() throws {
    let grammar = try Grammar.feel()
    var generator = SentenceGenerator(grammar, seed: 20_180_922)
    for index in 0..<2_000 {
        _ = try generator.sentence(of: index % 4 == 0 ? "unaryTests" : "expression", depth: 14 + index % 40)
    }
    let wanted = grammar.rules.filter { !$0.isLexical }.map(\.name)
    let missed = Set(wanted).subtracting(generator.reached).sorted()
    #expect(!wanted.isEmpty && missed == ["plainWord"], "it stands behind a `!` only; missed: \(missed)")
}

@Test func parserAndGrammarAgreeOnSentences() throws {
    try compare(seed: 20_180_917, mutated: false, acceptedShare: 0.9...1)
}

@Test func parserAndGrammarAgreeOnNearMisses() throws {
    try compare(seed: 20_180_918, mutated: true, acceptedShare: 0.02...0.5)
}

/// Both verdicts on every text; the share of sentences among them shows that the texts are what they should be.
private func compare(seed: UInt64, mutated: Bool, acceptedShare: ClosedRange<Double>) throws {
    var recogniser = try Recogniser(try Grammar.feel(), knownNames: SentenceGenerator.knownNames)
    var (count, accepted, disagreements) = (0, 0, [String]())
    try Sentences.forEach(seed: seed, mutated: mutated) { text, production in
        let isSentence = try recogniser.accepts(text, as: production)
        count += 1
        if isSentence { accepted += 1 }
        guard isSentence != Sentences.parses(text, as: production) else { return }
        disagreements.append(
            "\(isSentence ? "refused" : "taken") by the parser only: \(text.debugDescription)")
    }
    print(
        "\(count) \(mutated ? "near-misses" : "sentences"), \(accepted) accepted, \(disagreements.count) disagreements"
    )
    #expect(count > 0 && acceptedShare.contains(Double(accepted) / Double(max(1, count))))
    #expect(disagreements.isEmpty, "\(summary(disagreements))")
}

/// The shortest failures say most.
func summary(_ failures: [String]) -> String {
    let shortest = failures.sorted { $0.count < $1.count }.prefix(8)
    return "\(failures.count):\n" + shortest.joined(separator: "\n")
}

@Test func parserAndGrammarAgreeOnEveryCharacterOfAName() throws {
    var recogniser = try Recogniser(try Grammar.feel(), knownNames: SentenceGenerator.knownNames)
    var (count, disagreements) = (0, [String]())
    for value in Array(0x20...0x3100) + Array(0xD7F0...0xFFFF) + [0x1F40E, 0xEFFFF, 0xF0000] {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        for text in ["甲\(scalar)乙", "\(scalar)"] {
            count += 1
            let isSentence = try recogniser.accepts(text, as: "expression")
            guard isSentence != Sentences.parses(text, as: "expression") else { continue }
            disagreements.append("\(text.debugDescription) U+\(String(value, radix: 16))")
        }
    }
    #expect(count > 20_000)
    #expect(disagreements.isEmpty, "\(summary(disagreements))")
}
