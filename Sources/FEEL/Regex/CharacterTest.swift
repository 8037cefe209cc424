/// What a place in a pattern asks of one character.
indirect enum CharacterTest: Hashable, Sendable {
    case ranges(CodePointRanges)
    /// One of these, whether capital or small.
    case anyCase(CodePointRanges)
    /// A set of general categories of Unicode, by `UnicodeCategories`.
    case categories(UInt32)
    case union([CharacterTest])
    case not(CharacterTest)
    case difference(CharacterTest, CharacterTest)

    func passes(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .ranges(let ranges): ranges.contains(scalar.value)
        case .anyCase(let ranges):
            ranges.contains(scalar.value)
                || scalar.caseVariants.contains { ranges.contains($0.value) }
        case .categories(let set): set & UnicodeCategories.bit(of: scalar) != 0
        case .union(let tests): tests.contains { $0.passes(scalar) }
        case .not(let test): !test.passes(scalar)
        case .difference(let test, let taken): test.passes(scalar) && !taken.passes(scalar)
        }
    }

    /// One of these characters, as they are written or ignoring case. The flag has no say in categories and blocks.
    static func characters(_ ranges: [ClosedRange<UInt32>], ignoringCase: Bool) -> CharacterTest {
        ignoringCase ? .anyCase(CodePointRanges(ranges).withCaseVariants) : .ranges(CodePointRanges(ranges))
    }
}

/// A test together with its answers for ASCII, worked out beforehand.
struct CharacterClass: Sendable {
    private let test: CharacterTest
    private let low: UInt64
    private let high: UInt64

    init(_ test: CharacterTest) {
        self.test = test
        var (low, high): (UInt64, UInt64) = (0, 0)
        for code in UInt8(0)..<64 {
            if test.passes(Unicode.Scalar(code)) { low |= 1 << UInt64(code) }
            if test.passes(Unicode.Scalar(code + 64)) { high |= 1 << UInt64(code) }
        }
        (self.low, self.high) = (low, high)
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<64: low >> UInt64(scalar.value) & 1 == 1
        case 64..<128: high >> UInt64(scalar.value - 64) & 1 == 1
        default: test.passes(scalar)
        }
    }
}
