package import Diagnostics

/// Reads FEEL text into its tree (DMN §10.3.1.2; the grammar is `Grammar/feel.ebnf`).
///
/// Recursive descent for what is bracketed, a stack of pending operators for what is not: so the call stack grows
/// with the nesting of the text only, and by few frames a level. Nothing is read twice, except where an interval may
/// end in `[` or a cell may begin with `not(`: there a failed attempt is remembered.
package struct Parser: Sendable {
    /// The greatest nesting of a text and of its tree. So many levels fit on a stack of 512 KiB even in debug builds,
    /// for this parser and for whoever walks the tree in steps of less than 5 KiB.
    package static let depthLimit = 80
    /// The greatest height of a tree: how long a chain such as `a + b + c` may be. Walkers take chains in a loop; what
    /// still recurses is the freeing of the tree.
    package static let heightLimit = 400

    /// Reads one expression (`expression` of `Grammar/feel.ebnf`).
    ///
    /// - Parameters:
    ///   - text: the expression, as its reader understands it (YAML quotes and escapes taken off).
    ///   - names: everything the expression may refer to, built-in functions included. Local names are added by the
    ///     parser itself.
    ///   - file: where the text stands, for the diagnostic.
    ///   - origins: where each byte of the text stands in the file; all spans of the tree are offsets in the file.
    /// - Throws: the first syntax error; an expression has at most one.
    package static func parse(
        _ text: String, names: KnownNames, file: SourceFile, origins: OriginMap
    ) throws(Diagnostic) -> Expression {
        var parser = Parser(text, names: names, file: file, origins: origins)
        do { return try parser.wholeExpression() } catch { throw error.diagnostic }
    }

    /// Reads a decision table's cell or an allowed-values text (`unaryTests`); `?` is known inside.
    package static func parseUnaryTests(
        _ text: String, names: KnownNames, file: SourceFile, origins: OriginMap
    ) throws(Diagnostic) -> UnaryTests {
        var parser = Parser(text, names: names.adding(["?"]), file: file, origins: origins)
        do { return try parser.wholeUnaryTests() } catch { throw error.diagnostic }
    }

    /// Reads a type (`type`), such as `list<number>`.
    package static func parseType(
        _ text: String, file: SourceFile, origins: OriginMap
    ) throws(Diagnostic) -> TypeReference {
        var parser = Parser(text, names: KnownNames(), file: file, origins: origins)
        do { return try parser.wholeType() } catch { throw error.diagnostic }
    }

    // MARK: State

    let file: SourceFile
    let origins: OriginMap
    private(set) var lexer: Lexer
    /// The token that is looked at; nothing of it has been taken yet.
    private(set) var token = Token(kind: .end, start: 0, end: 0)
    /// The token taken last; nil at the start.
    private(set) var previous: Token?
    var names: KnownNames
    var depth = 0
    /// What stood outside brackets in the operators read last.
    var looseness = Looseness.additive
    /// Inside the second end point of an interval, where `[` may close it.
    var bracketMayClose = false
    /// Where a filter was tried inside an end point and there was none, and what was wrong with it.
    var failedFilters: [Int: SyntaxError] = [:]
    /// Names declared in this text that hold full-width punctuation: they may be used as paths.
    var unusualNames: Set<String> = []

    init(_ text: String, names: KnownNames, file: SourceFile, origins: OriginMap) {
        self.file = file
        self.origins = origins
        self.names = names
        lexer = Lexer(Array(text.utf8))
    }

    /// Where the text taken so far ends.
    var end: Int { previous?.end ?? 0 }

    /// Takes the token and looks at the next one.
    mutating func advance() throws(SyntaxError) {
        let taken = token
        token = try lexed(after: taken)
        previous = taken
    }

    /// Looks at the first token of the text.
    mutating func start() throws(SyntaxError) { token = try lexed(after: nil) }

    /// Takes everything from the token up to `position`: the end of a name, which only the known names can tell.
    mutating func takeName(upTo position: Int) throws(SyntaxError) {
        let name = Token(kind: .word, start: token.start, end: position)
        lexer.move(to: position)
        token = try lexed(after: name)
        previous = name
    }

    private mutating func lexed(after taken: Token?) throws(SyntaxError) -> Token {
        do { return try lexer.next() } catch { throw lexicalError(error, after: taken) }
    }

    /// Where an attempt begins, to go back to when it fails. What was learned about filters stays, and names are not
    /// copied: that would cost each attempt as much as the text is long.
    struct Mark {
        fileprivate let lexer: Lexer
        fileprivate let token: Token
        fileprivate let previous: Token?
        fileprivate let depth: Int
        fileprivate let bracketMayClose: Bool
        fileprivate let unusualNames: Set<String>
        fileprivate let scopes: Int
    }

    /// The place that is looked at.
    var mark: Mark {
        Mark(
            lexer: lexer, token: token, previous: previous, depth: depth, bracketMayClose: bracketMayClose,
            unusualNames: unusualNames, scopes: names.scopeCount)
    }

    mutating func goBack(to mark: Mark) {
        (lexer, token, previous) = (mark.lexer, mark.token, mark.previous)
        (depth, bracketMayClose, unusualNames) = (mark.depth, mark.bracketMayClose, mark.unusualNames)
        names.pop(to: mark.scopes)
    }

    /// The token after the one looked at; nil when there is none that could be read.
    var following: Token? {
        var ahead = lexer
        return try? ahead.next()
    }

    /// A node over everything from `start` to the token taken last; an error when its tree would be too high.
    func node(_ kind: Expression.Kind, from start: Int) throws(SyntaxError) -> Expression {
        let node = Expression(kind, origins.span(start, end))
        guard node.nesting <= Self.depthLimit else { throw tooDeep(from: start) }
        guard node.height <= Self.heightLimit else { throw tooLong(from: start) }
        return node
    }

    /// Enters a level of nesting.
    mutating func descend() throws(SyntaxError) {
        depth += 1
        guard depth <= Self.depthLimit else { throw tooDeep(from: token.start) }
    }

    mutating func wholeExpression() throws(SyntaxError) -> Expression {
        try start()
        guard token.kind != .end else { throw emptyText("an expression") }
        let result = try expression()
        try expectEnd()
        return result
    }

    /// Nothing may be left.
    func expectEnd() throws(SyntaxError) {
        guard token.kind == .end else { throw unexpected("an operator or the end of the expression") }
    }
}

/// A syntax error on its way out of the parser.
///
/// A class, so that it takes one word on each stack frame it may pass through.
final class SyntaxError: Error {
    let diagnostic: Diagnostic
    /// Ends the parse even where something else could be tried.
    let isFinal: Bool

    init(_ diagnostic: Diagnostic, isFinal: Bool = false) {
        self.diagnostic = diagnostic
        self.isFinal = isFinal
    }

    /// Where in the file the text did not fit.
    var reach: Int { diagnostic.place?.span.start ?? 0 }
}
