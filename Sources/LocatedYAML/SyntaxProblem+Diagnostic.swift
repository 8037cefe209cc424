import Diagnostics

/// libyaml's complaints in our terms: what is wrong, where, and what most likely led to it.
extension Diagnostic {
    static func syntax(_ problem: SyntaxProblem, in file: SourceFile) -> Diagnostic {
        SyntaxReport(problem, in: file).diagnostic
    }
}

/// One complaint of libyaml and the text it is about.
struct SyntaxReport {
    let problem: SyntaxProblem
    let file: SourceFile

    init(_ problem: SyntaxProblem, in file: SourceFile) {
        self.problem = problem
        self.file = file
    }

    /// libyaml's words, a piece of them being enough, and who says them in ours; the first that fits.
    private static let wordings:
        [(problem: String, context: String, say: @Sendable (SyntaxReport) -> Diagnostic)] = [
            ("cannot start any token", "", { $0.startCharacter }),
            ("found a tab character", "", { $0.tab }),
            ("could not find expected ':'", "", { $0.missingColon }),
            ("mapping values are not allowed", "", { $0.secondColon }),
            ("found unexpected ':'", "", { $0.unspacedColon }),
            ("block sequence entries are not allowed", "", { $0.misplacedList }),
            ("mapping keys are not allowed", "", { $0.misplacedQuestionMark }),
            ("", "scanning an alias", { $0.brokenProperty }),
            ("", "scanning an anchor", { $0.brokenProperty }),
            ("", "tag", { $0.brokenProperty }),
            ("tag handle", "", { $0.brokenProperty }),
            ("", "directive", { $0.directive }),
            ("directive", "", { $0.directive }),
            ("incompatible YAML document", "", { $0.directive }),
            ("", "block scalar", { $0.blockHeader }),
            ("found unexpected end of stream", "quoted scalar", { $0.unclosedQuote }),
            ("found unexpected document indicator", "quoted scalar", { $0.unclosedQuote }),
            ("", "quoted scalar", { $0.escape }),
            ("found unknown escape", "", { $0.escape }),
            ("did not find expected ','", "", { $0.flowCollection }),
            ("did not find expected key", "", { $0.outOfPlace("mapping") }),
            ("did not find expected '-'", "", { $0.outOfPlace("list") }),
            ("did not find expected <document start>", "", { $0.afterRoot }),
            ("did not find expected node content", "", { $0.missingValue }),
        ]

    var diagnostic: Diagnostic {
        let found = Self.wordings.first {
            Self.contains(problem.problem, $0.problem) && Self.contains(problem.context, $0.context)
        }
        return found?.say(self) ?? other
    }

    private var other: Diagnostic {
        say(
            YAMLDiagnostics.syntaxError, "this is not YAML: \(problem.problem)",
            help: "put the text in quotes")
    }

    private static func contains(_ text: String, _ piece: String) -> Bool {
        piece.isEmpty || text.utf8.count >= piece.utf8.count && text.firstRange(of: piece) != nil
    }

    // MARK: - Text around the problem

    var bytes: [UInt8] { file.bytes }

    /// Where libyaml noticed, but not behind the last line's text: an error at the end shows where the text
    /// ends.
    var offset: Int {
        guard problem.offset >= bytes.count else { return problem.offset }
        return bytes.lastIndex { $0 > UInt8(ascii: " ") }.map { $0 + 1 } ?? 0
    }

    var line: Int { file.line(at: offset) }

    /// The byte at an offset, as text for the message.
    func character(at offset: Int) -> String {
        let length = UTF8Decoding.scalar(in: bytes, at: offset)?.length ?? 1
        return file.text(SourceSpan(offset, offset + length))
    }

    /// From an offset to the next blank; one character at least.
    func word(at offset: Int) -> SourceSpan {
        let line = file.spanOfLine(file.line(at: offset))
        guard offset < line.end else { return SourceSpan(offset, offset) }
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        return SourceSpan(offset, bytes[(offset + 1)..<line.end].firstIndex(where: isBlank) ?? line.end)
    }

    /// The rest of a line from an offset on, without blanks at its end.
    func restOfLine(at offset: Int) -> SourceSpan {
        let line = file.spanOfLine(file.line(at: offset))
        guard offset < line.end else { return SourceSpan(offset, offset) }
        let end = bytes[offset..<line.end].lastIndex { $0 > UInt8(ascii: " ") }.map { $0 + 1 } ?? offset + 1
        return SourceSpan(offset, end)
    }

    /// What stands in the problem's line before it.
    var before: SourceSpan { SourceSpan(file.spanOfLine(line).start, offset) }

    /// The last byte before the problem that is no blank, in the same line.
    var lastByteBefore: UInt8? { bytes[before.start..<before.end].last { $0 > UInt8(ascii: " ") } }

    func say(
        _ kind: DiagnosticKind, _ message: String, at span: SourceSpan? = nil, notes: [Diagnostic.Note] = [],
        help: String
    ) -> Diagnostic {
        Diagnostic(kind, message, at: SourcePlace(file, span ?? word(at: offset)), notes: notes, help: help)
    }

    func note(_ message: String, at offset: Int?) -> [Diagnostic.Note] {
        offset.map { [Diagnostic.Note(message, at: SourcePlace(file, word(at: $0)))] } ?? []
    }
}
