/// The patterns compiled last, so that an expression that is evaluated for many records compiles its pattern once.
struct PatternCache {
    private struct Key: Hashable {
        let text: String
        let flags: PatternFlags
    }

    private var patterns: [Key: Pattern] = [:]
    private static let capacity = 64

    mutating func pattern(_ text: String, flags: PatternFlags) throws(PatternProblem) -> Pattern {
        let key = Key(text: text, flags: flags)
        if let pattern = patterns[key] { return pattern }
        let pattern = try Pattern(text, flags: flags)
        if patterns.count >= Self.capacity { patterns.removeAll() }
        patterns[key] = pattern
        return pattern
    }
}
