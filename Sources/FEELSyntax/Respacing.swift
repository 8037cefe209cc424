import Diagnostics

/// FEEL text with the spaces that the printer would put, and everything else as it is written: brackets that could be
/// left out, escapes, digits.
///
/// The tree says what is a name, whose pieces belong together; the rest is told by its neighbours. What comes out is
/// read again and must be the same tree, otherwise the text stays as it was.
package struct Respacing {
    /// The text of an expression; nil where it is to stay as it is: over several lines, with comments, with intervals
    /// whose brackets face away, or with nothing to change.
    package static func text(ofExpression source: String, names: KnownNames) -> String? {
        changed(source) { text in
            let file = SourceFile(name: "", text: text)
            let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
            return (try? Parser.parse(text, names: names, file: file, origins: origins)).map { [$0] }
        }
    }

    /// The text of a cell or of allowed values; nil where it is to stay as it is.
    package static func text(ofTests source: String, names: KnownNames) -> String? {
        changed(source) { text in
            let file = SourceFile(name: "", text: text)
            let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
            let tests = try? Parser.parseUnaryTests(text, names: names, file: file, origins: origins)
            switch tests?.kind {
            case .tests(let trees), .negated(let trees): return trees
            case .any, nil: return nil
            }
        }
    }

    private static func changed(_ source: String, reading: (String) -> [Expression]?) -> String? {
        guard !source.contains(where: \.isNewline), !source.contains("//"), !source.contains("/*"),
            let trees = reading(source), let atoms = Atoms(of: trees, in: Array(source.utf8)),
            let pieces = pieces(of: source, atoms)
        else { return nil }
        let result = joined(pieces)
        return result != source && reading(result) == trees ? result : nil
    }

    // MARK: - Pieces

    private struct Piece {
        let text: String
        /// A name or a type, whatever it is made of.
        let isAtom: Bool
        let token: Token

        /// Whether an operand may end here, so that a bracket behind it is a filter or a call, and a minus an infix.
        var endsOperand: Bool {
            switch token.kind {
            case .number, .string, .at, .symbol(.closeParenthesis), .symbol(.closeBracket),
                .symbol(.closeBrace):
                true
            // `not` may wrap a cell, where it is no name of the tree.
            case .word: isAtom || text == "not" || [.true, .false, .null].contains(token.keyword)
            case .symbol, .end: isAtom
            }
        }
    }

    private static func pieces(of source: String, _ atoms: Atoms) -> [Piece]? {
        let bytes = Array(source.utf8)
        var lexer = Lexer(bytes)
        var pieces: [Piece] = []
        while let token = try? lexer.next() {
            if token.kind == .end { return pieces }
            if let atom = atoms.starts[token.start] {
                lexer.move(to: atom.end)
                pieces.append(Piece(text: atom.text, isAtom: true, token: token))
            } else {
                let text = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
                pieces.append(Piece(text: text, isAtom: false, token: token))
            }
        }
        return nil
    }

    private static func joined(_ pieces: [Piece]) -> String {
        var (result, isUnaryMinus) = ("", false)
        for (index, piece) in pieces.enumerated() {
            let previous = index > 0 ? pieces[index - 1] : nil
            if let previous, !isUnaryMinus, isSpace(between: previous, and: piece) { result += " " }
            result += piece.text
            isUnaryMinus =
                piece.token.kind == .symbol(.minus) && !piece.isAtom && previous?.endsOperand != true
        }
        return result
    }

    private static func isSpace(between left: Piece, and right: Piece) -> Bool {
        if !left.isAtom, case .symbol(let symbol) = left.token.kind {
            if symbol == .dots { return right.text.hasPrefix(".") }
            if [.openParenthesis, .openBracket, .openBrace, .dot].contains(symbol) { return false }
        }
        guard !right.isAtom, case .symbol(let symbol) = right.token.kind else { return true }
        switch symbol {
        case .closeParenthesis, .closeBracket, .closeBrace, .comma, .colon, .dot, .dots: return false
        case .openParenthesis: return !left.endsOperand && left.token.keyword != .function
        case .openBracket: return !left.endsOperand
        default: return true
        }
    }
}
