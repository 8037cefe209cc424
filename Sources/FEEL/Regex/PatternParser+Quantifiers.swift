/// How often something is repeated.
extension PatternParser {
    /// The largest number between braces: more copies would not fit a program.
    private static let countLimit = 10_000

    mutating func repetition() throws(PatternProblem) -> PatternNode.Repetition? {
        guard let (least, most) = try bounds() else { return nil }
        return PatternNode.Repetition(least: least, most: most, isReluctant: take("?"))
    }

    private mutating func bounds() throws(PatternProblem) -> (least: Int, most: Int?)? {
        if take("?") { return (0, 1) }
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        guard take("{") else { return nil }
        guard let least = try count() else { throw PatternProblem("after `{` a number is missing") }
        let most = take(",") ? try count() : least
        guard take("}") else { throw PatternProblem("a `{` has no `}`") }
        if let most, most < least { throw PatternProblem("`{\(least),\(most)}` counts downwards") }
        return (least, most)
    }

    private mutating func count() throws(PatternProblem) -> Int? {
        var count: Int?
        while let scalar = peek, let digit = scalar.digit {
            position += 1
            count = (count ?? 0) * 10 + digit
            if let count, count > Self.countLimit {
                throw PatternProblem("something is repeated more than \(Self.countLimit) times")
            }
        }
        return count
    }
}

extension Unicode.Scalar {
    /// The value of an ASCII digit.
    var digit: Int? { "0"..."9" ~= self ? Int(value) - 48 : nil }
}
