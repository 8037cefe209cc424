/// Cuts FEEL text into tokens, one at a time and from any place, since only the parser knows where names end.
struct Lexer: Sendable {
    /// What is not a token at all: byte offsets into the text.
    enum Problem: Error {
        case unterminatedString(start: Int)
        case unterminatedComment(start: Int)
        case unexpectedCharacter(start: Int, end: Int)
    }

    private(set) var cursor: ByteCursor

    init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes: bytes, position: 0) }

    /// Goes on from another place.
    mutating func move(to position: Int) { cursor.position = position }

    /// The next token, after white space and comments.
    mutating func next() throws(Problem) -> Token {
        guard cursor.skipTrivia() else { throw .unterminatedComment(start: cursor.position) }
        let start = cursor.position
        guard let (value, length) = cursor.scalar() else {
            return Token(kind: .end, start: start, end: start)
        }
        if startsNumber { return number(from: start) }
        if Characters.isNameStart(value) { return word(from: start) }
        if value == 0x22 { return try string(from: start, kind: .string) }
        if value == 0x40, cursor.byte(ahead: 1) == 0x22 { return try string(from: start, kind: .at) }
        guard let symbol = symbol() else { throw .unexpectedCharacter(start: start, end: start + length) }
        cursor.position += symbol.rawValue.utf8.count
        return Token(kind: .symbol(symbol), start: start, end: cursor.position)
    }

    private mutating func word(from start: Int) -> Token {
        cursor.skipNameParts()
        let isShort = cursor.position - start <= 9
        let keyword = isShort ? Keyword(rawValue: cursor.text(start, cursor.position)) : nil
        return Token(kind: .word, start: start, end: cursor.position, keyword: keyword)
    }

    // MARK: Numbers

    private var startsNumber: Bool {
        Characters.isDigit(cursor.byte())
            || cursor.byte() == 0x2E && Characters.isDigit(cursor.byte(ahead: 1))
    }

    /// `12`, `1.5`, `.872`, `1.2e-3`. A point without a digit behind it is not part of the number: `1..3` is a range.
    private mutating func number(from start: Int) -> Token {
        skipDigits()
        if cursor.byte() == 0x2E, Characters.isDigit(cursor.byte(ahead: 1)) {
            cursor.position += 1
            skipDigits()
        }
        let marker = cursor.byte()
        if marker == UInt8(ascii: "e") || marker == UInt8(ascii: "E") { skipExponent() }
        return Token(kind: .number, start: start, end: cursor.position)
    }

    private mutating func skipExponent() {
        let sign = cursor.byte(ahead: 1)
        let digits = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? 2 : 1
        guard Characters.isDigit(cursor.byte(ahead: digits)) else { return }
        cursor.position += digits
        skipDigits()
    }

    private mutating func skipDigits() {
        while Characters.isDigit(cursor.byte()) { cursor.position += 1 }
    }

    // MARK: Strings and symbols

    private mutating func string(from start: Int, kind: Token.Kind) throws(Problem) -> Token {
        cursor.position += kind == .at ? 2 : 1
        while !cursor.atEnd {
            let byte = cursor.byte()
            cursor.position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == 0x22 { return Token(kind: kind, start: start, end: cursor.position) }
        }
        cursor.position = start
        throw .unterminatedString(start: start)
    }

    private func symbol() -> Symbol? {
        let (first, second) = (cursor.byte(), cursor.byte(ahead: 1))
        guard first < 0x80 else { return nil }
        if second != 0, second < 0x80,
            let long = Symbol(rawValue: String(decoding: [first, second], as: UTF8.self))
        {
            return long
        }
        return Symbol(rawValue: String(decoding: [first], as: UTF8.self))
    }
}
