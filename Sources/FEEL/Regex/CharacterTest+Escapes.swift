/// The escapes that stand for many characters (XML Schema, part 2, §F.1.1).
extension CharacterTest {
    /// The test of `\d`, `\w` and their kin; nil for other letters. A capital stands for all but these.
    static func escape(_ letter: Unicode.Scalar) -> CharacterTest? {
        switch letter {
        case "s": space
        case "S": .not(space)
        case "d": digit
        case "D": .not(digit)
        case "w": word
        case "W": .not(word)
        case "i": nameStart
        case "I": .not(nameStart)
        case "c": name
        case "C": .not(name)
        default: nil
        }
    }

    /// The dot.
    static func dot(matchingLineEnds: Bool) -> CharacterTest {
        matchingLineEnds ? .not(.union([])) : .not(.ranges(CodePointRanges([0x0A...0x0A, 0x0D...0x0D])))
    }

    private static let space = CharacterTest.ranges(CodePointRanges([0x09...0x0A, 0x0D...0x0D, 0x20...0x20]))
    private static let digit = CharacterTest.categories(UnicodeCategories.set(named: "Nd") ?? 0)

    /// Everything but punctuation, separators and what is none of letter, mark, number and symbol.
    private static let word = CharacterTest.not(
        .categories(["P", "Z", "C"].reduce(0) { $0 | (UnicodeCategories.set(named: $1) ?? 0) }))

    /// What a name of XML begins with.
    private static let nameStart = CharacterTest.ranges(CodePointRanges(nameStarts))

    /// What a name of XML consists of.
    private static let name = CharacterTest.ranges(
        CodePointRanges(
            nameStarts + [0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040]))

    private static let nameStarts: [ClosedRange<UInt32>] = [
        0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
        0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
        0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]
}
