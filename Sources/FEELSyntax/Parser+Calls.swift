import Diagnostics

/// Calls: positional or named arguments, never both.
extension Parser {
    /// `( … )` behind a value.
    mutating func call(_ function: Expression, from start: Int) throws(SyntaxError) -> Expression {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try advance()
        let arguments: Expression.Arguments =
            startsNamedArgument ? .named(try namedArguments()) : .positional(try positionalArguments())
        try close(.closeParenthesis, opener, or: arguments.values.isEmpty ? "an argument or " : "`,` or ")
        return try node(.call(function, arguments), from: start)
    }

    private mutating func positionalArguments() throws(SyntaxError) -> [Expression] {
        if token.kind == .symbol(.closeParenthesis) { return [] }
        let first = token
        var values: [Expression] = []
        repeat {
            try checkArgument(isNamed: false, after: first)
            values.append(try expression())
        } while try takesComma()
        return values
    }

    private mutating func namedArguments() throws(SyntaxError) -> [Expression.NamedArgument] {
        let first = token
        var arguments: [Expression.NamedArgument] = []
        repeat {
            let (name, span) = try argumentName(after: first)
            let value = try expression()
            arguments.append(Expression.NamedArgument(name: name, nameSpan: span, value: value))
        } while try takesComma()
        return arguments
    }

    private mutating func argumentName(after first: Token) throws(SyntaxError) -> (
        name: String, span: SourceSpan
    ) {
        try checkArgument(isNamed: true, after: first)
        let start = token.start
        let name = try definedName("a parameter's name")
        let span = origins.span(start, end)
        try advance()
        return (name, span)
    }

    /// The argument that starts here must be named, or not, as the first one is.
    private func checkArgument(isNamed: Bool, after first: Token) throws(SyntaxError) {
        guard startsNamedArgument != isNamed else { return }
        guard token.kind != .symbol(.closeParenthesis), token.kind != .end else { throw expectedExpression() }
        throw SyntaxError(.mixedArguments(at: place(token), first: place(first), named: !isNamed))
    }
}
