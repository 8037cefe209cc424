import Diagnostics
package import LocatedYAML

extension YAMLNode {
    /// The value of a key, when it is a mapping that has it.
    package subscript(key: String) -> YAMLNode? { entries?.first { $0.keyText == key }?.value }

    /// As it stands in its file, on one line.
    package var lineText: String {
        file.text(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether it says the same: the same structure, texts that are equal but for their spaces, or literals of one value
    /// (`5万元`, `50000`).
    package func means(_ other: YAMLNode) -> Bool {
        switch (kind, other.kind) {
        case (.scalar(let left), .scalar(let right)): left.means(right)
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.means($1) }
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && left.allSatisfy { entry in
                    right.contains { $0.keyText == entry.keyText && $0.value.means(entry.value) }
                }
        default: false
        }
    }
}

extension YAMLScalar {
    package func means(_ other: YAMLScalar) -> Bool {
        let (left, right) = (text.withPlainSpaces, other.text.withPlainSpaces)
        if left == right { return true }
        return [DeclaredType.money, .rate, .dateTime].contains { type in
            let reader = LiteralReader(type)
            guard let value = try? reader.read(left), let same = try? reader.read(right) else { return false }
            return value == same
        }
    }
}

extension String {
    /// White space outside of string literals as single spaces, and none where it parts nothing: behind an opening bracket,
    /// around a comma. Spaces around operators stay, since names may hold `-` and `+`.
    fileprivate var withPlainSpaces: String {
        var result = String.UnicodeScalarView()
        var (isQuoted, isSpaced) = (false, false)
        for scalar in unicodeScalars {
            if !isQuoted, scalar.properties.isWhitespace {
                isSpaced = true
                continue
            }
            if isSpaced, let last = result.last, !Self.loose.contains(last), !Self.loose.contains(scalar) {
                result.append(" ")
            }
            isSpaced = false
            if scalar == "\"", result.last != "\\" { isQuoted.toggle() }
            result.append(scalar)
        }
        return String(result)
    }

    private static let loose: Set<Unicode.Scalar> = ["(", ")", "[", "]", "{", "}", ",", ";", ":"]
}
