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
        guard token.kind == .word else { throw expectedExpression("a type") }
        if token.keyword == .function { return try functionType() }
        if following?.kind == .symbol(.less) {
            switch text(token) {
            case "list": return .list(try itemType())
            case "range": return .range(try itemType())
            case "context": return .context(try contextType())
            default: break
            }
        }
        return .named(try typeName())
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
        if token.kind != .symbol(.greater) { entries.append(try entryType()) }
        while token.kind == .symbol(.comma), !entries.isEmpty {
            try advance()
            entries.append(try entryType())
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
        try advance()
        let opener = token
        guard token.kind == .symbol(.less) else { throw unexpected("`<` and the parameter types of `function`") }
        try advance()
        var parameters: [TypeReference] = []
        if token.kind != .symbol(.greater) { parameters.append(try type()) }
        while token.kind == .symbol(.comma), !parameters.isEmpty {
            try advance()
            parameters.append(try type())
        }
        try close(.greater, opener, or: parameters.isEmpty ? "a type or " : "`,` or ")
        guard token.kind == .symbol(.arrow) else { throw unexpected("`->` and the type of the result") }
        try advance()
        return .function(parameters, returns: try type())
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

    private mutating func typeWord() throws(SyntaxError) -> String {
        guard token.kind == .word, token.keyword?.isReserved != true else { throw expectedExpression("a type") }
        let word = text(token)
        try advance()
        return word
    }

    private static let basicTypes = KnownNames(
        ["date and time", "days and time duration", "years and months duration"])
}
