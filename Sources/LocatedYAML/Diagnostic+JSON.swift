import Diagnostics

/// Said of what is not JSON.
extension Diagnostic {
    static func json(
        _ message: String, at place: SourcePlace, notes: [Note] = [], help: String
    ) -> Diagnostic {
        Diagnostic(YAMLDiagnostics.jsonSyntax, message, at: place, notes: notes, help: help)
    }

    static func jsonString(_ message: String, at place: SourcePlace, help: String) -> Diagnostic {
        Diagnostic(YAMLDiagnostics.jsonString, message, at: place, help: help)
    }
}

extension JSONParser {
    /// Something else stands at the position than should; a full-width mark there is named.
    func unexpected(_ message: String, upTo end: Int = 0, help: String) -> Diagnostic {
        let span = end > here.span.end ? SourceSpan(here.span.start, end) : here.span
        let hint = FullWidthHint.help(for: FullWidthHint.brackets, in: file, span)
        return .json(message, at: place(span), help: hint ?? help)
    }

    func missingComma(_ bracket: Unicode.Scalar, openedAt start: Int) -> Diagnostic {
        let what = bracket == "]" ? "list" : "object"
        let hint = FullWidthHint.help(for: FullWidthHint.brackets, in: file, here.span)
        return .json(
            "expected `,` or `\(bracket)` here", at: here,
            notes: [Diagnostic.Note("the \(what) begins here", at: place(SourceSpan(start, start + 1)))],
            help: hint ?? "write a comma between two items, and `\(bracket)` after the last")
    }

    /// No value begins like this.
    func unexpectedValue(_ span: SourceSpan) -> Diagnostic {
        guard span.end > span.start else {
            return unexpected("expected a value here", help: "write the value")
        }
        let word = Diagnostic.excerpt(file.text(span))
        return .json(
            "`\(word)` is not a value of JSON", at: place(span),
            help: FullWidthHint.help(for: FullWidthHint.brackets, in: file, span) ?? Self.help(forWord: word))
    }

    private static func help(forWord word: String) -> String {
        if word.utf8.first == UInt8(ascii: "/") || word.utf8.first == UInt8(ascii: "#") {
            return "JSON has no comments"
        }
        return switch word {
        case "True", "TRUE", "yes": "write `true`"
        case "False", "FALSE", "no": "write `false`"
        case "NaN", "Infinity": "JSON has no such number"
        case "None", "nil", "undefined", "NULL", "Null": "write `null`"
        default: "put a text in double quotes"
        }
    }
}
