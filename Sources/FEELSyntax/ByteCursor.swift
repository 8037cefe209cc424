/// A place in UTF-8 text that moves forward by bytes, code points and white space.
///
/// The bytes come from a `String` and are therefore valid; a broken sequence would still only be read byte by byte.
struct ByteCursor: Sendable {
    let bytes: [UInt8]
    var position: Int

    var atEnd: Bool { position >= bytes.count }

    /// The byte `distance` ahead; 0 past the end (no token starts with it).
    func byte(ahead distance: Int = 0) -> UInt8 {
        let index = position + distance
        return index >= 0 && index < bytes.count ? bytes[index] : 0
    }

    /// The code point here and its length in bytes; nil at the end.
    func scalar() -> (value: UInt32, length: Int)? {
        guard position < bytes.count else { return nil }
        let first = UInt32(bytes[position])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, position + length <= bytes.count else { return (0xFFFF, 1) }
        var value = first & (0x7F >> UInt32(length))
        for index in 1..<length { value = value << 6 | UInt32(bytes[position + index] & 0x3F) }
        return (value, length)
    }

    /// Whether a word starts here.
    var atWord: Bool { scalar().map { Characters.isNameStart($0.value) } ?? false }

    /// Moves over a run of name characters.
    mutating func skipNameParts() {
        while let (value, length) = scalar(), Characters.isNamePart(value) { position += length }
    }

    /// Moves over white space and comments. False when a comment never ends; the cursor then stands at its start.
    mutating func skipTrivia() -> Bool {
        while let (value, length) = scalar() {
            if Characters.isWhiteSpace(value) {
                position += length
            } else if value == 0x2F, byte(ahead: 1) == UInt8(ascii: "/") {
                skipLineComment()
            } else if value == 0x2F, byte(ahead: 1) == UInt8(ascii: "*") {
                guard skipBlockComment() else { return false }
            } else {
                break
            }
        }
        return true
    }

    private mutating func skipLineComment() {
        while !atEnd, byte() != 0x0A, byte() != 0x0D { position += 1 }
    }

    private mutating func skipBlockComment() -> Bool {
        var index = position + 2
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
                position = index + 2
                return true
            }
            index += 1
        }
        return false
    }

    /// The text between two offsets.
    func text(_ start: Int, _ end: Int) -> String {
        let start = min(max(start, 0), bytes.count)
        return String(decoding: bytes[start..<min(max(end, start), bytes.count)], as: UTF8.self)
    }
}
