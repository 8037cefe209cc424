/// Writes into room that has been made. Unchecked: whoever makes the room knows how much is written.
struct ByteCursor {
    private(set) var place: UnsafeMutablePointer<UInt8>
    private let pairs: UnsafePointer<UInt8>

    /// - Parameter pairs: see `ByteTexts`.
    init(_ place: UnsafeMutablePointer<UInt8>, _ pairs: UnsafePointer<UInt8>) {
        self.place = place
        self.pairs = pairs
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        place[0] = byte
        place += 1
    }

    @inline(__always)
    mutating func put(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        UnsafeMutableRawPointer(place).copyMemory(from: bytes, byteCount: length)
        place += length
    }

    /// Up to eight bytes, the first in the lowest.
    @inline(__always)
    mutating func put(word: UInt64, count: Int) {
        UnsafeMutableRawPointer(place).storeBytes(of: word, as: UInt64.self)
        place += count
    }

    /// Short texts lie in sixteen bytes that may all be copied: two words are quicker than a call.
    @inline(__always)
    mutating func put(_ text: ByteText) {
        guard text.count <= 16 else { return put(text.bytes, text.count) }
        let words = UnsafeRawPointer(text.bytes)
        let target = UnsafeMutableRawPointer(place)
        target.storeBytes(of: words.loadUnaligned(as: UInt64.self), as: UInt64.self)
        target.storeBytes(
            of: words.loadUnaligned(fromByteOffset: 8, as: UInt64.self), toByteOffset: 8, as: UInt64.self)
        place += text.count
    }

    /// A whole multiple of 10^−scale: without superfluous zeros, but with at least so many places.
    @inline(__always)
    mutating func put(_ value: Int64, scale: Int, places: Int) {
        if value < 0 { put(UInt8(ascii: "-")) }
        let magnitude = value.magnitude
        if scale == 2, places == 2 {
            let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: 100)
            put(digitsOf: whole)
            put(point: fraction)
        } else if scale == 4, places == 2 {
            let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: 10_000)
            put(digitsOf: whole)
            put(point: fraction / 100)
            put(restOf: fraction % 100)
        } else {
            var power: UInt64 = 1
            for _ in 0..<scale { power &*= 10 }
            let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: max(power, 1))
            put(whole: whole, fraction: fraction, scale: scale, places: places)
        }
    }

    /// A point and two places.
    @inline(__always)
    private mutating func put(point fraction: UInt64) {
        let pair = Int(truncatingIfNeeded: fraction) &* 2
        place[0] = UInt8(ascii: ".")
        place[1] = pairs[pair]
        place[2] = pairs[pair &+ 1]
        place += 3
    }

    /// The third and the fourth place, as far as they are not zeros at the end.
    @inline(__always)
    private mutating func put(restOf fraction: UInt64) {
        let pair = Int(truncatingIfNeeded: fraction) &* 2
        place[0] = pairs[pair]
        place[1] = pairs[pair &+ 1]
        place += fraction == 0 ? 0 : pairs[pair &+ 1] == UInt8(ascii: "0") ? 1 : 2
    }

    @inline(never)
    private mutating func put(whole: UInt64, fraction: UInt64, scale: Int, places: Int) {
        put(digitsOf: whole)
        var (fraction, scale) = (fraction, scale)
        while scale > places, fraction % 10 == 0 {
            fraction /= 10
            scale &-= 1
        }
        let shown = max(scale, places)
        guard shown > 0 else { return }
        place[0] = UInt8(ascii: ".")
        for index in scale..<max(shown, scale) { place[1 &+ index] = UInt8(ascii: "0") }
        var index = scale
        while index >= 2 {
            let pair = Int(truncatingIfNeeded: fraction % 100) &* 2
            fraction /= 100
            place[index] = pairs[pair &+ 1]
            place[index &- 1] = pairs[pair]
            index &-= 2
        }
        if index == 1 { place[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction) }
        place += shown &+ 1
    }

    @inline(__always)
    private mutating func put(digitsOf value: UInt64) {
        var rest = value
        var index = Self.digitCount(value)
        let count = index
        while rest >= 100 {
            let pair = Int(truncatingIfNeeded: rest % 100) &* 2
            rest /= 100
            index &-= 2
            place[index] = pairs[pair]
            place[index &+ 1] = pairs[pair &+ 1]
        }
        if rest >= 10 {
            place[0] = pairs[Int(truncatingIfNeeded: rest) &* 2]
            place[1] = pairs[Int(truncatingIfNeeded: rest) &* 2 &+ 1]
        } else {
            place[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
        }
        place += count
    }

    @inline(__always)
    private static func digitCount(_ value: UInt64) -> Int {
        var count = 1
        var rest = value
        while rest >= 10_000 {
            rest /= 10_000
            count &+= 4
        }
        return count &+ (rest >= 10 ? 1 : 0) &+ (rest >= 100 ? 1 : 0) &+ (rest >= 1_000 ? 1 : 0)
    }
}

/// Bytes in memory of their own, kept by a `ByteTexts`.
struct ByteText {
    let bytes: UnsafePointer<UInt8>
    let count: Int
}

/// Texts that are written again and again, and the digits of 00 to 99: memory that loops read without counting references.
final class ByteTexts {
    private var memory: [UnsafeMutablePointer<UInt8>] = []
    /// `00`, `01`, … `99`, one after another.
    private(set) lazy var pairs = text(
        (0..<100).flatMap { number -> [UInt8] in [48 + UInt8(number / 10), 48 + UInt8(number % 10)] }
    ).bytes

    deinit { for text in memory { text.deallocate() } }

    func text(_ bytes: [UInt8]) -> ByteText {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 16))
        copy.initialize(repeating: 0, count: max(bytes.count, 16))
        for (index, byte) in bytes.enumerated() { copy[index] = byte }
        memory.append(copy)
        return ByteText(bytes: copy, count: bytes.count)
    }

    func text(_ text: String) -> ByteText { self.text(Array(text.utf8)) }

    /// Plain copies of any values, in memory that lives as long.
    func copies<Element: BitwiseCopyable>(of elements: [Element]) -> UnsafeMutablePointer<Element> {
        let size = max(elements.count, 1) * MemoryLayout<Element>.stride
        let raw = UnsafeMutablePointer<UInt8>.allocate(capacity: size + 16)
        memory.append(raw)
        let start = UnsafeMutableRawPointer(raw).alignedUp(for: Element.self)
        let copy = start.bindMemory(to: Element.self, capacity: max(elements.count, 1))
        for (index, element) in elements.enumerated() { (copy + index).initialize(to: element) }
        return copy
    }
}
