/// Strict UTF-8 (RFC 3629), a scalar at a time.
enum UTF8Decoding {
    /// The scalar that begins at an offset and how many bytes it takes; nil if the bytes are broken there:
    /// cut short, overlong, a surrogate, or past U+10FFFF.
    static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int)? {
        guard offset >= 0, offset < bytes.count else { return nil }
        let lead = bytes[offset]
        guard lead >= 0x80 else { return (UInt32(lead), 1) }
        guard let (length, bits, least) = shape(ofLead: lead), offset + length <= bytes.count else {
            return nil
        }
        var scalar = bits
        for byte in bytes[(offset + 1)..<(offset + length)] {
            guard byte & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        guard scalar >= least, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else { return nil }
        return (scalar, length)
    }

    /// How many bytes a lead byte announces, the bits it carries itself, and the least scalar of that length.
    private static func shape(ofLead lead: UInt8) -> (length: Int, bits: UInt32, least: UInt32)? {
        switch lead {
        case 0xC2...0xDF: (2, UInt32(lead & 0x1F), 0x80)
        case 0xE0...0xEF: (3, UInt32(lead & 0x0F), 0x800)
        case 0xF0...0xF4: (4, UInt32(lead & 0x07), 0x10000)
        default: nil
        }
    }
}
