import Diagnostics
import LocatedYAML
import Testing

/// Scalars written at random in every style come back with every character in its place.
@Suite struct OriginPropertyTests {
    @Test func everyCharacterOfARandomScalarStandsWhereItWasWritten() {
        var writer = ScalarWriter(seed: 20180917)
        var seen: [ScalarStyle: Int] = [:]
        var wrong: [String] = []
        for _ in 0..<20_000 {
            let written = writer.next()
            let (node, diagnostics) = YAMLReader.read(SourceFile(name: "a.yaml", text: written.source))
            guard let scalar = node.flatMap(Self.innermost), diagnostics.isEmpty else {
                wrong.append("\(written.source.debugDescription): \(diagnostics.map(\.message))")
                continue
            }
            seen[scalar.style, default: 0] += 1
            let matches = Self.origins(of: scalar) == written.origins
            if !matches || !scalar.originsAreExact { wrong.append(written.source.debugDescription) }
        }
        #expect(wrong.isEmpty, "\(wrong.count) of 20,000, such as \(wrong.prefix(3).joined(separator: "\n"))")
        #expect(seen.count == 5 && seen.values.allSatisfy { $0 > 1_000 }, "\(seen)")
    }

    private static func innermost(_ node: YAMLNode) -> YAMLScalar? {
        node.scalar ?? node.entries?.first.flatMap { innermost($0.value) }
    }

    /// The characters of a text that are neither space nor line end, each with its place.
    private static func origins(of scalar: YAMLScalar) -> [GeneratedScalar.Origin] {
        var offset = 0
        return scalar.text.unicodeScalars.compactMap { character in
            defer { offset += UTF8.width(character) }
            guard character != " ", character != "\n" else { return nil }
            let span = scalar.origins.span(offset, offset + UTF8.width(character))
            return GeneratedScalar.Origin(character: character, start: span.start, end: span.end)
        }
    }
}
