import Diagnostics

/// Strings, numbers and the three words.
extension JSONParser {
    /// A string; the position is at its opening quote.
    mutating func string() throws(Diagnostic) -> YAMLScalar {
        let start = position
        position += 1
        var text = JSONText()
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return scalar(text.string, .doubleQuoted, text.origins(endingAt: position - 1), from: start)
            case UInt8(ascii: "\\"):
                try escape(into: &text)
            case UInt8(ascii: "\n"): throw unclosedString(from: start)
            case 0..<0x20:
                throw .jsonString(
                    "a control character in a string", at: here,
                    help: "write it as an escape, such as `\\n` or `\\t`")
            default:
                let end = endOfRun()
                text.copy(file.bytes[position..<end])
                position = end
            }
        }
        throw unclosedString(from: start)
    }

    /// Up to the next quote, backslash or control character.
    private func endOfRun() -> Int {
        file.bytes[position...].firstIndex {
            $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
        } ?? file.bytes.count
    }

    private func unclosedString(from start: Int) -> Diagnostic {
        let line = file.spanOfLine(file.line(at: start))
        return .jsonString(
            "the string that begins here is not closed",
            at: place(SourceSpan(start, max(line.end, start + 1))),
            help: "write `\"` at its end; a line end inside it is written `\\n`")
    }

    private mutating func escape(into text: inout JSONText) throws(Diagnostic) {
        let start = position
        guard let letter = peek(1) else { throw unclosedString(from: start) }
        if letter == UInt8(ascii: "u") {
            let scalar = try unicodeEscape()
            return text.write(Array(String(scalar).utf8), for: SourceSpan(start, position))
        }
        guard let byte = Self.escapes[letter] else {
            let length = UTF8Decoding.scalar(in: file.bytes, at: start + 1)?.length ?? 1
            throw badEscape(SourceSpan(start, start + 1 + length))
        }
        position += 2
        text.write([byte], for: SourceSpan(start, position))
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]

    /// `\uXXXX`, or two of them that make a surrogate pair.
    private mutating func unicodeEscape() throws(Diagnostic) -> Unicode.Scalar {
        let start = position
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isPair = first < 0xDC00 && peek() == UInt8(ascii: "\\") && peek(1) == UInt8(ascii: "u")
        guard isPair else { throw loneSurrogate(SourceSpan(start, position)) }
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw loneSurrogate(SourceSpan(start, position)) }
        return scalar
    }

    /// The four hexadecimal digits after `\u`, which are passed.
    private mutating func codeUnit() throws(Diagnostic) -> UInt32 {
        let start = position
        var unit: UInt32 = 0
        for distance in 2..<6 {
            guard let byte = peek(distance), let digit = Self.hexadecimalDigit(byte) else {
                throw badEscape(SourceSpan(start, min(file.bytes.count, start + 2)))
            }
            unit = unit << 4 | digit
        }
        position += 6
        return unit
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    private func badEscape(_ span: SourceSpan) -> Diagnostic {
        .jsonString(
            "`\(file.text(span))` is not an escape", at: place(span),
            help: "write a backslash as `\\\\`, a character by its code as `\\uXXXX`")
    }

    private func loneSurrogate(_ span: SourceSpan) -> Diagnostic {
        .jsonString(
            "`\(file.text(span))` is half of a surrogate pair", at: place(span),
            help: "write the character itself")
    }

    // MARK: - Numbers and words

    /// A number, kept as it is written.
    mutating func number() throws(Diagnostic) -> YAMLScalar {
        let start = position
        if peek() == UInt8(ascii: "-") { position += 1 }
        let startsWithZero = peek() == UInt8(ascii: "0")
        let wholeDigits = takeDigits()
        var isNumber = wholeDigits == 1 || wholeDigits > 1 && !startsWithZero
        if peek() == UInt8(ascii: ".") {
            position += 1
            isNumber = takeDigits() > 0 && isNumber
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            position += peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 2 : 1
            isNumber = takeDigits() > 0 && isNumber
        }
        let end = endOfWord()
        guard isNumber, end == position else { throw badNumber(SourceSpan(start, max(end, position))) }
        return verbatim(.jsonNumber, from: start)
    }

    private mutating func takeDigits() -> Int {
        let start = position
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    private func badNumber(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.jsonNumber, "`\(Diagnostic.excerpt(file.text(span)))` is not a number of JSON",
            at: place(span),
            help: FullWidthHint.help(for: FullWidthHint.brackets, in: file, span)
                ?? "write it like `12`, `0.5` or `1e3`; put a code or a date in double quotes")
    }

    /// `true`, `false` or `null`: plain scalars, as YAML has them.
    mutating func word() throws(Diagnostic) -> YAMLScalar {
        let start = position
        let end = endOfWord()
        guard ["true", "false", "null"].contains(file.text(SourceSpan(start, end))) else {
            throw unexpectedValue(SourceSpan(start, end))
        }
        position = end
        return verbatim(.plain, from: start)
    }

    /// The end of what runs on without a space or a mark of JSON.
    func endOfWord() -> Int {
        file.bytes[position...].firstIndex { $0 <= 0x20 || Self.marks.contains($0) } ?? file.bytes.count
    }

    private static let marks = Array("{}[],:\"".utf8)

    private func verbatim(_ style: ScalarStyle, from start: Int) -> YAMLScalar {
        let span = SourceSpan(start, position)
        return scalar(file.text(span), style, .verbatim(at: start, length: position - start), from: start)
    }

    private func scalar(_ text: String, _ style: ScalarStyle, _ origins: OriginMap, from start: Int)
        -> YAMLScalar
    {
        YAMLScalar(text: text, style: style, origins: origins, span: SourceSpan(start, position), file: file)
    }
}
