import Diagnostics
import Foundation
import LocatedYAML
import Testing

/// Where the pieces of a scalar's value stand in the file.
@Suite struct OriginTests {
    @Test func piecesOfATextStandWhereTheyAreMarked() throws {
        let cases = try Case.all(in: "origins.cases")
        #expect(!cases.isEmpty)
        for item in cases {
            let source = MarkedSource(item.source)
            let file = SourceFile(name: "a.yaml", bytes: source.bytes)
            let (node, diagnostics) = YAMLReader.readYAMLOrJSON(file)
            #expect(diagnostics.isEmpty, "\(item.name): \(diagnostics.map(\.message))")
            let scalar = try #require(node?.entries?.first { $0.keyText == "text" }?.value.scalar)
            #expect(scalar.originsAreExact, "\(item.name)")
            let spans = item.expectations.compactMap(\.first).map { Self.origin(of: $0, in: scalar) }
            #expect(spans == source.marks, "\(item.name): \(scalar.text.debugDescription)")
            #expect(!spans.isEmpty, "\(item.name)")
        }
    }

    /// Where a piece of the text stands, or what is marked in it; `$` alone is the end of the text.
    private static func origin(of piece: String, in scalar: YAMLScalar) -> Range<Int>? {
        let text = Array(scalar.text.utf8)
        if piece == "$" { return range(scalar.origins.span(text.count, text.count)) }
        let wanted = MarkedSource(unescaped(piece))
        let part = wanted.marks.first ?? wanted.bytes.indices
        let start = text.indices.first { text[$0...].starts(with: wanted.bytes) }
        return start.map { range(scalar.origins.span($0 + part.lowerBound, $0 + part.upperBound)) }
    }

    /// `\n`, `\N`, `\_` and `\L` as in YAML, `␠` for a space.
    private static func unescaped(_ piece: String) -> String {
        [("\\n", "\n"), ("\\N", "\u{85}"), ("\\_", "\u{A0}"), ("\\L", "\u{2028}"), ("␠", " ")]
            .reduce(piece) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    private static func range(_ span: SourceSpan) -> Range<Int> { span.start..<span.end }
}
