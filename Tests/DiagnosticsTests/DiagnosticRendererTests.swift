import Diagnostics
import Testing

/// Diagnostics as a person reads them, whole.
@Suite struct DiagnosticRendererTests {
    private static let kind = DiagnosticKind(
        "test.example", meaning: LocalizedText(zh: "例", en: "an example"), example: "",
        fix: LocalizedText(zh: "无", en: "none"))

    /// Renders an error at the first occurrence of a text in a source.
    private func render(
        _ source: String, marking marked: String, notes: [(String, String)] = [], help: String? = nil
    ) -> String {
        let file = SourceFile(name: "rules.yaml", text: source)
        let notes = notes.map { Diagnostic.Note($0.0, at: place(of: $0.1, in: file)) }
        let diagnostic = Diagnostic(
            Self.kind, "something is wrong", at: place(of: marked, in: file), notes: notes, help: help)
        return DiagnosticRenderer().render(diagnostic)
    }

    private func place(of text: String, in file: SourceFile) -> SourcePlace {
        let wanted = Array(text.utf8)
        let start = file.bytes.indices.first { file.bytes[$0...].starts(with: wanted) } ?? file.bytes.count
        return SourcePlace(file, SourceSpan(start, start + wanted.count))
    }

    @Test func caretsSitUnderChineseText() {
        let rendered = render(
            "title: 甲\n  at most: 0.25 * 总预算, 0.50 * 注册资金 * n\n", marking: "注册资金",
            notes: [("it is declared here", "甲")], help: "did you mean `注册资本`?")
        #expect(
            rendered == """
                error[test.example]: something is wrong
                  rules.yaml:2:31
                   2 │   at most: 0.25 * 总预算, 0.50 * 注册资金 * n
                     │                                  ^^^^^^^^
                  note: it is declared here
                  rules.yaml:1:8
                   1 │ title: 甲
                     │        --
                  help: did you mean `注册资本`?
                """)
    }

    @Test func aTabIsShownAsOneSpace() {
        #expect(
            render("\ta:\tb\n", marking: "b") == """
                error[test.example]: something is wrong
                  rules.yaml:1:5
                   1 │  a: b
                     │     ^
                """)
    }

    @Test func anEmptySpanAtALineEndGetsOneCaretBehindTheText() {
        let file = SourceFile(name: "a", text: "甲:\n乙: 1\n")
        let diagnostic = Diagnostic(Self.kind, "a value is missing", at: SourcePlace(file, SourceSpan(4, 4)))
        #expect(
            DiagnosticRenderer().render(diagnostic) == """
                error[test.example]: a value is missing
                  a:1:3
                   1 │ 甲:
                     │    ^
                """)
    }

    @Test func anEmptySpanAtTheEndOfTheFileIsShown() {
        let file = SourceFile(name: "a", text: "甲")
        let diagnostic = Diagnostic(Self.kind, "more is missing", at: SourcePlace(file, SourceSpan(3, 3)))
        #expect(DiagnosticRenderer().render(diagnostic).hasSuffix(" 1 │ 甲\n     │   ^"))
    }

    @Test func aSpanOverLinesIsShownOnItsFirst() {
        let rendered = render("a: 一\n  二\n", marking: "一\n  二")
        #expect(rendered.hasSuffix(" 1 │ a: 一\n     │    ^^"))
    }

    @Test func aCarriageReturnIsNoPartOfTheLine() {
        #expect(render("甲: 1\r\n乙: 2\r\n", marking: "2").hasSuffix(" 2 │ 乙: 2\n     │     ^"))
        #expect(render("甲: 1\r\n乙: 2\r\n", marking: "1\r\n乙").hasSuffix(" 1 │ 甲: 1\n     │     ^"))
    }

    @Test func combiningAndInvisibleCharactersTakeNoColumn() {
        #expect(render("e\u{301}\u{200B}x: y\n", marking: "y").hasSuffix("│     ^"))
    }

    @Test func onlyWhatSurroundsTheMarkOfAVeryLongLineIsShown() {
        let long = String(repeating: "前", count: 5_000) + "错误" + String(repeating: "后", count: 5_000)
        let lines = render(long, marking: "错误").split(separator: "\n").map(String.init)
        #expect(lines[1] == "  rules.yaml:1:5001")
        let shown = "…" + String(repeating: "前", count: 60) + "错误" + String(repeating: "后", count: 60) + "…"
        #expect(lines[2] == "   1 │ " + shown)
        #expect(lines[3] == "     │ " + String(repeating: " ", count: 121) + "^^^^")
    }

    @Test func aVeryLongMarkIsCutShort() {
        let lines = render(
            String(repeating: "错", count: 5_000), marking: String(repeating: "错", count: 5_000)
        )
        .split(separator: "\n")
        #expect(lines[2].count < 140 && lines[2].hasSuffix("…"))
        #expect(lines[3].hasSuffix(String(repeating: "^", count: 119 * 2 + 1)))
    }

    @Test func controlCharactersDoNotReachTheTerminal() {
        let file = SourceFile(name: "a", bytes: Array("a\u{1B}[31mb\u{7F}c\u{90}d\u{202E}e\n".utf8) + [0xFF])
        let diagnostic = Diagnostic(Self.kind, "odd", at: SourcePlace(file, SourceSpan(0, 1)))
        let rendered = DiagnosticRenderer().render(diagnostic)
        #expect(
            !rendered.unicodeScalars.contains {
                $0 == "\u{1B}" || $0 == "\u{7F}" || $0 == "\u{90}" || $0 == "\u{202E}"
            })
    }

    @Test func theUsersTextCannotSteerTheTerminal() {
        let file = SourceFile(name: "a", text: "x")
        let note = Diagnostic.Note("so does `\u{7}`", at: SourcePlace(file, .beginning))
        let diagnostic = Diagnostic(
            Self.kind, "`a\u{1B}[2Jb\nc` is odd", at: nil, notes: [note], help: "write `\u{1B}`,\nor nothing")
        #expect(
            DiagnosticRenderer().render(diagnostic) == """
                error[test.example]: `a [2Jb c` is odd
                  note: so does ` `
                  a:1:1
                   1 │ x
                     │ -
                  help: write ` `,
                or nothing
                """)
    }

    @Test func lineNumbersLineUp() {
        let source = String(repeating: "\n", count: 12_344) + "错: x\n"
        #expect(render(source, marking: "x").hasSuffix(" 12345 │ 错: x\n       │     ^"))
    }

    @Test func aDiagnosticWithoutAPlaceIsItsMessage() {
        let diagnostic = Diagnostic(Self.kind, "there is no such file", at: nil, help: "check the path")
        #expect(
            DiagnosticRenderer().render(diagnostic)
                == "error[test.example]: there is no such file\n  help: check the path")
    }

    @Test func severalAreSetApartByABlankLine() {
        let one = Diagnostic(Self.kind, "one", at: nil)
        #expect(
            DiagnosticRenderer().render([one, Diagnostic(Self.kind, "two", at: nil)])
                == "error[test.example]: one\n\nerror[test.example]: two")
    }

    @Test func severalComeInTheOrderOfFileAndPlace() {
        let (b, a) = (SourceFile(name: "b", text: "xy"), SourceFile(name: "a", text: "x"))
        let messages = [("3", b, 1), ("2", b, 0), ("1", a, 0)].map { message, file, offset in
            Diagnostic(Self.kind, message, at: SourcePlace(file, SourceSpan(offset, offset + 1)))
        }
        let rendered = DiagnosticRenderer().render(messages + [Diagnostic(Self.kind, "0", at: nil)])
        let heads = rendered.split(separator: "\n").filter { $0.hasPrefix("error") }.compactMap(\.last)
        #expect(heads == ["0", "1", "2", "3"])
    }

    @Test func coloursWrapTheHeadTheCaretsAndTheHelp() {
        let file = SourceFile(name: "a", text: "甲")
        let diagnostic = Diagnostic(Self.kind, "m", at: SourcePlace(file, SourceSpan(0, 3)), help: "h")
        let rendered = DiagnosticRenderer(colour: true).render(diagnostic)
        #expect(rendered.hasPrefix("\u{1B}[31merror[test.example]\u{1B}[0m: m\n"))
        #expect(rendered.contains("│ \u{1B}[31m^^\u{1B}[0m"))
        #expect(rendered.hasSuffix("\u{1B}[36mhelp\u{1B}[0m: h"))
    }

    @Test func aLineOfManyMegabytesIsNotReadToItsEnd() {
        let file = SourceFile(name: "a", text: String(repeating: "长", count: 3_000_000))
        let renderer = DiagnosticRenderer()
        let time = ContinuousClock().measure {
            for index in 0..<50 {
                let span = SourceSpan(index * 3, index * 3 + 9_000)
                #expect(!renderer.render(Diagnostic(Self.kind, "m", at: SourcePlace(file, span))).isEmpty)
            }
        }
        #expect(time < .seconds(5), "\(time)")
    }

    @Test func aSpanOutsideTheFileDoesNoHarm() {
        let file = SourceFile(name: "a", text: "甲\n")
        for span in [SourceSpan(-5, -1), SourceSpan(100, 200), SourceSpan(1, 2), SourceSpan(3, 1)] {
            let diagnostic = Diagnostic(Self.kind, "m", at: SourcePlace(file, span))
            #expect(!DiagnosticRenderer().render(diagnostic).isEmpty)
        }
    }
}
