import Diagnostics

/// Operands: a value with its signs before it and its paths, filters and calls behind it.
extension Parser {
    /// `unary`. A minus right before a number belongs to the number, so that `-1 instance of number` is asked of −1.
    mutating func operand() throws(SyntaxError) -> Expression {
        let signs = try minusSigns()
        let start = token.start
        let isNumber = token.kind == .number
        var value = try primary()
        while let longer = try postfixForm(value, from: start) { value = longer }
        return try signed(value, isNumber: isNumber, signs, from: start)
    }

    private mutating func signed(
        _ value: Expression, isNumber: Bool, _ signs: [Int], from start: Int
    ) throws(SyntaxError) -> Expression {
        guard isNumber, token.keyword == .instance, case .number = value.kind, let sign = signs.last else {
            let tested = try typeTest(value, from: start)
            return try negated(tested, by: signs)
        }
        let tested = try typeTest(try node(.negation(value), from: sign), from: sign)
        return try negated(tested, by: signs.dropLast())
    }

    private mutating func minusSigns() throws(SyntaxError) -> [Int] {
        var signs: [Int] = []
        while token.kind == .symbol(.minus) {
            signs.append(token.start)
            try advance()
        }
        return signs
    }

    private func negated(_ value: Expression, by signs: [Int]) throws(SyntaxError) -> Expression {
        var value = value
        for sign in signs.reversed() { value = try node(.negation(value), from: sign) }
        return value
    }

    /// `[ "instance" "of" type ]` behind a value.
    mutating func typeTest(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression {
        guard token.keyword == .instance else { return value }
        let type = try testedType()
        return try node(.instanceOf(value, type), from: start)
    }

    private mutating func testedType() throws(SyntaxError) -> TypeReference {
        try advance()
        guard token.kind == .word, text(token) == "of" else { throw unexpected("`of` after `instance`") }
        try advance()
        return try type()
    }

    /// Paths, filters and calls behind a value.
    mutating func postfix(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression {
        var value = value
        while let next = try postfixForm(value, from: start) { value = next }
        return value
    }

    private mutating func postfixForm(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression?
    {
        switch token.kind {
        case .symbol(.dot): return try path(value, from: start)
        case .symbol(.openParenthesis): return try call(value, from: start)
        case .symbol(.openBracket): return try filter(value, from: start)
        default: return nil
        }
    }

    /// `primary`: what is no bracket and no construct is read by `leaf`, so that this recursive step stays small.
    private mutating func primary() throws(SyntaxError) -> Expression {
        switch token.kind {
        case .symbol(.openParenthesis): return try parenthesis()
        case .symbol(.openBracket): return try bracket()
        case .symbol(.closeBracket) where mayOpenInterval: return try reversedInterval()
        case .symbol(.openBrace): return try context()
        case .word where token.keyword?.startsConstruct == true: return try construct()
        default: return try leaf()
        }
    }

    private mutating func construct() throws(SyntaxError) -> Expression {
        switch token.keyword {
        case .if?: return try conditional()
        case .for?: return try iteration()
        case .some?: return try quantified(.some)
        case .every?: return try quantified(.every)
        default: return try function()
        }
    }

    private mutating func leaf() throws(SyntaxError) -> Expression {
        switch token.kind {
        case .number: return try number()
        case .string: return try literal(.string(stringValue(token)))
        case .at: return try literal(.at(stringValue(token)))
        case .word: return try word()
        case .symbol, .end: throw expectedExpression()
        }
    }

    /// A known name, a literal word or an unknown name.
    private mutating func word() throws(SyntaxError) -> Expression {
        if let known = try knownName() { return known }
        guard let keyword = token.keyword, keyword.isReserved else { return try unknownName() }
        return switch keyword {
        case .true: try literal(.boolean(true))
        case .false: try literal(.boolean(false))
        case .null: try literal(.null)
        default: throw expectedExpression()
        }
    }

    private mutating func literal(_ kind: Expression.Kind) throws(SyntaxError) -> Expression {
        let start = token.start
        try advance()
        return try node(kind, from: start)
    }

    private mutating func number() throws(SyntaxError) -> Expression {
        let number = token
        let result = try literal(.number(text(number)))
        if token.kind == .word, token.start == number.end, token.keyword == nil {
            throw numberWithUnit(number, token)
        }
        return result
    }

    /// The text of a string or an at-literal, escapes resolved.
    func stringValue(_ token: Token) -> String {
        let start = token.start + (token.kind == .at ? 2 : 1)
        return StringEscapes.resolved(lexer.cursor.bytes[start..<max(start, token.end - 1)])
    }

    /// `.` and the words of an entry's or a property's name.
    private mutating func path(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression {
        try advance()
        let first = token
        guard token.kind == .word, token.keyword?.endsName != true else { throw expectedExpression("a name") }
        let name = try words()
        if !names.contains(name), !unusualNames.contains(name),
            let error = fullWidth(from: first.start, to: end)
        {
            throw error
        }
        return try node(.path(value, name: name, nameSpan: origins.span(first.start, end)), from: start)
    }

    /// `[ … ]` behind a value. Nil, and nothing taken, where `[` closes the interval that is being read.
    private mutating func filter(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression? {
        bracketMayClose ? try attemptedFilter(value, from: start) : try completeFilter(value, from: start)
    }

    private mutating func attemptedFilter(_ value: Expression, from start: Int) throws(SyntaxError)
        -> Expression?
    {
        let opener = token.start
        guard failedFilters[opener] == nil else { return nil }
        let before = mark
        do { return try completeFilter(value, from: start) } catch {
            guard !error.isFinal else { throw error }
            goBack(to: before)
            failedFilters[opener] = error
            return nil
        }
    }

    private mutating func completeFilter(_ value: Expression, from start: Int) throws(SyntaxError)
        -> Expression
    {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try enterFilter()
        let condition = try expression()
        names.pop()
        try close(.closeBracket, opener)
        return try node(.filter(value, by: condition), from: start)
    }

    private mutating func enterFilter() throws(SyntaxError) {
        try advance()
        guard !bracketCloses else { throw expectedExpression("a condition or a position") }
        names.push(["item"])
    }
}
