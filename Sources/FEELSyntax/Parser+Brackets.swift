import Diagnostics

/// What begins with a bracket: grouping, lists, intervals, contexts, and the tests after `in`.
extension Parser {
    /// The contents of `( … )`.
    private enum Parenthesis {
        case one(Expression)
        case tests([Expression])
    }

    /// `( … )` as an operand: a grouping, or an interval.
    mutating func parenthesis() throws(SyntaxError) -> Expression {
        switch try parenthesis(holdsTests: false) {
        case .one(let expression): return expression
        case .tests: throw unexpected("`)`")
        }
    }

    private mutating func parenthesis(holdsTests: Bool) throws(SyntaxError) -> Parenthesis {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try advance()
        if token.kind == .symbol(.dots) { return .one(try intervalWithoutStart(opener)) }
        let first = try expression()
        if token.kind == .symbol(.dots), looseness == .additive {
            return .one(try interval(opener, from: first))
        }
        if holdsTests, token.kind == .symbol(.comma), looseness != .loose {
            return .tests(try moreTests(after: first, opener))
        }
        try close(.closeParenthesis, opener)
        return .one(first)
    }

    /// What follows `in`: one test, or several in parentheses.
    mutating func membershipTests() throws(SyntaxError) -> [Expression] {
        guard token.kind == .symbol(.openParenthesis) else { return [try test()] }
        let start = token.start
        switch try parenthesis(holdsTests: true) {
        case .tests(let tests): return tests
        case .one(let operand):
            let value = try typeTest(try postfix(operand, from: start), from: start)
            return [try operators(above: BinaryOperator.comparisonPrecedence, after: (value, start))]
        }
    }

    private mutating func moreTests(after first: Expression, _ opener: Token) throws(SyntaxError)
        -> [Expression]
    {
        var tests = [first]
        while try takesComma() { tests.append(try test()) }
        try close(.closeParenthesis, opener)
        return tests
    }

    /// `test`: a relation to something, or a value, a list, an interval.
    private mutating func test() throws(SyntaxError) -> Expression {
        guard let relation else { return try additive() }
        return try unaryRelation(relation)
    }

    /// `[ … ]` as an operand: a list, or an interval.
    mutating func bracket() throws(SyntaxError) -> Expression {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try advance()
        if bracketCloses { return try list([], opener) }
        let first = try expression()
        if token.kind == .symbol(.dots), looseness == .additive { return try interval(opener, from: first) }
        var items = [first]
        while try takesComma() { items.append(try expression()) }
        return try list(items, opener)
    }

    private mutating func list(_ items: [Expression], _ opener: Token) throws(SyntaxError) -> Expression {
        try close(.closeBracket, opener, or: items.isEmpty ? "" : "`,` or ")
        return try node(.list(items), from: opener.start)
    }

    /// Takes a comma if one stands here.
    mutating func takesComma() throws(SyntaxError) -> Bool {
        guard token.kind == .symbol(.comma) else { return false }
        try advance()
        return true
    }

    /// The token is a `]` that closes: one before a literal or a word opens an interval, as in `[ ]1..2] ]`.
    var bracketCloses: Bool {
        guard token.kind == .symbol(.closeBracket) else { return false }
        guard let following else { return true }
        switch following.kind {
        case .number, .string, .at: return false
        case .word: return following.keyword != nil
        case .symbol, .end: return true
        }
    }

    // MARK: Intervals

    /// Whether what follows the `]`, or the next few of them, may be an end point. Otherwise the bracket closes
    /// where an operand is missing, as in `[1, ]`, and that is what must be said.
    var mayOpenInterval: Bool {
        var ahead = lexer
        var next = try? ahead.next()
        while next?.kind == .symbol(.closeBracket) { next = try? ahead.next() }
        switch next?.kind {
        case .symbol(let symbol):
            return [.openParenthesis, .openBracket, .openBrace, .minus].contains(symbol)
        case .end: return false
        default: return true
        }
    }

    /// `]a..b]`.
    mutating func reversedInterval() throws(SyntaxError) -> Expression {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try advance()
        let start = try additive()
        try expectDots(opener)
        return try interval(opener, from: start)
    }

