import Diagnostics
import FEEL
import FEELSyntax

/// What was typed, taken apart: `:word expression`, `name = expression`, or an expression.
struct ReplEntry {
    enum Kind: Equatable {
        case command(String)
        case binding(name: String)
        case expression
    }

    let kind: Kind
    let text: String

    init(_ typed: String, in scope: Scope) {
        let typed = typed.trimmed
        if typed.hasPrefix(":") {
            let word = typed.dropFirst().prefix { !$0.isWhitespace }
            kind = .command(String(word))
            text = String(typed.dropFirst(1 + word.count)).trimmed
        } else if let (name, value) = Self.binding(typed, scope) {
            kind = .binding(name: name)
            text = value
        } else {
            kind = .expression
            text = typed
        }
    }

    /// A binding where the text before the first `=` is nothing but a name, known or new.
    private static func binding(_ typed: String, _ scope: Scope) -> (String, String)? {
        guard let sign = typed.firstIndex(of: "=") else { return nil }
        let (before, after) = (String(typed[..<sign]).trimmed, String(typed[typed.index(after: sign)...]))
        if let last = before.last, "<>!".contains(last) { return nil }
        let file = SourceFile(name: "", text: before)
        let tree = try? Parser.parse(
            before, names: scope.knownNames, file: file, origins: .verbatim(at: 0, length: before.utf8.count))
        guard case .name(let name) = tree?.kind else { return nil }
        return (name, after.trimmed)
    }

    /// Whether a text is right as far as it goes, so that a further line may complete it.
    static func isUnfinished(_ text: String, _ diagnostic: Diagnostic) -> Bool {
        if ["feel.unterminated-string", "feel.unterminated-comment"].contains(diagnostic.code) {
            return true
        }
        return diagnostic.place?.span.start == text.utf8.count && diagnostic.code.hasPrefix("feel.un")
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.prefix(start.count - start.reversed().prefix { $0.isWhitespace }.count))
    }
}
