import Diagnostics
import Testing

/// Where pieces of a text stand in a file.
@Suite struct OriginMapTests {
    private typealias Run = OriginMap.Run

    @Test func aVerbatimTextIsShifted() {
        let map = OriginMap.verbatim(at: 10, length: 6)
        #expect(map.span(0, 3) == SourceSpan(10, 13))
        #expect(map.span(3, 6) == SourceSpan(13, 16))
        #expect(map.span(2, 2) == SourceSpan(12, 12))
        #expect(map.span(6, 6) == SourceSpan(16, 16))
    }

    /// `a\u4e2db` at 10: `a`, an escape of six bytes for three, `b`.
    private let escaped = OriginMap(
        runs: [
            Run(text: 0, file: 10, fileLength: 1, verbatim: true),
            Run(text: 1, file: 11, fileLength: 6, verbatim: false),
            Run(text: 4, file: 17, fileLength: 1, verbatim: true),
        ], end: 18)

    @Test func everyByteOfAnEscapeStandsForAllOfIt() {
        #expect(escaped.span(0, 1) == SourceSpan(10, 11))
        #expect(escaped.span(1, 4) == SourceSpan(11, 17))
        #expect(escaped.span(2, 3) == SourceSpan(11, 17))
        #expect(escaped.span(0, 5) == SourceSpan(10, 18))
        #expect(escaped.span(4, 5) == SourceSpan(17, 18))
        #expect(escaped.span(5, 5) == SourceSpan(18, 18))
    }

    @Test func theEndOfATextThatEndsInAnEscapeIsItsEnd() {
        let map = OriginMap(
            runs: [
                Run(text: 0, file: 10, fileLength: 6, verbatim: false),
                Run(text: 3, file: 16, fileLength: 0, verbatim: true),
            ], end: 16)
        #expect(map.span(0, 3) == SourceSpan(10, 16))
        #expect(map.span(3, 3) == SourceSpan(16, 16))
    }

    @Test func anEmptyTextStandsAtItsEnd() {
        #expect(OriginMap(runs: [], end: 7).span(0, 0) == SourceSpan(7, 7))
        #expect(OriginMap.verbatim(at: 7, length: 0).span(0, 0) == SourceSpan(7, 7))
    }

    @Test func offsetsOutsideTheTextDoNoHarm() {
        #expect(escaped.span(-3, 99).end == 18)
        #expect(escaped.span(99, 120) == SourceSpan(18, 18))
    }
}
