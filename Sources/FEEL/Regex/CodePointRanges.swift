/// A set of code points as ranges, in order and apart from one another.
struct CodePointRanges: Hashable, Sendable {
    private let ranges: [ClosedRange<UInt32>]
    /// Ranges longer than this are not spelled out to find the other case of each member: what is looked up is tried in
    /// both cases in any event.
    private static let spelledOut = 512

    init(_ unordered: [ClosedRange<UInt32>]) {
        var ranges: [ClosedRange<UInt32>] = []
        for range in unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        self.ranges = ranges
    }

    func contains(_ code: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < code { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= code
    }

    /// With the capital and small letters that belong to the members.
    var withCaseVariants: CodePointRanges {
        let members = ranges.filter { $0.count <= Self.spelledOut }.joined()
        let variants = members.compactMap { Unicode.Scalar($0) }.flatMap(\.caseVariants)
        return CodePointRanges(ranges + variants.map { $0.value...$0.value })
    }
}

extension Unicode.Scalar {
    /// The character as capital and small letter, and each of these as the other.
    var caseVariants: [Unicode.Scalar] {
        let (lower, upper) = (lowerCase, upperCase)
        if lower == self, upper == self { return [] }
        return [lower, upper, lower.upperCase, upper.lowerCase]
    }

    /// Whether they are the same letter, capital or small.
    func isSameLetter(as other: Unicode.Scalar) -> Bool {
        self == other || lowerCase == other.lowerCase || upperCase == other.upperCase
    }

    private var lowerCase: Unicode.Scalar {
        guard !isASCII else { return "A"..."Z" ~= self ? Unicode.Scalar(UInt8(value) + 32) : self }
        return single(properties.lowercaseMapping)
    }

    private var upperCase: Unicode.Scalar {
        guard !isASCII else { return "a"..."z" ~= self ? Unicode.Scalar(UInt8(value) - 32) : self }
        return single(properties.uppercaseMapping)
    }

    /// The one character of a mapping; the character itself where the other case has several.
    private func single(_ mapping: String) -> Unicode.Scalar {
        guard let first = mapping.unicodeScalars.first, mapping.unicodeScalars.count == 1 else { return self }
        return first
    }
}
