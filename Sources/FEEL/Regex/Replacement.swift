/// What matches are replaced by: text with references to groups (XPath functions §5.6.4).
struct Replacement: Sendable {
    private enum Piece {
        case text(Unicode.Scalar)
        /// 0 is the whole match.
        case group(Int)
    }

    private let pieces: [Piece]

    /// - Throws: a backslash or a `$` that stands for nothing.
    init(_ text: String, for pattern: Pattern, flags: PatternFlags) throws(PatternProblem) {
        let scalars = Array(text.unicodeScalars)
        if flags.isPlainText {
            pieces = scalars.map { .text($0) }
            return
        }
        var (pieces, position): ([Piece], Int) = ([], 0)
        while position < scalars.count {
            let (piece, length) = try Self.piece(scalars[position...], groupCount: pattern.program.groupCount)
            pieces.append(piece)
            position += length
        }
        self.pieces = pieces
    }

    private static func piece(
        _ rest: ArraySlice<Unicode.Scalar>, groupCount: Int
    ) throws(PatternProblem) -> (Piece, length: Int) {
        guard let first = rest.first else { throw PatternProblem("the replacement ends too early") }
        let second = rest.dropFirst().first
        switch first {
        case "\\":
            guard let second, second == "\\" || second == "$" else {
                throw PatternProblem(#"in a replacement a backslash is written `\\`"#)
            }
            return (.text(second), 2)
        case "$":
            guard var group = second?.digit else {
                throw PatternProblem(#"in a replacement a `$` is written `\$`"#)
            }
            var length = 2
            for digit in rest.dropFirst(2) {
                guard let digit = digit.digit, group > 0, group * 10 + digit <= groupCount else { break }
                group = group * 10 + digit
                length += 1
            }
            return (.group(group), length)
        default: return (.text(first), 1)
        }
    }

    /// Appends what a match is replaced by. Groups that took no part, or that there are none of, are empty.
    func append(for match: PatternMatch, in text: [Unicode.Scalar], to result: inout [UInt8]) {
        for piece in pieces {
            switch piece {
            case .text(let scalar): result.append(encoding: CollectionOfOne(scalar))
            case .group(0): result.append(encoding: text[match.range])
            case .group(let number) where number <= match.groups.count:
                if let range = match.groups[number - 1] {
                    result.append(encoding: text[range])
                }
            case .group: break
            }
        }
    }
}

extension [UInt8] {
    /// Appends characters as UTF-8.
    mutating func append(encoding scalars: some Sequence<Unicode.Scalar>) {
        for scalar in scalars {
            if scalar.isASCII {
                append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }
}
