/// Writes nodes as YAML on one line, to be read back as what they are.
package enum YAMLFlow {
    /// `15000.00`, `[a, b]`, `{ category: platform_system, contract_amount: 100 }`.
    package static func text(of node: YAMLNode) -> String {
        switch node.kind {
        case .scalar(let scalar): text(of: scalar)
        case .sequence(let items): "[" + items.map(text(of:)).joined(separator: ", ") + "]"
        case .mapping(let entries):
            entries.isEmpty
                ? "{}"
                : "{ " + entries.map { "\(text($0.keyText)): \(text(of: $0.value))" }.joined(separator: ", ")
                    + " }"
        }
    }

    private static func text(of scalar: YAMLScalar) -> String {
        switch scalar.style {
        case .plain where scalar.text.isEmpty: "null"
        case .plain, .jsonNumber: isPlain(scalar.text) ? scalar.text : quoted(scalar.text)
        default: text(scalar.text)
        }
    }

    /// A text that is one: in quotes wherever it could be taken for something else.
    package static func text(_ text: String) -> String {
        isPlain(text) && !words.contains(text.lowercased()) ? text : quoted(text)
    }

    /// A text that has a line for itself, behind its key: there a comma or a bracket needs no quotes.
    package static func line(_ text: String) -> String {
        let rest = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !harmlessInLine.contains($0) }))
        let begins = text.unicodeScalars.first == rest.unicodeScalars.first
        return begins && Self.text(rest) == rest && text.unicodeScalars.last != " " ? text : quoted(text)
    }

    /// What YAML or its reader may not take for a text.
    private static let words: Set = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    /// Signs that mean nothing to YAML wherever they stand between letters.
    private static let harmless = Set("_./+-%×≤≥=（）、，。；：《》“”〔〕·—… ".unicodeScalars)

    /// Signs that mean nothing to YAML in a line of its own.
    private static let harmlessInLine = Set(",()[]{}<>*&!?|;@~^'\"".unicodeScalars)

    /// Whether a text may stand without quotes: more is quoted than has to be.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let starts =
            isLetter(first) || (first == "-" && text.unicodeScalars.dropFirst().first.map(isDigit) == true)
        return starts && last != " "
            && text.unicodeScalars.allSatisfy { isLetter($0) || harmless.contains($0) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// As JSON writes it, which YAML reads alike.
    private static func quoted(_ text: String) -> String { "\"" + JSONEscapes.escaped(text) + "\"" }
}

/// Texts as JSON writes them between quotes.
package enum JSONEscapes {
    package static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            default: isPrinted(scalar) ? String(scalar) : hexadecimal(scalar)
            }
        }.joined()
    }

    /// Control characters and signs that nobody sees are written by number.
    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            false
        default: true
        }
    }

    /// In UTF-16, as JSON counts.
    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
