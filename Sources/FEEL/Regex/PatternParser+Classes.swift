/// Characters in brackets, and escapes.
extension PatternParser {
    // MARK: - Classes

    /// What stands behind a `[`, and the `]`.
    mutating func characterClass() throws(PatternProblem) -> CharacterTest {
        let isNegated = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var tests: [CharacterTest] = []
        while peek != "]", !(peek == "-" && peek(1) == "[") {
            switch try classMember(isFirst: ranges.isEmpty && tests.isEmpty) {
            case .characters(let range): ranges.append(range)
            case .many(let test): tests.append(test)
            }
        }
        guard !ranges.isEmpty || !tests.isEmpty else {
            throw PatternProblem("there is nothing between `[` and `]`")
        }
        if !ranges.isEmpty { tests.append(.characters(ranges, ignoringCase: flags.ignoresCase)) }
        let members = tests.count == 1 ? tests[0] : CharacterTest.union(tests)
        let all = isNegated ? CharacterTest.not(members) : members
        let difference = take("-") ? CharacterTest.difference(all, try subtraction()) : all
        guard take("]") else { throw PatternProblem("a `[` has no `]`") }
        return difference
    }

    private mutating func subtraction() throws(PatternProblem) -> CharacterTest {
        guard take("[") else { throw PatternProblem("a `[` has no `]`") }
        return try nested { parser throws(PatternProblem) in try parser.characterClass() }
    }

    private enum ClassMember {
        case characters(ClosedRange<UInt32>)
        case many(CharacterTest)
    }

    private mutating func classMember(isFirst: Bool) throws(PatternProblem) -> ClassMember {
        if peek == "-", !isFirst, peek(1) != "]" {
            throw PatternProblem("a `-` that is no range stands first or last between brackets")
        }
        let first: Unicode.Scalar
        switch try classAtom() {
        case .many(let test): return .many(test)
        case .single(let scalar): first = scalar
        }
        guard peek == "-", peek(1) != "]", peek(1) != "[" else {
            return .characters(first.value...first.value)
        }
        position += 1
        guard case .single(let last) = try classAtom() else {
            throw PatternProblem("a range ends with a single character")
        }
        guard first.value <= last.value else {
            throw PatternProblem("the range `\(first)-\(last)` runs downwards")
        }
        return .characters(first.value...last.value)
    }

    private mutating func classAtom() throws(PatternProblem) -> Escaped {
        guard let scalar = peek else { throw PatternProblem("a `[` has no `]`") }
        position += 1
        switch scalar {
        case "[": throw PatternProblem("a `[` between brackets is written `\\[`")
        case "\\": return try escaped()
        default: return .single(scalar)
        }
    }

    // MARK: - Escapes

    /// What a backslash and what follows stand for.
    private enum Escaped {
        case single(Unicode.Scalar)
        case many(CharacterTest)
    }

    /// An escape outside of brackets, where it may refer to a group.
    mutating func escape() throws(PatternProblem) -> PatternNode {
        if peek?.digit != nil { return .backReference(try backReference()) }
        return switch try escaped() {
        case .single(let scalar): .literal(scalar)
        case .many(let test): .one(test)
        }
    }

    /// The longest number of a group that was opened before; the group must be complete.
    private mutating func backReference() throws(PatternProblem) -> Int {
        var number = 0
        while let digit = peek?.digit, number == 0 || number * 10 + digit <= groupCount {
            number = number * 10 + digit
            position += 1
            if number == 0 { break }
        }
        guard closedGroups.contains(number) else {
            throw PatternProblem("`\\\(number)` refers to no group that is complete there")
        }
        hasBackReferences = true
        return number
    }

    private mutating func escaped() throws(PatternProblem) -> Escaped {
        guard let scalar = peek else { throw PatternProblem("the pattern ends with a backslash") }
        position += 1
        switch scalar {
        case "n": return .single("\n")
        case "r": return .single("\r")
        case "t": return .single("\t")
        case "p": return .many(try property())
        case "P": return .many(.not(try property()))
        default: break
        }
        if let test = CharacterTest.escape(scalar) { return .many(test) }
        guard #"\|.-^?*+{}()[]$"#.unicodeScalars.contains(scalar) else {
            throw PatternProblem("`\\\(scalar)` is no escape")
        }
        return .single(scalar)
    }

    /// A category or a block between braces.
    private mutating func property() throws(PatternProblem) -> CharacterTest {
        guard take("{") else { throw PatternProblem("after `\\p` a name in braces is missing") }
        var name = ""
        while let scalar = peek, scalar != "}" {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard take("}") else { throw PatternProblem("a `{` has no `}`") }
        if name.hasPrefix("Is"), let block = UnicodeBlocks.range(named: name.dropFirst(2)) {
            return .ranges(CodePointRanges([block]))
        }
        guard let set = UnicodeCategories.set(named: name) else {
            throw PatternProblem("`\(name)` is no category and no block of Unicode")
        }
        return .categories(set)
    }
}