    private func expectDots(_ opener: Token) throws(SyntaxError) {
        guard token.kind == .symbol(.dots) else {
            throw unexpected("`..` of the interval opened by `]`", opener: opener)
        }
    }

    /// From the `..` on.
    private mutating func interval(_ opener: Token, from start: Expression) throws(SyntaxError) -> Expression
    {
        try advance()
        if let open = try openInterval(opener, from: start) { return open }
        let (end, isIncluded) = try intervalEnd(opener)
        return try interval(opener, start, end, endIncluded: isIncluded)
    }

    private func interval(
        _ opener: Token, _ start: Expression, _ end: Expression, endIncluded: Bool
    ) throws(SyntaxError) -> Expression {
        let interval = Expression.Interval(
            start: start, startIncluded: opener.kind == .symbol(.openBracket), end: end,
            endIncluded: endIncluded)
        return try node(.interval(interval), from: opener.start)
    }

    /// `[a..)`: everything from a on.
    private mutating func openInterval(_ opener: Token, from start: Expression) throws(SyntaxError)
        -> Expression?
    {
        guard token.kind == .symbol(.closeParenthesis), opener.kind != .symbol(.closeBracket) else {
            return nil
        }
        try advance()
        let relation: BinaryOperator = opener.kind == .symbol(.openBracket) ? .greaterOrEqual : .greater
        return try node(.unaryRelation(relation, start), from: opener.start)
    }

    /// `(..b]`: everything up to b.
    private mutating func intervalWithoutStart(_ opener: Token) throws(SyntaxError) -> Expression {
        try advance()
        let (end, isIncluded) = try intervalEnd(opener)
        return try node(.unaryRelation(isIncluded ? .lessOrEqual : .less, end), from: opener.start)
    }

    /// The second end point and the bracket that closes it.
    private mutating func intervalEnd(_ opener: Token) throws(SyntaxError) -> (Expression, isIncluded: Bool) {
        bracketMayClose = true
        let end = try additive()
        bracketMayClose = false
        return (end, try closeInterval(opener))
    }

    /// Takes the closing bracket; answers whether the end belongs to the interval.
    private mutating func closeInterval(_ opener: Token) throws(SyntaxError) -> Bool {
        switch token.kind {
        case .symbol(.closeBracket):
            try advance()
            return true
        case .symbol(.closeParenthesis), .symbol(.openBracket):
            try advance()
            return false
        default: throw unexpected("`]` or `)` to close the interval", opener: opener)
        }
    }

    // MARK: Contexts

    /// `{ key: value, … }`; each key is known to the values behind it.
    mutating func context() throws(SyntaxError) -> Expression {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try advance()
        var entries: [Expression.Entry] = []
        names.push([])
        if token.kind != .symbol(.closeBrace) {
            repeat { entries.append(try entry()) } while try takesComma()
        }
        names.pop()
        try close(.closeBrace, opener, or: entries.isEmpty ? "a key or " : "`,` or ")
        return try node(.context(entries), from: opener.start)
    }

    private mutating func entry() throws(SyntaxError) -> Expression.Entry {
        let (key, span) = try key()
        let value = try expression()
        names.declare(key)
        return Expression.Entry(key: key, keySpan: span, value: value)
    }

    /// The key of an entry and the colon behind it.
    private mutating func key() throws(SyntaxError) -> (key: String, span: SourceSpan) {
        let start = token.start
        let key = token.kind == .string ? try stringKey() : try definedName("a key")
        let span = origins.span(start, end)
        guard token.kind == .symbol(.colon) else {
            throw fullWidth(from: start, to: end) ?? unexpected("`:` after the key `\(key)`")
        }
        try advance()
        return (key, span)
    }

    private mutating func stringKey() throws(SyntaxError) -> String {
        let key = stringValue(token)
        try advance()
        return key
    }

    // MARK: Closing

    /// Takes the closing bracket; `alternative` is what else might have stood here.
    mutating func close(_ closer: Symbol, _ opener: Token, or alternative: String = "") throws(SyntaxError) {
        guard token.kind == .symbol(closer) else {
            let expected = token.kind == .end ? "`\(closer.rawValue)`" : "\(alternative)`\(closer.rawValue)`"
            throw unexpected(expected, opener: opener)
        }
        try advance()
    }
}
