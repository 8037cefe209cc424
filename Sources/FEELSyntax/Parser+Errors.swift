import Diagnostics

/// What the parser says when the text does not fit.
extension Parser {
    func place(_ start: Int, _ end: Int) -> SourcePlace { SourcePlace(file, origins.span(start, end)) }
    func place(_ token: Token) -> SourcePlace { place(token.start, token.end) }
    func text(_ token: Token) -> String { lexer.cursor.text(token.start, token.end) }

    /// The token is not what must stand here. `opener` is the bracket that would be closed.
    func unexpected(_ expected: String, opener: Token? = nil, help: String? = nil) -> SyntaxError {
        if let foreign = foreignText() ?? filterError { return foreign }
        if token.kind == .end, let opener { return unclosed(opener, expected: expected) }
        return SyntaxError(
            .unexpectedToken(
                found, expected: expected, at: place(token), opener: opener.map { place($0) }, help: help))
    }

    /// What was wrong with the filter that was tried before the `[` taken last closed an interval, if the filter came
    /// further than one token: then it was meant.
    private var filterError: SyntaxError? {
        guard let previous, let error = failedFilters[previous.start] else { return nil }
        return error.reach > place(token).span.end ? error : nil
    }

    /// An operand must stand here.
    func expectedExpression(_ what: String = "an expression") -> SyntaxError {
        if token.kind == .symbol(.plus) { return unaryPlus() }
        guard let previous, previous.kind != .end else { return unexpected(what) }
        return unexpected("\(what) after \(quoted(previous))")
    }

    func emptyText(_ what: String) -> SyntaxError {
        SyntaxError(.emptyExpression(what, at: place(0, lexer.cursor.bytes.count)))
    }

    func tooDeep(from start: Int) -> SyntaxError {
        SyntaxError(.tooDeep(limit: Self.depthLimit, at: place(start, max(end, token.end))), isFinal: true)
    }

    func tooLong(from start: Int) -> SyntaxError {
        SyntaxError(
            .tooLong(limit: Self.heightLimit, at: place(start, max(end, token.end))), isFinal: true)
    }

    /// Full-width punctuation in a stretch of text that would otherwise be a name nobody knows.
    func fullWidth(from start: Int, to end: Int) -> SyntaxError? {
        guard let found = ForeignText.fullWidth(in: lexer.cursor, from: start, to: end) else { return nil }
        let character = lexer.cursor.text(found.start, found.end)
        return SyntaxError(
            .fullWidthPunctuation(character, ascii: found.ascii, at: place(found.start, found.end)))
    }

    /// A word stands right behind a number: `5万元`.
    func numberWithUnit(_ number: Token, _ unit: Token) -> SyntaxError {
        fullWidth(from: unit.start, to: unit.end)
            ?? SyntaxError(
                .numberWithUnit(
                    text(unit), number: text(number), at: place(unit), help: unitHelp(number, text(unit))))
    }

    /// What the lexer could not read as a token.
    func lexicalError(_ problem: Lexer.Problem, after taken: Token?) -> SyntaxError {
        let textEnd = lexer.cursor.bytes.count
        switch problem {
        case .unterminatedString(let start):
            return SyntaxError(.unterminatedString(at: place(start, textEnd)))
        case .unterminatedComment(let start):
            return SyntaxError(.unterminatedComment(at: place(start, start + 2)))
        case .unexpectedCharacter(let start, let end): return unexpectedCharacter(start, end, after: taken)
        }
    }

    private func unexpectedCharacter(_ start: Int, _ end: Int, after taken: Token?) -> SyntaxError {
        if let error = fullWidth(from: start, to: end) { return error }
        let character = lexer.cursor.text(start, end)
        if character == "%", let taken, taken.kind == .number, taken.end == start {
            return numberWithUnit(taken, Token(kind: .word, start: start, end: end))
        }
        if character == "'" || character == "`" {
            return SyntaxError(.foreignQuote(character, at: place(start, end)))
        }
        return foreignOperator(at: start)
            ?? SyntaxError(.unexpectedCharacter(shown(character), at: place(start, end)))
    }

    private func unitHelp(_ number: Token, _ unit: String) -> String {
        let factors = ["%": "/ 100", "％": "/ 100", "千": "* 1000", "万": "* 10000", "亿": "* 100000000"]
        guard let factor = unit.unicodeScalars.first.flatMap({ factors[String(Character($0))] }) else {
            return "numbers carry no unit: write the number alone, or an operator behind it"
        }
        return "numbers carry no unit: write `\(text(number)) \(factor)`, or the plain number"
    }

    private func unclosed(_ opener: Token, expected: String) -> SyntaxError {
        SyntaxError(
            .unclosedBracket(text(opener), closer: expected, at: place(token), opener: place(opener)))
    }

    private func unaryPlus() -> SyntaxError {
        SyntaxError(
            .foreignOperator(
                "+", advice: "FEEL has no plus sign before a value: leave it out", at: place(token)))
    }

    private func foreignText() -> SyntaxError? {
        switch token.kind {
        case .word: fullWidth(from: token.start, to: token.end)
        case .symbol(.equal), .symbol(.less), .symbol(.greater), .symbol(.colon), .symbol(.greaterOrEqual),
            .symbol(.lessOrEqual):
            foreignOperator(at: token.start)
        default: nil
        }
    }

    private func foreignOperator(at position: Int) -> SyntaxError? {
        guard let found = ForeignText.operatorText(in: lexer.cursor, at: position) else { return nil }
        let end = found.start + found.text.utf8.count
        return SyntaxError(.foreignOperator(found.text, advice: found.advice, at: place(found.start, end)))
    }

    /// The token as a message names it.
    private var found: String {
        switch token.kind {
        case .end: "the end of the expression"
        case .number: "the number \(quoted(token))"
        case .string: "the string \(quoted(token))"
        case .word where token.keyword != nil: "the keyword \(quoted(token))"
        default: quoted(token)
        }
    }

    /// The token's text in backticks, the middle of a long one left out.
    private func quoted(_ token: Token) -> String { "`\(shown(text(token)))`" }

    private func shown(_ text: String) -> String {
        let visible = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
        guard visible.count > 40 else { return String(String.UnicodeScalarView(visible)) }
        return String(String.UnicodeScalarView(visible.prefix(30))) + "…"
    }
}
