import Diagnostics
import Testing

/// Lines, columns and spans.
@Suite struct SourceFileTests {
    private func position(_ line: Int, _ column: Int) -> SourcePosition {
        SourcePosition(line: line, column: column)
    }

    @Test func columnsCountCodePoints() {
        let file = SourceFile(name: "a", text: "津政发𠮷\nab")
        #expect([0, 3, 6, 9, 13].map { file.position(at: $0) } == (1...5).map { position(1, $0) })
        #expect(file.position(at: 14) == position(2, 1))
        #expect(file.position(at: 16) == position(2, 3))
    }

    @Test func offsetsOutsideTheFileAreHeldWithin() {
        let file = SourceFile(name: "a", text: "甲\n乙")
        #expect(file.position(at: -1) == position(1, 1))
        #expect(file.position(at: 1_000) == position(2, 2))
        #expect(file.line(at: 1_000) == 2)
        #expect(file.text(SourceSpan(-3, 1_000)) == "甲\n乙")
        #expect(file.spanOfLine(0) == SourceSpan(7, 7))
        #expect(file.spanOfLine(3) == SourceSpan(7, 7))
    }

    @Test func aLineEndsBeforeItsLineEnd() {
        let file = SourceFile(name: "a", text: "甲\r\n乙\n\n丙")
        #expect((1...4).map { file.text(file.spanOfLine($0)) } == ["甲", "乙", "", "丙"])
        #expect(file.lineCount == 4)
    }

    @Test func anEmptyFileHasOneEmptyLine() {
        let file = SourceFile(name: "a", text: "")
        #expect(file.lineCount == 1)
        #expect(file.position(at: 0) == position(1, 1))
        #expect(file.spanOfLine(1) == SourceSpan(0, 0))
    }

    @Test func brokenBytesAreShownAsReplacements() {
        #expect(SourceFile(name: "a", bytes: [0x61, 0xFF, 0x62]).text(SourceSpan(0, 3)) == "a\u{FFFD}b")
    }

    @Test func aFileIsItselfAndNoOther() {
        let file = SourceFile(name: "a", text: "x")
        #expect(file == file && file != SourceFile(name: "a", text: "x"))
    }

    @Test func spansJoin() {
        #expect(SourceSpan(3, 5).union(SourceSpan(1, 4)) == SourceSpan(1, 5))
        #expect(SourceSpan(5, 3) == SourceSpan(5, 5))
    }
}
