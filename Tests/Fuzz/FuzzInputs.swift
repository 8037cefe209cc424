import TestSupport

/// Random inputs for a target: bytes, strings of fragments, and corpus files changed in a few places.
struct FuzzInputs {
    let fragments: [[UInt8]]
    let corpus: [[UInt8]]
    private var generator: SeededGenerator

    init(target: FuzzTarget, corpus: [[UInt8]], seed: UInt64) {
        fragments = target.fragments.map { Array($0.utf8) }
        self.corpus = corpus
        generator = SeededGenerator(seed: seed)
    }

    /// The next input, most often a changed corpus file.
    mutating func next() -> [UInt8] {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: randomBytes()
        case 1, 2: fragmentString()
        default: mutated()
        }
    }

    private mutating func randomBytes() -> [UInt8] {
        let count = Int.random(in: 0..<64, using: &generator)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    private mutating func fragmentString() -> [UInt8] {
        let count = Int.random(in: 1..<40, using: &generator)
        return (0..<count).flatMap { _ in fragment() }
    }

    private mutating func fragment() -> [UInt8] {
        fragments.randomElement(using: &generator) ?? []
    }

    private mutating func mutated() -> [UInt8] {
        var bytes = corpus.randomElement(using: &generator) ?? fragmentString()
        for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let range = someRange(in: bytes)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes.removeSubrange(range)
        case 1: bytes.replaceSubrange(range, with: fragment())
        case 2: bytes.insert(contentsOf: fragment(), at: range.lowerBound)
        case 3: bytes.insert(contentsOf: bytes[range], at: range.lowerBound)
        case 4: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: range.lowerBound)
        default: splice(&bytes, at: range.lowerBound)
        }
    }

    /// Puts a piece of another corpus file in.
    private mutating func splice(_ bytes: inout [UInt8], at offset: Int) {
        guard let other = corpus.randomElement(using: &generator) else { return }
        bytes.insert(contentsOf: other[someRange(in: other)], at: offset)
    }

    private mutating func someRange(in bytes: [UInt8]) -> Range<Int> {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        return start..<min(bytes.count, start + Int.random(in: 0..<24, using: &generator))
    }
}
