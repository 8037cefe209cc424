import Diagnostics
import FEEL

extension FuzzTarget {
    /// Patterns through `matches`, `replace` and `split`, which must agree with one another. A line for the flags, one
    /// for the pattern, one for the replacement; the rest is the text.
    static let regex = FuzzTarget(name: "regex", fragments: regexFragments) { bytes in
        var check = RegexCheck(String(decoding: bytes, as: UTF8.self))
        check.run()
        return check.complaints
    }

    private static let regexFragments = [
        "\n", "\ni\n", "q", "s", "m", "x", "i", "(", ")", "(?:", "|", "[", "[^", "]", "-[", "-", "a", "b",
        "ab", "é",
        "中", "𠮷", "ς", "\u{212A}", ".", "^", "$", "*", "+", "?", "*?", "+?", "??", "{2}", "{0,3}", "{2,}",
        "{1000}",
        "{0}", "\\1", "\\2", "\\12", "\\d", "\\D", "\\s", "\\S", "\\w", "\\W", "\\i", "\\c", "\\I", "\\C",
        "\\n",
        "\\t", "\\\\", "\\$", "\\-", "\\p{L}", "\\P{Nd}", "\\p{IsGreek}", "\\P{IsBasicLatin}", "\\p{", "$0",
        "$1",
        "$12", "\\$", "aaaaaaaaaaaaaaaa", "(a+)+$", "(a*)*", "((a?){3}){3}", "\r", "\u{2028}", " ", "\u{0}",
        "[a-z-[aeiou]]", "[\\d-x]", "e\u{301}",
    ]
}

/// Runs one pattern in every way and complains of answers that do not fit one another.
private struct RegexCheck {
    private static let limits = Limits(
        depth: 50, steps: 20_000, listLength: 2_000, stringLength: 10_000, heapSize: 2_000_000)

    /// Made once: that takes longer than most patterns.
    private static let scope = Scope()
    private static let heap = Heap().frozen

    private let session: ExpressionSession
    private let text: String
    private let flags: String
    private(set) var complaints: [String] = []

    init(_ input: String) {
        var rest = input.unicodeScalars[...]
        let lines = (0..<3).map { _ in Self.takeLine(&rest) }
        (text, flags) = (String(rest), lines[0])
        session = ExpressionSession(scope: Self.scope, heap: Self.heap, limits: Self.limits)
        for (name, line) in zip(["flags", "pattern", "replacement"], lines) {
            session.bind(name, to: .string(line))
        }
        session.bind("text", to: .string(text))
    }

    private static func takeLine(_ rest: inout Substring.UnicodeScalarView) -> String {
        let line = rest.prefix { $0 != "\n" }
        rest = rest[line.endIndex...].dropFirst()
        return String(line)
    }

    mutating func run() {
        _ = value(of: "replace(text, pattern, replacement, flags)")
        let found = value(of: "matches(text, pattern, flags)")
        if value(of: "matches(text, pattern, flags)") != found {
            complaints.append("another answer the second time")
        }
        checkReplacement(found)
        if flags.isEmpty { checkPieces(found) }
    }

    /// What is replaced by itself stays; what is replaced by nothing shrinks, but only if there is a match.
    private mutating func checkReplacement(_ found: Datum?) {
        let itself = flags.unicodeScalars.contains("q") ? "pattern" : "\"$0\""
        let same = value(of: "replace(text, pattern, \(itself), flags)")
        if case .string(let same) = same, !flags.contains("q") || !flags.contains("i") { expectText(same) }
        if case .string(let rest) = value(of: "replace(text, pattern, \"\", flags)") {
            let isShorter = rest.unicodeScalars.count < text.unicodeScalars.count
            if let found, found != .boolean(isShorter) {
                complaints.append("found \(found), but left \(rest)")
            }
        }
    }

    /// No match, one piece; the pieces and what lies between them are the text.
    private mutating func checkPieces(_ found: Datum?) {
        guard case .list(let pieces) = value(of: "split(text, pattern)") else { return }
        if let found, found != .boolean(pieces.count > 1) {
            complaints.append("found \(found), split \(pieces)")
        }
        guard case .string(let marked) = value(of: "replace(text, pattern, \"\u{1}$0\u{1}\")") else { return }
        let parts = marked.unicodeScalars.split(separator: "\u{1}", omittingEmptySubsequences: false)
        guard !text.unicodeScalars.contains("\u{1}") else { return }
        let between = stride(from: 0, to: parts.count, by: 2).map { Datum.string(String(parts[$0])) }
        if between != pieces { complaints.append("split \(pieces), marked \(between)") }
    }

    private mutating func expectText(_ other: String) {
        if !other.unicodeScalars.elementsEqual(text.unicodeScalars) {
            complaints.append("replaced by itself, \(text.debugDescription) became \(other.debugDescription)")
        }
    }

    /// The value of an expression, nil where a limit ended it.
    private mutating func value(of expression: String) -> Datum? {
        do throws(Diagnostic) {
            let outcome = try session.evaluate(expression)
            let isExplained = outcome.value != .null || outcome.failureCount > 0
            if !isExplained { complaints.append("\(expression) is null for no reason") }
            return outcome.value
        } catch {
            if error.code != "feel.limit-exceeded" { complaints.append("\(expression): \(error.message)") }
            return nil
        }
    }
}
