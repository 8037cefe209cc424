/// Reads a pattern.
///
/// ```text
/// choice    = sequence { "|" sequence }
/// sequence  = { atom [ quantifier [ "?" ] ] }
/// atom      = character | "." | "^" | "$" | escape | class | "(" [ "?:" ] choice ")"
/// quantifier = "?" | "*" | "+" | "{" number [ "," [ number ] ] "}"
/// class     = "[" [ "^" ] { character [ "-" character ] | escape } [ "-" class ] "]"
/// ```
struct PatternParser {
    let flags: PatternFlags
    let scalars: [Unicode.Scalar]
    var position = 0
    /// Groups opened so far.
    private(set) var groupCount = 0
    var hasBackReferences = false
    /// Groups that are complete, to which references may lead.
    private(set) var closedGroups: Set<Int> = []
    private var depth = 0

    /// Parentheses and brackets within one another.
    private static let depthLimit = 100

    init(_ text: String, flags: PatternFlags) {
        self.flags = flags
        let scalars = Array(text.unicodeScalars)
        self.scalars = flags.ignoresSpace && !flags.isPlainText ? Self.withoutSpace(scalars) : scalars
    }

    mutating func parse() throws(PatternProblem) -> PatternNode {
        if flags.isPlainText { return .sequence(scalars.map { .literal($0) }) }
        let node = try choice()
        guard peek == nil else { throw PatternProblem("there is a `)` without a `(`") }
        return node
    }

    /// Leaves out white space except in `[…]`, be it between braces or after a backslash.
    private static func withoutSpace(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var (kept, depth, isEscaped): ([Unicode.Scalar], Int, Bool) = ([], 0, false)
        for scalar in scalars where depth > 0 || !" \t\n\r".unicodeScalars.contains(scalar) {
            kept.append(scalar)
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "[" {
                depth += 1
            } else if scalar == "]" {
                depth -= 1
            }
        }
        return kept
    }

    // MARK: - Characters

    var peek: Unicode.Scalar? { peek(0) }

    func peek(_ ahead: Int) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    /// Reads something that lies one level deeper.
    mutating func nested<Result>(
        _ read: (inout PatternParser) throws(PatternProblem) -> Result
    ) throws(PatternProblem) -> Result {
        guard depth < Self.depthLimit else { throw PatternProblem("the pattern is nested too deeply") }
        depth += 1
        defer { depth -= 1 }
        return try read(&self)
    }

    // MARK: - Structure

    private mutating func choice() throws(PatternProblem) -> PatternNode {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PatternProblem) -> PatternNode {
        var pieces: [PatternNode] = []
        while let next = peek, next != "|", next != ")" {
            let atom = try atom()
            guard let repetition = try repetition() else {
                pieces.append(atom)
                continue
            }
            pieces.append(.repetition(atom, repetition))
        }
        return pieces.count == 1 ? pieces[0] : .sequence(pieces)
    }

    private mutating func atom() throws(PatternProblem) -> PatternNode {
        guard let scalar = peek else { throw PatternProblem("the pattern ends too early") }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .one(try nested { parser throws(PatternProblem) in try parser.characterClass() })
        case ".": return .one(.dot(matchingLineEnds: flags.dotMatchesLineEnds))
        case "^": return .start
        case "$": return .end
        case "\\": return try escape()
        case "?", "*", "+": throw PatternProblem("there is nothing that `\(scalar)` could repeat")
        case "{", "}", "]": throw PatternProblem("`\(scalar)` by itself is written `\\\(scalar)`")
        default: return .literal(scalar)
        }
    }

    private mutating func group() throws(PatternProblem) -> PatternNode {
        var number: Int?
        if take("?") {
            guard take(":") else { throw PatternProblem("after `(?` only `:` can follow") }
        } else {
            groupCount += 1
            number = groupCount
        }
        let content = try nested { parser throws(PatternProblem) in try parser.choice() }
        guard take(")") else { throw PatternProblem("a `(` has no `)`") }
        guard let number else { return content }
        closedGroups.insert(number)
        return .group(number, content)
    }
}
