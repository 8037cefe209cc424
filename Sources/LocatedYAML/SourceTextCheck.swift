import Diagnostics

/// Whether the bytes of a file are text that can be read at all: size, UTF-8, byte-order mark, control
/// characters.
///
/// It runs ahead of the readers, so that they meet valid UTF-8 only, and line feed (after a carriage return
/// or not) as the only line end. YAML 1.1 would break lines at a lone carriage return, NEL, LS and PS too:
/// those are refused, since no editor shows them as line ends.
struct SourceTextCheck {
    private let file: SourceFile
    /// JSON lets every character but the C0 controls stand in a string; its reader looks itself.
    private let refusesControls: Bool
    private(set) var diagnostics: [Diagnostic] = []
    /// Where the text begins: after a byte-order mark.
    private(set) var start = 0

    init(_ file: SourceFile, refusesControls: Bool) {
        self.file = file
        self.refusesControls = refusesControls
        check()
    }

    private mutating func check() {
        let bytes = file.bytes
        guard bytes.count <= ReadingLimits.fileSize else { return report(.fileTooLarge(file)) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return report(.utf16(file))
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        var offset = start
        while offset < bytes.count, diagnostics.count <= ReadingLimits.diagnostics {
            offset = bytes[offset] < 0x80 ? checkASCII(at: offset) : checkMultibyte(at: offset)
        }
    }

    /// Answers the offset to go on at.
    private mutating func checkASCII(at offset: Int) -> Int {
        let byte = file.bytes[offset]
        if byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09 || !refusesControls {
            return offset + 1
        }
        let isLineEnd = byte == 0x0D && offset + 1 < file.bytes.count && file.bytes[offset + 1] == 0x0A
        if !isLineEnd { report(.controlCharacter(UInt32(byte), at: place(offset, 1))) }
        return offset + 1
    }

    private mutating func checkMultibyte(at offset: Int) -> Int {
        guard let (scalar, length) = UTF8Decoding.scalar(in: file.bytes, at: offset) else {
            return skipBroken(from: offset)
        }
        if refusesControls, Self.isRefused(scalar) {
            report(.controlCharacter(scalar, at: place(offset, length)))
        }
        return offset + length
    }

    /// Reports broken bytes that follow each other once.
    private mutating func skipBroken(from start: Int) -> Int {
        var end = start + 1
        while end < file.bytes.count, file.bytes[end] >= 0x80,
            UTF8Decoding.scalar(in: file.bytes, at: end) == nil
        {
            end += 1
        }
        report(.invalidUTF8(file.bytes[start], at: place(start, end - start)))
        return end
    }

    /// C1 controls, the line and paragraph separators, a byte-order mark inside the text, and what is no
    /// character.
    private static func isRefused(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    private func place(_ offset: Int, _ length: Int) -> SourcePlace {
        SourcePlace(file, SourceSpan(offset, offset + length))
    }
}
