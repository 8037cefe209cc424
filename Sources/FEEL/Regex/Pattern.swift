/// A pattern in the dialect of XPath and XQuery functions 3.1 (§5.6), which is that of XML Schema with anchors, groups,
/// back-references and reluctant quantifiers; compiled once and matched against any number of texts.
struct Pattern: Sendable {
    let program: PatternProgram

    /// Code points of a pattern.
    private static let lengthLimit = 10_000

    /// - Throws: what is wrong with the pattern.
    init(_ text: String, flags: PatternFlags = PatternFlags()) throws(PatternProblem) {
        guard text.unicodeScalars.count <= Self.lengthLimit else {
            throw PatternProblem("the pattern is too large")
        }
        var parser = PatternParser(text, flags: flags)
        let node = try parser.parse()
        var compiler = PatternCompiler(flags: flags, hasBackReferences: parser.hasBackReferences)
        program = try compiler.compile(node, groupCount: parser.groupCount)
    }
}

/// Where a pattern was found: the scalars of the whole match, and of each group that took part.
struct PatternMatch: Equatable, Sendable {
    let range: Range<Int>
    /// By the number of the group, from 1 on at index 0.
    let groups: [Range<Int>?]
}

/// What is wrong with a pattern, its flags or a replacement: one sentence.
struct PatternProblem: Error, Equatable {
    let message: String

    init(_ message: String) { self.message = message }
}
