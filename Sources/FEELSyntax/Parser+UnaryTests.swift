import Diagnostics

/// Cells of decision tables and allowed values.
extension Parser {
    mutating func wholeUnaryTests() throws(SyntaxError) -> UnaryTests {
        try start()
        guard token.kind != .end else { throw emptyText("a unary test") }
        if token.kind == .symbol(.minus), following?.kind == .end {
            try advance()
            return tests(.any)
        }
        guard startsNegation else { return tests(.tests(try testsUpToEnd())) }
        return try negationOrTests()
    }

    /// `not(` at the start: the wrapper if it spans the whole text, and the built-in function otherwise.
    private var startsNegation: Bool {
        token.kind == .word && text(token) == "not" && following?.kind == .symbol(.openParenthesis)
    }

    private mutating func negationOrTests() throws(SyntaxError) -> UnaryTests {
        let before = mark
        let asWrapper: SyntaxError
        do { return tests(.negated(try wrapped())) } catch { asWrapper = error }
        goBack(to: before)
        do { return tests(.tests(try testsUpToEnd())) } catch {
            throw asWrapper.reach >= error.reach ? asWrapper : error
        }
    }

    private mutating func wrapped() throws(SyntaxError) -> [Expression] {
        try advance()
        let opener = token
        try advance()
        let tests = try testList()
        try close(.closeParenthesis, opener, or: "`,` or ")
        try expectEnd()
        return tests
    }

    private mutating func testsUpToEnd() throws(SyntaxError) -> [Expression] {
        let tests = try testList()
        guard token.kind == .end else { throw unexpected("an operator, `,` or the end of the cell") }
        return tests
    }

    private mutating func testList() throws(SyntaxError) -> [Expression] {
        var tests = [try expression()]
        while try takesComma() { tests.append(try expression()) }
        return tests
    }

    private func tests(_ kind: UnaryTests.Kind) -> UnaryTests {
        UnaryTests(kind, origins.span(0, lexer.cursor.bytes.count))
    }
}
