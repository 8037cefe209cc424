/// A pattern as it is written.
indirect enum PatternNode: Sendable {
    struct Repetition: Sendable {
        let least: Int
        /// Nil where there is no bound.
        let most: Int?
        /// Takes as few as will do.
        let isReluctant: Bool
    }

    case literal(Unicode.Scalar)
    /// Any one character that passes.
    case one(CharacterTest)
    case start, end
    case sequence([PatternNode])
    case choice([PatternNode])
    /// A group whose text is kept under a number from 1 on.
    case group(Int, PatternNode)
    case backReference(Int)
    case repetition(PatternNode, Repetition)
}
