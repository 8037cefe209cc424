import Diagnostics

/// Types, as they stand behind `instance of` and behind a parameter's colon.
extension Parser {
    mutating func wholeType() throws(SyntaxError) -> TypeReference {
        try start()
        guard token.kind != .end else { throw emptyText("a type") }
        let result = try type()
        guard token.kind == .end else { throw unexpected("the end of the type") }
        return result
    }

    /// `type`.
    mutating func type() throws(SyntaxError) -> TypeReference {
        try descend()
        defer { depth -= 1 }
        if token.keyword == .function { return try functionType() }
        switch constructor {
        case "list": return .list(try itemType())
        case "range": return .range(try itemType())
        case "context": return .context(try contextType())
        default: return .named(try typeName())
        }
    }

    /// The word before a `<`.
    private var constructor: String? {
        token.kind == .word && following?.kind == .symbol(.less) ? text(token) : nil
    }

    /// `< type >` behind `list` and `range`.
    private mutating func itemType() throws(SyntaxError) -> TypeReference {
        try advance()
        let opener = token
        try advance()
        let item = try type()
        try close(.greater, opener)
        return item
    }

    private mutating func contextType() throws(SyntaxError) -> [TypeReference.ContextEntry] {
        try advance()
        let opener = token
        try advance()
        var entries: [TypeReference.ContextEntry] = []
        if token.kind != .symbol(.greater) {
            repeat { entries.append(try entryType()) } while try takesComma()
        }
        try close(.greater, opener, or: entries.isEmpty ? "an entry's name or " : "`,` or ")
        return entries
    }

    private mutating func entryType() throws(SyntaxError) -> TypeReference.ContextEntry {
        let name = try definedName("an entry's name")
        guard token.kind == .symbol(.colon) else { throw unexpected("`:` after the entry's name `\(name)`") }
        try advance()
        return TypeReference.ContextEntry(name: name, type: try type())
    }

    private mutating func functionType() throws(SyntaxError) -> TypeReference {
        let opener = try functionOpener()
        var parameters: [TypeReference] = []
        if token.kind != .symbol(.greater) {
            repeat { parameters.append(try type()) } while try takesComma()
        }
        try closeFunction(opener, isEmpty: parameters.isEmpty)
        return .function(parameters, returns: try type())
    }

    private mutating func functionOpener() throws(SyntaxError) -> Token {
        try advance()
        let opener = token
        guard token.kind == .symbol(.less) else {
            throw unexpected("`<` and the parameter types of `function`")
        }
        try advance()
        return opener
    }

    private mutating func closeFunction(_ opener: Token, isEmpty: Bool) throws(SyntaxError) {
        try close(.greater, opener, or: isEmpty ? "a type or " : "`,` or ")
        guard token.kind == .symbol(.arrow) else { throw unexpected("`->` and the type of the result") }
        try advance()
    }

    /// A basic type, which may be several words, or the dotted name of a type defined elsewhere.
    private mutating func typeName() throws(SyntaxError) -> String {
        if let basic = Self.basicTypes.longestMatch(in: lexer.cursor.bytes, at: token.start) {
            try takeName(upTo: basic.end)
            return basic.spelling
        }
        var name = try typeWord()
        while token.kind == .symbol(.dot) {
            try advance()
            name += "." + (try typeWord())
        }
        return name
    }

    /// In `list<>` no operator `<>` is meant.
    private mutating func typeWord() throws(SyntaxError) -> String {
        guard token.kind != .symbol(.greater) else {
            throw SyntaxError(.unexpectedToken("`>`", expected: "a type", at: place(token)))
        }
        guard token.kind == .word, token.keyword?.isReserved != true else {
            throw expectedExpression("a type")
        }
        let word = text(token)
        try advance()
        return word
    }

    private static let basicTypes = KnownNames(
        ["date and time", "days and time duration", "years and months duration"])
}
