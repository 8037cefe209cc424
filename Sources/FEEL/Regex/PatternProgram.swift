/// One step of looking for a pattern. Numbers are those of instructions, of classes, of registers.
enum PatternInstruction: Sendable {
    case character(UInt32)
    case oneOf(Int32)
    case textStart, textEnd, lineStart, lineEnd
    case backReference(Int32)
    /// Keeps the position in a register.
    case keep(Int32)
    /// Fails unless the position has moved on since it was kept.
    case progress(Int32)
    case jump(Int32)
    /// Goes on at the first and, should that fail, at the second. The third is its number among its like.
    case fork(Int32, Int32, number: Int32)
    case found
}

/// A pattern as instructions for `PatternMatcher`.
struct PatternProgram: Sendable {
    let instructions: [PatternInstruction]
    let classes: [CharacterClass]
    let groupCount: Int
    /// Two for the whole match, two for each group, one for each loop that must make progress.
    let registerCount: Int
    let forkCount: Int
    let ignoresCase: Bool
    let hasBackReferences: Bool
}
