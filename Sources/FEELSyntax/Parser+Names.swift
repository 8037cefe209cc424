import Diagnostics

/// Names where they are used and where they are given (DMN §10.3.1.4).
///
/// A known name is the longest sequence of pieces that some name consists of, unless another word follows it. Failing
/// that, the words up to the next keyword are one unknown name: it may be a key of the item that is being filtered,
/// which nobody can know before the evaluation. Two operands never stand side by side, so this takes nothing away from
/// anything else.
extension Parser {
    /// The known name that starts at the token; nil, and nothing taken, when there is none.
    mutating func knownName() throws(SyntaxError) -> Expression? {
        let start = token.start
        guard let match = names.longestMatch(in: lexer.cursor.bytes, at: start), isComplete(match) else {
            return nil
        }
        try takeName(upTo: match.end)
        return try node(.name(match.spelling), from: start)
    }

    /// A keyword alone is no name, and a name that another word follows is only the beginning of one.
    private func isComplete(_ match: KnownNames.Match) -> Bool {
        if match.pieces == 1, token.keyword?.isReserved == true { return false }
        var reader = NameReader(bytes: lexer.cursor.bytes, position: match.end)
        guard let next = reader.next(), next.isWord else { return true }
        return Keyword(rawValue: next.text)?.endsName == true
    }

    /// Words that no known name explains.
    mutating func unknownName() throws(SyntaxError) -> Expression {
        let start = token.start
        let name = try words()
        if let error = fullWidth(from: start, to: end) { throw error }
        return try node(.name(name), from: start)
    }

    /// This word and all that follow, up to a keyword that ends names.
    mutating func words() throws(SyntaxError) -> String {
        var words = [text(token)]
        try advance()
        while token.kind == .word, token.keyword?.endsName != true {
            words.append(text(token))
            try advance()
        }
        return words.joined(separator: " ")
    }

    /// A name being given: all its pieces, up to what cannot be part of a name.
    mutating func definedName(_ what: String) throws(SyntaxError) -> String {
        guard token.kind == .word else { throw expectedExpression(what) }
        let (name, end) = piecesAhead()
        if fullWidth(from: token.start, to: end) != nil { unusualNames.insert(name) }
        try takeName(upTo: end)
        return name
    }

    /// Whether a name and a colon stand here: the start of a named argument.
    var startsNamedArgument: Bool {
        guard token.kind == .word else { return false }
        var cursor = lexer.cursor
        cursor.position = piecesAhead().end
        return cursor.skipTrivia() && cursor.byte() == UInt8(ascii: ":")
    }

    /// The pieces from the token on, in normal form, and where they end.
    private func piecesAhead() -> (name: String, end: Int) {
        var reader = NameReader(bytes: lexer.cursor.bytes, position: token.start)
        var (name, end) = ("", token.start)
        while let piece = reader.next() {
            if piece.start > end { name += " " }
            name += piece.text
            end = piece.end
        }
        return (name, end)
    }

    /// Takes a keyword; `expected` says where it belongs.
    mutating func expect(_ keyword: Keyword, _ expected: String, help: String? = nil) throws(SyntaxError) {
        guard token.keyword == keyword else { throw unexpected(expected, help: help) }
        try advance()
    }
}
