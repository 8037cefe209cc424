import Diagnostics

/// Operands: a value with its signs before it and its paths, filters and calls behind it.
extension Parser {
    /// `unary`.
    mutating func operand() throws(SyntaxError) -> Expression {
        var signs: [Int] = []
        while token.kind == .symbol(.minus) {
            signs.append(token.start)
            try advance()
        }
        let start = token.start
        let isLiteral = token.kind == .number
        let value = try postfix(try primary(), from: start)
        return try signed(value, isLiteral: isLiteral, signs: signs, from: start)
    }

    /// `instance of` behind and minus signs before a value. A minus right before a number belongs to the number, so
    /// that `-1 instance of number` is asked of −1.
    mutating func signed(
        _ value: Expression, isLiteral: Bool, signs: [Int], from start: Int
    ) throws(SyntaxError) -> Expression {
        var (value, signs, start) = (value, signs, start)
        if isLiteral, token.keyword == .instance, case .number = value.kind, let sign = signs.popLast() {
            value = try node(.negation(value), from: sign)
            start = sign
        }
        value = try typeTest(value, from: start)
        while let sign = signs.popLast() { value = try node(.negation(value), from: sign) }
        return value
    }

    /// `[ "instance" "of" type ]` behind a value.
    private mutating func typeTest(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression {
        guard token.keyword == .instance else { return value }
        try advance()
        guard token.kind == .word, text(token) == "of" else { throw unexpected("`of` after `instance`") }
        try advance()
        let type = try type()
        return try node(.instanceOf(value, type), from: start)
    }

    /// Paths, filters and calls behind a value.
    mutating func postfix(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression {
        var value = value
        while true {
            switch token.kind {
            case .symbol(.dot): value = try path(value, from: start)
            case .symbol(.openParenthesis): value = try call(value, from: start)
            case .symbol(.openBracket):
                guard let filter = try filter(value, from: start) else { return value }
                value = filter
            default: return value
            }
        }
    }

    /// `primary`.
    private mutating func primary() throws(SyntaxError) -> Expression {
        switch token.kind {
        case .number: try number()
        case .string: try literal(.string(stringValue(token)))
        case .at: try literal(.at(stringValue(token)))
        case .word: try word()
        case .symbol(.openParenthesis): try parenthesis()
        case .symbol(.openBracket): try bracket()
        case .symbol(.closeBracket): try reversedInterval()
        case .symbol(.openBrace): try context()
        case .symbol, .end: throw expectedExpression()
        }
    }

    /// A keyword construct, a known name, a literal word or an unknown name.
    private mutating func word() throws(SyntaxError) -> Expression {
        switch token.keyword {
        case .if: return try conditional()
        case .for: return try iteration()
        case .some: return try quantified(.some)
        case .every: return try quantified(.every)
        case .function: return try function()
        default: break
        }
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
        if token.kind == .word, token.start == number.end, token.keyword == nil { throw numberWithUnit(number, token) }
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
        if !names.contains(name), !unusualNames.contains(name), let error = fullWidth(from: first.start, to: end) {
            throw error
        }
        return try node(.path(value, name: name, nameSpan: origins.span(first.start, end)), from: start)
    }

    /// `[ … ]` behind a value. Nil, and nothing taken, where `[` closes the interval that is being read.
    private mutating func filter(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression? {
        guard bracketMayClose else { return try completeFilter(value, from: start) }
        let opener = token.start
        guard !failedFilters.contains(opener) else { return nil }
        let before = self
        do { return try completeFilter(value, from: start) } catch {
            guard !error.isFinal else { throw error }
            let failed = failedFilters
            self = before
            failedFilters = failed.union([opener])
            return nil
        }
    }

    private mutating func completeFilter(_ value: Expression, from start: Int) throws(SyntaxError) -> Expression {
        let (opener, outer) = (token, bracketMayClose)
        bracketMayClose = false
        defer { bracketMayClose = outer }
        try advance()
        guard !bracketCloses else { throw expectedExpression("a condition or a position") }
        names.push(["item"])
        let condition = try expression()
        names.pop()
        try close(.closeBracket, opener)
        return try node(.filter(value, by: condition), from: start)
    }
}
