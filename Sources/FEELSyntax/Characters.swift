/// The character classes of FEEL (DMN §10.3.1.2, grammar rules 27–30, 61–62), by code point.
enum Characters {
    /// White space, comments apart: it separates and says nothing else. It wins over the name characters.
    static func isWhiteSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000,
            0xFEFF:
            true
        default: false
        }
    }

    /// What a name may start with: letters of any script, ideographs, emoji, `?` and `_`.
    static func isNameStart(_ value: UInt32) -> Bool {
        if value < 0x80 { return isASCIINameStart(value) }
        switch value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x2070...0x218F,
            0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            return !isWhiteSpace(value)
        default: return false
        }
    }

    /// What a name may go on with.
    static func isNamePart(_ value: UInt32) -> Bool {
        switch value {
        case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(value)
        }
    }

    /// The digits of numbers: ASCII only.
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isASCIINameStart(_ value: UInt32) -> Bool {
        switch value {
        case 0x3F, 0x5F, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
