/// The escapes of FEEL strings (DMN §10.3.1.2, rule 35): `\" \' \\ \n \r \t \uXXXX \UXXXXXX`.
///
/// A backslash before anything else stays: patterns are written `"\d"`.
enum StringEscapes {
    /// The text that stands for a string between its quotes.
    static func resolved(_ written: ArraySlice<UInt8>) -> String {
        guard written.contains(UInt8(ascii: "\\")) else { return String(decoding: written, as: UTF8.self) }
        var result: [UInt8] = []
        var rest = written
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), let (text, length) = escape(rest) {
                result += text
                rest = rest.dropFirst(length)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What the bytes after a backslash mean, and how many they are; nil when they are no escape.
    private static func escape(_ rest: ArraySlice<UInt8>) -> (text: [UInt8], length: Int)? {
        switch rest.first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): (Array(rest.prefix(1)), 1)
        case UInt8(ascii: "n"): ([0x0A], 1)
        case UInt8(ascii: "r"): ([0x0D], 1)
        case UInt8(ascii: "t"): ([0x09], 1)
        case UInt8(ascii: "u"): codeUnit(rest)
        case UInt8(ascii: "U"): hexadecimal(rest.dropFirst(), digits: 6).flatMap(utf8).map { ($0, 7) }
        default: nil
        }
    }

    /// `uXXXX`, or a high and a low surrogate as `uXXXX\uXXXX`. A surrogate alone is no character: it stays as written.
    private static func codeUnit(_ rest: ArraySlice<UInt8>) -> (text: [UInt8], length: Int)? {
        guard let first = hexadecimal(rest.dropFirst(), digits: 4) else { return nil }
        guard (0xD800...0xDBFF).contains(first) else { return utf8(first).map { ($0, 5) } }
        let next = rest.dropFirst(5)
        guard next.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]),
            let second = hexadecimal(next.dropFirst(2), digits: 4), (0xDC00...0xDFFF).contains(second)
        else { return nil }
        return utf8(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)).map { ($0, 11) }
    }

    private static func utf8(_ value: UInt32) -> [UInt8]? {
        Unicode.Scalar(value).map { Array(String(Character($0)).utf8) }
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>, digits: Int) -> UInt32? {
        let text = bytes.prefix(digits)
        guard text.count == digits, text.allSatisfy(isHexadecimal) else { return nil }
        return UInt32(String(decoding: text, as: UTF8.self), radix: 16)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    /// The string literal, quotes included, that reads back as the text.
    static func quoted(_ text: String) -> String {
        var result = "\""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            result += written(scalar, before: next)
        }
        return result + "\""
    }

    private static func written(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\\": mustDouble(before: next) ? "\\\\" : "\\"
        default: isControl(scalar) ? control(scalar.value) : String(Character(scalar))
        }
    }

    /// Whether a backslash before a character would make an escape with it, or with the backslash it is written with.
    private static func mustDouble(before next: Unicode.Scalar?) -> Bool {
        guard let next else { return true }
        return "\"'\\nrtuU".unicodeScalars.contains(next) || isControl(next)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.value == 0x7F
    }

    private static func control(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
