import Diagnostics

/// What begins with a keyword and reaches as far right as it can.
extension Parser {
    /// `ifExpression`.
    mutating func conditional() throws(SyntaxError) -> Expression {
        let start = token.start
        try advance()
        let condition = try expression()
        try expect(.then, "`then` after the condition of `if`")
        let then = try expression()
        try expect(
            .else, "`else` after the `then` part",
            help: "every `if` has an `else`; write `else null` for no value")
        let otherwise = try expression()
        return try node(.conditional(condition, then: then, otherwise: otherwise), from: start)
    }

    /// `forExpression`: the body knows the variables and `partial`, the results so far.
    mutating func iteration() throws(SyntaxError) -> Expression {
        let start = token.start
        try advance()
        names.push([])
        let iterators = try iterators()
        try expect(.return, "`,` or `return` after the variables of `for`")
        names.declare("partial")
        let body = try expression()
        names.pop()
        return try node(.iteration(iterators, yields: body), from: start)
    }

    /// `quantified`.
    mutating func quantified(_ quantifier: Expression.Quantifier) throws(SyntaxError) -> Expression {
        let start = token.start
        try advance()
        names.push([])
        let iterators = try iterators()
        try expect(.satisfies, "`,` or `satisfies` after the variables of `\(quantifier.rawValue)`")
        let condition = try expression()
        names.pop()
        return try node(.quantified(quantifier, iterators, satisfies: condition), from: start)
    }

    private mutating func iterators() throws(SyntaxError) -> [Expression.Iterator] {
        var iterators = [try iterator()]
        while try takesComma() { iterators.append(try iterator()) }
        return iterators
    }

    /// `name in expression`, or `name in expression..expression`; known to the iterators behind it.
    private mutating func iterator() throws(SyntaxError) -> Expression.Iterator {
        let (name, span) = try variable()
        let domain = try expression()
        let last = try iteratorEnd()
        names.declare(name)
        return Expression.Iterator(name: name, nameSpan: span, domain: domain, end: last)
    }

    /// The variable and `in`.
    private mutating func variable() throws(SyntaxError) -> (name: String, span: SourceSpan) {
        let start = token.start
        guard token.kind == .word, token.keyword?.isReserved != true else {
            throw expectedExpression("a variable's name")
        }
        let name = try words()
        let span = origins.span(start, end)
        guard token.keyword == .in else {
            throw fullWidth(from: start, to: end) ?? unexpected("`in` after `\(name)`")
        }
        try advance()
        return (name, span)
    }

    private mutating func iteratorEnd() throws(SyntaxError) -> Expression? {
        guard token.kind == .symbol(.dots) else { return nil }
        try advance()
        return try expression()
    }

    // MARK: Functions

    /// `functionDefinition`: the body knows the parameters.
    mutating func function() throws(SyntaxError) -> Expression {
        let start = token.start
        let (parameters, isExternal) = try signature()
        let body = try expression()
        names.pop()
        let function = Expression.Function(parameters: parameters, isExternal: isExternal, body: body)
        return try node(.function(function), from: start)
    }

    /// Everything before the body; opens the scope of the parameters.
    private mutating func signature() throws(SyntaxError) -> ([Expression.Parameter], isExternal: Bool) {
        try advance()
        let opener = token
        guard token.kind == .symbol(.openParenthesis) else {
            throw unexpected("`(` and the parameters of `function`")
        }
        try advance()
        let parameters = try parameters()
        try close(.closeParenthesis, opener, or: parameters.isEmpty ? "a parameter or " : "`,` or ")
        let isExternal = token.keyword == .external
        if isExternal { try advance() }
        names.push(parameters.map(\.name))
        return (parameters, isExternal)
    }

    private mutating func parameters() throws(SyntaxError) -> [Expression.Parameter] {
        if token.kind == .symbol(.closeParenthesis) { return [] }
        var parameters = [try parameter()]
        while try takesComma() { parameters.append(try parameter()) }
        return parameters
    }

    private mutating func parameter() throws(SyntaxError) -> Expression.Parameter {
        let start = token.start
        let name = try definedName("a parameter's name")
        let span = origins.span(start, end)
        guard token.kind == .symbol(.colon) else {
            return Expression.Parameter(name: name, nameSpan: span, type: nil)
        }
        try advance()
        return Expression.Parameter(name: name, nameSpan: span, type: try type())
    }
}
