import Diagnostics

/// Each complaint's own wording.
extension SyntaxReport {
    var tab: Diagnostic {
        let end = bytes[offset...].firstIndex { $0 != UInt8(ascii: "\t") } ?? bytes.count
        return .tab(at: SourcePlace(file, SourceSpan(offset, end)))
    }

    var startCharacter: Diagnostic {
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\t") { return tab }
        let shown = character(at: offset) == "`" ? "a grave accent" : "`\(character(at: offset))`"
        return say(
            YAMLDiagnostics.startCharacter, "a text cannot begin with \(shown)",
            help: "put the text in quotes")
    }

    /// A line that was taken for a key and has no colon.
    var missingColon: Diagnostic {
        let key = restOfLine(at: problem.contextOffset ?? offset)
        let unspaced = file.text(key).unicodeScalars.contains(":")
        return say(
            YAMLDiagnostics.missingColon, "this line is not `key: value`", at: key,
            help: FullWidthHint.help(for: FullWidthHint.colon, in: file, key)
                ?? (unspaced
                    ? "write a space after the colon"
                    : "write `key: value`; indent the line further if it continues the text above"))
    }

    /// `a: b: c`, or a key that is indented under a text.
    var secondColon: Diagnostic {
        let above = file.spanOfLine(line - 1)
        let text = file.text(before).unicodeScalars
        if text.contains(":") {
            return say(
                YAMLDiagnostics.colon, "`:` with a space after it cannot stand in a text without quotes",
                at: SourceSpan(offset, offset + 1), help: "put the whole text in quotes")
        }
        let key = SourceSpan(min(firstText(of: before), offset), offset)
        return say(
            YAMLDiagnostics.indentation, "this key is taken for more of the text above it", at: key,
            help: FullWidthHint.help(for: FullWidthHint.colon, in: file, SourceSpan(above.start, offset))
                ?? "indent it as the key it belongs beside")
    }

    var unspacedColon: Diagnostic {
        say(
            YAMLDiagnostics.colon, "a `:` without a space after it", at: SourceSpan(offset, offset + 1),
            help: "write a space after the colon, or put the text in quotes")
    }

    var misplacedList: Diagnostic {
        say(
            YAMLDiagnostics.indentation, "a list cannot begin here",
            help:
                "begin the list on the next line, one `- ` item a line; put a text that begins with `- "
                + "` in quotes"
        )
    }

    var misplacedQuestionMark: Diagnostic {
        say(
            YAMLDiagnostics.syntaxError, "`?` with a space after it cannot stand here",
            help: "put the text in quotes")
    }

    /// An `&`, `*` or `!` that begins no anchor, alias or tag: an operator at the start of an expression.
    var brokenProperty: Diagnostic {
        let span = word(at: problem.contextOffset ?? offset)
        let place = SourcePlace(file, span)
        return bytes[span.start..<span.end].first == UInt8(ascii: "*")
            ? .alias(at: place) : .property(at: place)
    }

    var directive: Diagnostic {
        .directive(at: SourcePlace(file, restOfLine(at: file.spanOfLine(line).start)))
    }

    var blockHeader: Diagnostic {
        let head = restOfLine(at: problem.contextOffset ?? offset)
        let text = Diagnostic.excerpt(file.text(head))
        return say(
            YAMLDiagnostics.blockHeader,
            "`\(character(at: head.start))` begins a block text, and nothing can follow it here",
            at: head,
            help: "put a text that begins with `\(character(at: head.start))` in quotes: `\"\(text)\"`")
    }

    var unclosedQuote: Diagnostic {
        let start = problem.contextOffset ?? offset
        return say(
            YAMLDiagnostics.unclosed, "the quote that begins here is not closed", at: restOfLine(at: start),
            help: FullWidthHint.help(for: FullWidthHint.quotes, in: file, restOfLine(at: start))
                ?? "write `\(character(at: start))` at the end of the text")
    }

