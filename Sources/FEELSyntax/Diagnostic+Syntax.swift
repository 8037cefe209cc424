import Diagnostics

/// The syntax diagnostics as they are raised: one factory for each kind.
extension Diagnostic {
    static func emptyExpression(_ expected: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.emptyExpression, "expected \(expected), but there is no text", at: place,
            help: "write `null` where no value is meant")
    }

    /// `opener` is the bracket that the expected closing bracket would close.
    static func unexpectedToken(
        _ found: String, expected: String, at place: SourcePlace, opener: SourcePlace? = nil,
        help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.unexpectedToken, "expected \(expected), found \(found)", at: place,
            notes: opener.map { [Note("the bracket was opened here", at: $0)] } ?? [], help: help)
    }

    static func unclosedBracket(_ bracket: String, closer: String, at place: SourcePlace, opener: SourcePlace)
        -> Diagnostic
    {
        Diagnostic(
            SyntaxDiagnostics.unclosedBracket,
            "`\(bracket)` is never closed: expected \(closer) before the end", at: place,
            notes: [Note("opened here", at: opener)], help: "add \(closer)")
    }

    static func unexpectedCharacter(_ character: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.unexpectedCharacter, "FEEL has no use for `\(character)`", at: place,
            help: "text stands in double quotes; a name holds letters, ideographs, digits, `_` and `?`")
    }

    static func unterminatedString(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.unterminatedString, "the string that starts here has no closing `\"`",
            at: place,
            help: "add `\"` at its end; a quote inside a string is written `\\\"`")
    }

    static func unterminatedComment(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.unterminatedComment, "the comment that starts here has no closing `*/`",
            at: place,
            help: "add `*/`")
    }

    static func fullWidthPunctuation(_ character: String, ascii: String, at place: SourcePlace) -> Diagnostic
    {
        Diagnostic(
            SyntaxDiagnostics.fullWidthPunctuation,
            "`\(character)` is a full-width character that FEEL does not read",
            at: place, help: "type `\(ascii)` instead")
    }

    static func foreignOperator(_ text: String, advice: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.foreignOperator, "`\(text)` is not an operator of FEEL", at: place, help: advice
        )
    }

    static func foreignQuote(_ quote: String, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.foreignQuote, "`\(quote)` does not start a string in FEEL", at: place,
            help: "put the text in double quotes: `\"…\"`")
    }

    static func numberWithUnit(_ text: String, number: String, at place: SourcePlace, help: String)
        -> Diagnostic
    {
        Diagnostic(
            SyntaxDiagnostics.numberWithUnit, "`\(text)` follows the number `\(number)` directly", at: place,
            help: help)
    }

    static func mixedArguments(at place: SourcePlace, first: SourcePlace, named: Bool) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.mixedArguments,
            "\(named ? "a named argument follows a positional one" : "a positional argument follows a named one")",
            at: place, notes: [Note("the first argument is \(named ? "positional" : "named")", at: first)],
            help: "name all arguments of the call, or none")
    }

    static func tooLong(limit: Int, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.tooDeep, "more than \(limit) operands are joined in one chain", at: place,
            help: "put the operands into a list: `sum(…)`, `all(…)`, `any(…)`")
    }

    static func tooDeep(limit: Int, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            SyntaxDiagnostics.tooDeep, "the expression goes more than \(limit) levels deep", at: place,
            help:
                "split it into intermediate results, or write a long chain as a list: `sum([…])`, `x in (…)`")
    }
}
