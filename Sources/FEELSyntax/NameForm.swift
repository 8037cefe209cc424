/// How names are compared and spelled (DMN §10.3.1.4).
///
/// A name is a sequence of pieces: words, groups that start with a digit, and the symbols `. / - ' + * **`. White
/// space between pieces says nothing: `foo+bar`, `foo + bar` and `foo +bar` are one name; `foobar` is another.
package enum NameForm {
    /// The spelling of a declaration as it is kept: white space collapsed to single spaces, none at the ends.
    package static func normal(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard Characters.isWhiteSpace(scalar.value) else {
                scalars.append(scalar)
                continue
            }
            if let last = scalars.last, last != " " { scalars.append(" ") }
        }
        if scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// The pieces of a name; nil when the text is not a name.
    package static func pieces(of text: String) -> [String]? {
        let bytes = Array(text.utf8)
        var reader = NameReader(bytes: bytes, position: 0)
        guard !holdsComment(bytes) else { return nil }
        var pieces: [String] = []
        while let piece = reader.next() {
            guard piece.isWord || !pieces.isEmpty else { return nil }
            pieces.append(piece.text)
        }
        return reader.atEnd && !pieces.isEmpty ? pieces : nil
    }

    /// Whether two spellings are the same name.
    package static func areSame(_ left: String, _ right: String) -> Bool {
        guard let left = pieces(of: left), let right = pieces(of: right) else {
            return normal(left) == normal(right)
        }
        return left == right
    }

    /// Inside an expression `//` and `/*` start comments, so a text with them cannot be written as a name.
    private static func holdsComment(_ bytes: [UInt8]) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { first, second in
            first == UInt8(ascii: "/") && (second == UInt8(ascii: "/") || second == UInt8(ascii: "*"))
        }
    }
}
