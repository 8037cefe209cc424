import Diagnostics

/// Characters that look like a space or like nothing, and are part of the text to YAML.
///
/// Text pasted from a document brings them along: a full-width space before a key makes it another key.
extension YAMLScalar {
    /// Said of a plain text that begins or ends with a space of another kind, and of a key with invisible
    /// characters anywhere. Inside a value they are the author's business.
    func hiddenCharacter(isKey: Bool) -> Diagnostic? {
        guard style == .plain || isKey else { return nil }
        var offset = 0
        for scalar in text.unicodeScalars {
            let length = UTF8.width(scalar)
            let isOuter = style == .plain && (offset == 0 || offset + length == text.utf8.count)
            let isHidden = isOuter && scalar.isUnusualSpace || (isOuter || isKey) && scalar.isInvisible
            if isHidden { return .hiddenSpace(scalar, at: place(offset, offset + length)) }
            offset += length
        }
        return nil
    }

    /// A block indicator without a line of text below it, as in `when: >5`.
    var isEmptyBlock: Bool {
        (style == .literal || style == .folded) && text.unicodeScalars.allSatisfy { $0 == "\n" }
    }
}

extension Unicode.Scalar {
    /// A space that YAML does not take for one: no-break, full-width, and the printer's spaces.
    var isUnusualSpace: Bool {
        switch value {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// A character without width: soft hyphen, zero-width space and joiners, marks of writing direction.
    var isInvisible: Bool {
        switch value {
        case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069: true
        default: false
        }
    }
}
