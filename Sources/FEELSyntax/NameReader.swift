/// Reads the pieces of a name one after the other; white space and comments between them are skipped.
struct NameReader: Sendable {
    /// A word, a group that starts with a digit, or a symbol.
    struct Piece: Sendable {
        let text: String
        let start: Int
        let end: Int
        /// Starts with a name start character.
        let isWord: Bool
    }

    private var cursor: ByteCursor

    init(bytes: [UInt8], position: Int) { cursor = ByteCursor(bytes: bytes, position: position) }

    /// Whether a word starts right here.
    var atWord: Bool { cursor.atWord }

    /// Whether only white space is left.
    var atEnd: Bool {
        var ahead = cursor
        return ahead.skipTrivia() && ahead.atEnd
    }

    /// The next piece; nil, and no movement, where none stands.
    mutating func next() -> Piece? {
        var ahead = cursor
        guard ahead.skipTrivia() else { return nil }
        let start = ahead.position
        let isWord = ahead.atWord
        ahead.skipNameParts()
        if ahead.position == start { ahead.position += Self.symbolLength(ahead) }
        guard ahead.position > start else { return nil }
        cursor = ahead
        return Piece(
            text: ahead.text(start, ahead.position), start: start, end: ahead.position, isWord: isWord)
    }

    /// How many bytes the symbol here takes that may stand inside a name; 0 when it is none.
    private static func symbolLength(_ cursor: ByteCursor) -> Int {
        switch cursor.byte() {
        case UInt8(ascii: "*"): cursor.byte(ahead: 1) == UInt8(ascii: "*") ? 2 : 1
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "+"): 1
        default: 0
        }
    }
}
