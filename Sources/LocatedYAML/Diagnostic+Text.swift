import Diagnostics

/// Said of the bytes of a file, or of all of it.
extension Diagnostic {
    static func invalidUTF8(_ byte: UInt8, at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.encoding,
            "byte \(hexadecimal(UInt32(byte), digits: 2)) at offset \(place.span.start) is not UTF-8",
            at: place,
            help: "save the file as UTF-8; it may be in GBK (GB 18030) now")
    }

    static func utf16(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.encoding, "the file is UTF-16, not UTF-8", at: SourcePlace(file, .beginning),
            help: "save the file as UTF-8")
    }

    static func controlCharacter(_ scalar: UInt32, at place: SourcePlace) -> Diagnostic {
        let code = "U+" + hexadecimal(scalar, digits: 4)
        return switch scalar {
        case 0x0D:
            Diagnostic(
                YAMLDiagnostics.controlCharacter, "a carriage return (\(code)) without a line feed",
                at: place,
                help: "let the editor save the file with line feeds as line ends")
        case 0xFEFF:
            Diagnostic(
                YAMLDiagnostics.controlCharacter, "a byte-order mark (\(code)) inside the text", at: place,
                help: "delete the invisible character; it can stand at the start of a file only")
        case 0x85, 0x2028, 0x2029:
            Diagnostic(
                YAMLDiagnostics.controlCharacter, "a line separator (\(code)) that is no line end here",
                at: place,
                help: "end the line with a line feed, or write `\"\\u\(hexadecimal(scalar, digits: 4))\"`")
        default:
            Diagnostic(
                YAMLDiagnostics.controlCharacter, "a control character (\(code))", at: place,
                help: "delete the invisible character")
        }
    }

    static func fileTooLarge(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.tooLarge, "the file has \(file.bytes.count) bytes, more than 16 MiB",
            at: SourcePlace(file, .beginning),
            help: "split it; give batch data as CSV or as one JSON object a line")
    }

    static func tooManyValues(at place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.tooLarge, "the file has more than \(ReadingLimits.nodes) values", at: place,
            help: "split it; give batch data as CSV or as one JSON object a line")
    }

    static func empty(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.empty, "the file holds nothing but white space and comments",
            at: SourcePlace(file, .beginning), help: "write its content, or remove the file")
    }

    static func moreErrors(from place: SourcePlace) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.tooMany,
            "more than \(ReadingLimits.diagnostics) errors; those from here on are not shown",
            at: place, help: "correct those above first")
    }

    static func noMemory(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            YAMLDiagnostics.tooLarge, "there is no memory left to read the file",
            at: SourcePlace(file, .beginning),
            help: "close other programs, or split the file")
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
