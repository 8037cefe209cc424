import Diagnostics

/// Calls: positional or named arguments, never both.
extension Parser {
    /// `( … )` behind a value.
    mutating func call(_ function: Expression, from start: Int) throws(SyntaxError) -> Expression {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try advance()
        let arguments = try arguments()
        try close(.closeParenthesis, opener, or: arguments.values.isEmpty ? "an argument or " : "`,` or ")
        return try node(.call(function, arguments), from: start)
    }

    private mutating func arguments() throws(SyntaxError) -> Expression.Arguments {
        if token.kind == .symbol(.closeParenthesis) { return .positional([]) }
        return startsNamedArgument ? .named(try namedArguments()) : .positional(try positionalArguments())
    }

    private mutating func positionalArguments() throws(SyntaxError) -> [Expression] {
        let first = token.start
        var values = [try expression()]
        let firstEnd = end
        while token.kind == .symbol(.comma) {
            try advance()
            if startsNamedArgument { throw mixed(first, firstEnd, named: true) }
            values.append(try expression())
        }
        return values
    }

    private mutating func namedArguments() throws(SyntaxError) -> [Expression.NamedArgument] {
        let first = token.start
        var arguments = [try namedArgument()]
        let firstEnd = end
        while token.kind == .symbol(.comma) {
            try advance()
            guard startsNamedArgument else { throw mixed(first, firstEnd, named: false) }
            arguments.append(try namedArgument())
        }
        return arguments
    }

    private mutating func namedArgument() throws(SyntaxError) -> Expression.NamedArgument {
        let start = token.start
        let name = try definedName("a parameter's name")
        let span = origins.span(start, end)
        try advance()
        return Expression.NamedArgument(name: name, nameSpan: span, value: try expression())
    }

    private func mixed(_ start: Int, _ end: Int, named: Bool) -> SyntaxError {
        guard token.kind != .symbol(.closeParenthesis), token.kind != .end else { return expectedExpression() }
        return SyntaxError(.mixedArguments(at: place(token), first: place(start, end), named: named))
    }
}
