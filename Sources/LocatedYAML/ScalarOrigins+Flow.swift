import Diagnostics

/// Scalars within a line or folded over several: plain and quoted (YAML 1.1 §9.1.1 to §9.1.3).
extension ScalarOrigins {
    mutating func plain() {
        while peek() != nil {
            if !foldSpace() { copyWord { _ in false } }
        }
    }

    mutating func singleQuoted() {
        let quote = UInt8(ascii: "'")
        while let byte = peek() {
            if byte == quote {
                take([quote], from: 2)
            } else if !foldSpace() {
                copyWord { $0 == quote }
            }
        }
    }

    mutating func doubleQuoted() {
        let backslash = UInt8(ascii: "\\")
        while let byte = peek() {
            if byte == backslash {
                escape()
            } else if !foldSpace() {
                copyWord { $0 == backslash }
            }
        }
    }

    /// Writes what the next bytes of the source stand for, and passes them.
    private mutating func take(_ written: [UInt8], from count: Int) {
        let end = min(limit, position + count)
        write(written, for: SourceSpan(position, end))
        position = end
    }

    /// Copies up to the next blank, line end, or byte that `stops`; at least one byte.
    private mutating func copyWord(until stops: (UInt8) -> Bool) {
        var end = position + 1
        while end < limit, !Self.isSpace(bytes[end]), !stops(bytes[end]) { end += 1 }
        copy(upTo: end)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }

    /// Blanks within a line stay; blanks around line ends go, one line end becomes a space, more become one
    /// less. Answers false where no blank or line end stands.
    private mutating func foldSpace() -> Bool {
        guard let (end, lineEnds) = spaceAhead() else { return false }
        switch lineEnds {
        case 0: copy(upTo: end)
        case 1: take([UInt8(ascii: " ")], from: end - position)
        default: take(Array(repeating: UInt8(ascii: "\n"), count: lineEnds - 1), from: end - position)
        }
        return true
    }

    /// Where the blanks and line ends from here on end, and how many line ends there are; nil if there are
    /// none.
    private func spaceAhead() -> (end: Int, lineEnds: Int)? {
        var end = position
        var lineEnds = 0
        while end < limit, Self.isSpace(bytes[end]) {
            if bytes[end] == UInt8(ascii: "\n") { lineEnds += 1 }
            end += 1
        }
        return end > position ? (end, lineEnds) : nil
    }

    // MARK: - Escapes

    private mutating func escape() {
        guard lineEndLength(1) == 0 else { return escapedLineEnd() }
        guard let letter = peek(1) else { return take([], from: 1) }
        if let digits = Self.hexadecimalEscapes[letter] { return hexadecimal(digits) }
        take(Self.escapes[letter] ?? [], from: 2)
    }

    /// A line end after a backslash vanishes with the blanks behind it; empty lines after it stay.
    private mutating func escapedLineEnd() {
        position += 1 + lineEndLength(1)
        guard let (end, lineEnds) = spaceAhead() else { return }
        take(Array(repeating: UInt8(ascii: "\n"), count: lineEnds), from: end - position)
    }

    private mutating func hexadecimal(_ digits: Int) {
        let end = min(limit, position + 2 + digits)
        let written = String(decoding: bytes[min(position + 2, end)..<end], as: UTF8.self)
        let scalar = UInt32(written, radix: 16).flatMap { Unicode.Scalar($0) }
        take(scalar.map { Array(String($0).utf8) } ?? [], from: 2 + digits)
    }

    private static let hexadecimalEscapes: [UInt8: Int] = [
        UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
    ]

    /// YAML 1.1 §5.6.
    private static let escapes: [UInt8: [UInt8]] = [
        UInt8(ascii: "0"): [0x00], UInt8(ascii: "a"): [0x07], UInt8(ascii: "b"): [0x08],
        UInt8(ascii: "t"): [0x09], UInt8(ascii: "\t"): [0x09], UInt8(ascii: "n"): [0x0A],
        UInt8(ascii: "v"): [0x0B], UInt8(ascii: "f"): [0x0C], UInt8(ascii: "r"): [0x0D],
        UInt8(ascii: "e"): [0x1B], UInt8(ascii: " "): [0x20], UInt8(ascii: "\""): [0x22],
        UInt8(ascii: "/"): [0x2F], UInt8(ascii: "\\"): [0x5C], UInt8(ascii: "N"): [0xC2, 0x85],
        UInt8(ascii: "_"): [0xC2, 0xA0], UInt8(ascii: "L"): [0xE2, 0x80, 0xA8],
        UInt8(ascii: "P"): [0xE2, 0x80, 0xA9],
    ]
}
