/// One entry into the product that must stand anything: never trap, never hang, never point outside its
/// input.
struct FuzzTarget: Sendable {
    /// The name on the command line, and of the corpus folder.
    let name: String
    /// Pieces that random inputs are put together from: the tokens of the language, odd characters, broken
    /// bytes.
    let fragments: [String]
    /// Feeds one input in; answers what is wrong, nothing if all is well.
    let complaints: @Sendable ([UInt8]) -> [String]
}

/// The table of contents: one line a target, each in a file of its own.
enum FuzzTargets {
    static let all: [FuzzTarget] = [
        .yaml,
        .syntax,
        .evaluator,
        .regex,
    ]
}