    var escape: Diagnostic {
        let start = bytes[..<min(bytes.count, offset + 1)].lastIndex(of: UInt8(ascii: "\\")) ?? offset
        let letter = SourceSpan(
            start + 1, start + 1 + (UTF8Decoding.scalar(in: bytes, at: start + 1)?.length ?? 0))
        let isCode = ["x", "u", "U"].contains(file.text(letter))
        let digits =
            isCode ? bytes[min(letter.end, bytes.count)...].prefix(8).prefix(while: Self.isHexadecimal) : []
        let shown = SourceSpan(start, letter.end + digits.count)
        return say(
            YAMLDiagnostics.escape, "`\(file.text(shown))` is not an escape", at: shown,
            help: isCode
                ? "write the character itself, or its code as `\\uXXXX` or `\\UXXXXXXXX`"
                : "use single quotes, or write a backslash as `\\\\`")
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    /// A bracket that is not closed, or something between its items that is no comma.
    var flowCollection: Diagnostic {
        let open = problem.contextOffset ?? offset
        let isList = problem.context.utf8.contains("sequence".utf8)
        let between = SourceSpan(open, word(at: offset).end)
        return say(
            YAMLDiagnostics.unclosed, "expected `,` or `\(isList ? "]" : "}")` here",
            notes: note("the \(isList ? "list" : "mapping") begins here", at: open),
            help: FullWidthHint.help(for: FullWidthHint.brackets, in: file, between)
                ?? "close the bracket, or put a text that begins with `\(isList ? "[" : "{")` in quotes")
    }

    /// Something that stands beside a block mapping or list and belongs to neither.
    func outOfPlace(_ what: String) -> Diagnostic {
        if let byte = lastByteBefore, let closing = Self.closings[byte] { return afterClosing(closing) }
        let rest = restOfLine(at: offset)
        if bytes[rest.start..<rest.end].first == UInt8(ascii: ":") {
            return .emptyKey(at: SourcePlace(file, SourceSpan(offset, offset + 1)))
        }
        return say(
            YAMLDiagnostics.indentation, "this does not fit the \(what) it stands in",
            at: restOfLine(at: offset),
            notes: note("the \(what) begins here", at: problem.contextOffset),
            help: FullWidthHint.help(for: FullWidthHint.colon, in: file, restOfLine(at: offset))
                ?? "indent it like the \(what == "list" ? "`- `" : "key") it belongs beside")
    }

    private static let closings: [UInt8: String] = [
        UInt8(ascii: "\""): "quote", UInt8(ascii: "'"): "quote", UInt8(ascii: "]"): "bracket",
        UInt8(ascii: "}"): "brace",
    ]

    private func afterClosing(_ closing: String) -> Diagnostic {
        say(
            YAMLDiagnostics.afterEnd, "text goes on after the closing \(closing)", at: restOfLine(at: offset),
            help: "put the whole text in quotes, or write it as a block after `|`")
    }

    var afterRoot: Diagnostic {
        if let byte = lastByteBefore, let closing = Self.closings[byte] { return afterClosing(closing) }
        return say(
            YAMLDiagnostics.indentation, "this belongs to nothing above it", at: restOfLine(at: offset),
            help: "indent it like the lines it belongs with")
    }

    var missingValue: Diagnostic {
        guard problem.offset < bytes.count else {
            return say(
                YAMLDiagnostics.unclosed, "the file ends inside a bracket",
                at: SourceSpan(max(0, offset - 1), offset),
                help: "close the bracket, or put a text that begins with one in quotes")
        }
        return say(
            YAMLDiagnostics.syntaxError, "a value is missing before `\(character(at: offset))`",
            at: SourceSpan(offset, min(bytes.count, offset + 1)),
            help: "write the value, or put the text in quotes")
    }

    private func firstText(of span: SourceSpan) -> Int {
        bytes[span.start..<span.end].firstIndex { $0 > UInt8(ascii: " ") } ?? span.end
    }
}
