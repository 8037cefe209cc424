import Diagnostics
import FEELSyntax

extension FuzzTarget {
    /// The FEEL parser on expressions, cells and types: every place inside the text, and every tree printed and read
    /// back.
    static let syntax = FuzzTarget(name: "syntax", fragments: syntaxFragments) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        var check = SyntaxCheck()
        check.readExpression(text)
        check.readCell(text)
        check.readType(text)
        return check.complaints
    }

    private static let syntaxFragments = [
        " ", " ", " ", "\n", "\t", "　", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "+", "-", "*",
        "**", "/", "=",
        "!=", "<", "<=", ">", ">=", "->", "@", "?", "//", "/*", "*/", "\"", "\"", "\\", "\\u5929", "\\ud83d",
        "\\U01F40E",
        "if ", " then ", " else ", "for ", " in ", " return ", "some ", "every ", " satisfies ", "function",
        " external ",
        " and ", " or ", " between ", " instance of ", "not(", "null", "true", "false", "list<", "range<",
        "context<",
        "function<", "date and time", "days and time duration", "1", "0.15", ".5", "1e3", "12e", "a", "b",
        "a-b", "x", "item",
        "合同金额", "研发 投入", "Monthly Salary", "foo+bar", "decision A 2.1", "days in weekend", "金额＞", "（", "“",
        "，",
        "'", "`", ";", "%", "#", "==", "&&", "<>", "万元", "𠮷", "e\u{301}", "\u{0}", "\u{FEFF}", "\u{2028}",
        "\u{7F}",
        "((((((((", "[[[[[[[[", "{a:{a:", "a[a[a[", "[1..a[", "- - - - ", "\"天津\"", "@\"P1D\"",
    ]
}

/// Reads texts in every way and complains of what cannot be.
private struct SyntaxCheck {
    private(set) var complaints: [String] = []

    /// Names that swallow one another.
    private static let names = KnownNames([
        "date and time", "not", "min", "count", "a", "b", "x", "a-b", "x - y", "rate/12", "null-value",
        "合同金额", "研发 投入",
        "Monthly Salary", "Date-Time", "Date-Time2", "foo+bar", "decision A 2.1", "days in weekend", "费用（自筹）",
    ])

    mutating func readExpression(_ text: String) {
        let read = Self.reader { text, file, origins throws(Diagnostic) in
            try Parser.parse(text, names: Self.names, file: file, origins: origins)
        }
        guard let tree = check(text, read, { Printer.text(of: $0, names: Self.names) }) else { return }
        visit(tree, within: SourceSpan(0, text.utf8.count))
    }

    mutating func readCell(_ text: String) {
        let read = Self.reader { text, file, origins throws(Diagnostic) in
            try Parser.parseUnaryTests(text, names: Self.names, file: file, origins: origins)
        }
        _ = check(text, read) { Printer.text(of: $0, names: Self.names) }
    }

    mutating func readType(_ text: String) {
        let read = Self.reader { text, file, origins throws(Diagnostic) in
            try Parser.parseType(text, file: file, origins: origins)
        }
        _ = check(text, read) { Printer.text(of: $0) }
    }

    /// A reader of texts that are their own files.
    private static func reader<Tree>(
        _ parse: @escaping (String, SourceFile, OriginMap) throws(Diagnostic) -> Tree
    ) -> (String) -> Result<Tree, Diagnostic> {
        { text in
            let file = SourceFile(name: "<fuzz>", text: text)
            do throws(Diagnostic) {
                return .success(try parse(text, file, .verbatim(at: 0, length: text.utf8.count)))
            } catch { return .failure(error) }
        }
    }

    /// Reads, prints and reads again; answers the tree if there is one.
    private mutating func check<Tree: Equatable>(
        _ text: String, _ read: (String) -> Result<Tree, Diagnostic>, _ print: (Tree) -> String
    ) -> Tree? {
        switch read(text) {
        case .success(let tree):
            let printed = print(tree)
            if case .success(tree) = read(printed) {
            } else {
                complaints.append("printed as \(printed.debugDescription)")
            }
            return tree
        case .failure(let diagnostic):
            visit(diagnostic)
            return nil
        }
    }

    private mutating func visit(_ diagnostic: Diagnostic) {
        if diagnostic.place == nil { complaints.append("\(diagnostic.code) without a place") }
        for place in [diagnostic.place].compactMap({ $0 }) + diagnostic.notes.map(\.place) {
            let span = place.span
            guard span.start < 0 || span.end < span.start || span.end > place.file.bytes.count else {
                continue
            }
            complaints.append("\(diagnostic.code) at \(span)")
        }
        if DiagnosticRenderer().render(diagnostic).isEmpty { complaints.append("nothing rendered") }
        if !SyntaxDiagnostics.all.contains(diagnostic.kind) {
            complaints.append("\(diagnostic.code) is not listed")
        }
    }

    private mutating func visit(_ expression: Expression, within parent: SourceSpan) {
        let span = expression.span
        if span.start < parent.start || span.end > parent.end || span.start >= span.end {
            complaints.append("a node at \(span) in \(parent)")
        }
        if expression.height > Parser.heightLimit || expression.nesting > Parser.depthLimit {
            complaints.append("a tree of height \(expression.height), nested \(expression.nesting)")
        }
        for part in expression.kind.parts { visit(part, within: span) }
    }
}
