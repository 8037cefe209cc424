/// A place in some bytes that only moves forward: what the readers of temporal texts and zone files share.
/// Nothing it is asked for lies outside the bytes.
struct ByteCursor {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: some Collection<UInt8>) {
        self.bytes = Array(bytes)
    }

    init(_ text: some StringProtocol) {
        self.init(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    var remaining: Int { bytes.count - position }

    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// The byte at the place, not passed.
    var peek: UInt8? {
        isAtEnd ? nil : bytes[position]
    }

    mutating func next() -> UInt8? {
        guard let byte = peek else { return nil }
        position += 1
        return byte
    }

    /// Passes a text when it stands here.
    mutating func skip(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard length <= remaining else { return false }
        let matches = text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + length]) }
        if matches { position += length }
        return matches
    }

    mutating func skip(count: Int) -> Bool {
        guard count >= 0, count <= remaining else { return false }
        position += count
        return true
    }

    /// Passes so many bytes and returns them; nil when there are fewer.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        let start = position
        return skip(count: count) ? bytes[start..<position] : nil
    }

    /// The decimal digits here, at most so many; nil when there are fewer than the range asks for or more
    /// than it allows. At most 18 digits can be asked for.
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        let found = takeDigits()
        guard digits.contains(found.count), found.count <= 18 else { return nil }
        return found.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Passes all decimal digits here.
    mutating func takeDigits() -> ArraySlice<UInt8> {
        takeWhile { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Passes the ASCII letters here and says how many there were.
    mutating func skipLetters() -> Int {
        takeWhile { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }.count
    }

    /// Passes and returns the bytes here that satisfy a condition.
    mutating func takeWhile(_ holds: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = rest.prefix(while: holds)
        position += taken.count
        return taken
    }

    /// A signed number of 4 or 8 bytes, highest first.
    mutating func bigEndian(bytes count: Int) -> Int? {
        guard let taken = take(count) else { return nil }
        let bits = taken.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return count == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(bitPattern: bits))
    }
}
