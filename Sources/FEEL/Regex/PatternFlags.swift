/// How a pattern is meant (XPath functions §5.6.1.1).
struct PatternFlags: Hashable, Sendable {
    /// `s`: the dot stands for line ends too.
    private(set) var dotMatchesLineEnds = false
    /// `m`: `^` and `$` stand for the bounds of each line.
    private(set) var anchorsMatchLines = false
    /// `i`: capital and small letters are the same.
    private(set) var ignoresCase = false
    /// `x`: white space in the pattern is only there for the reader.
    private(set) var ignoresSpace = false
    /// `q`: the pattern is plain text.
    private(set) var isPlainText = false

    init() {}

    init(_ text: String) throws(PatternProblem) {
        for flag in text.unicodeScalars {
            switch flag {
            case "s": dotMatchesLineEnds = true
            case "m": anchorsMatchLines = true
            case "i": ignoresCase = true
            case "x": ignoresSpace = true
            case "q": isPlainText = true
            default: throw PatternProblem("`\(flag)` is no flag: flags are `s`, `m`, `i`, `x` and `q`")
            }
        }
    }
}
