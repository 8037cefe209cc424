/// Strings by their bytes: each is stored once and known by a number.
///
/// Lookup is by chains of equal hash, newest first, so that the newest strings can be taken back by popping.
struct StringPool: ~Copyable {
    /// Where a string's bytes are.
    struct Place: BitwiseCopyable, Sendable {
        let start: Int
        let count: Int
        let hash: UInt64
        /// The string before it in its chain, −1 at the end.
        var next: Int32
    }

    struct Mark: Sendable {
        let bytes: Int
        let places: Int
    }

    private(set) var bytes: Arena<UInt8>
    private(set) var places: Arena<Place>
    /// The newest string of each chain, −1 where there is none. A power of two.
    private var chains: [Int32]

    init() {
        bytes = Arena(capacity: 1024)
        places = Arena()
        chains = Array(repeating: -1, count: 64)
    }

    init(bytes: [UInt8], places: [Place]) {
        self.bytes = Arena(bytes)
        self.places = Arena(places)
        chains = []
        chain(into: Self.chainCount(for: places.count))
    }

    var mark: Mark { Mark(bytes: bytes.count, places: places.count) }

    mutating func release(to mark: Mark) {
        while places.count > mark.places {
            let last = places.count - 1
            chains[slot(of: places[last].hash)] = places[last].next
            places.shrink(to: last)
        }
        bytes.shrink(to: mark.bytes)
    }

    /// The number of the string of these bytes, if it is there.
    func find(_ text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
        var index = Int(chains[slot(of: hash)])
        while index >= 0 {
            let place = places[index]
            if place.hash == hash, place.count == text.count, isEqual(place, text) { return index }
            index = Int(place.next)
        }
        return nil
    }

    /// The number of the string of these bytes, which is put in if it is new.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = Self.hash(text)
        if let known = find(text, hash: hash) { return known }
        if places.count == chains.count { chain(into: chains.count * 2) }
        let start = bytes.reserve(text.count)
        if let source = text.baseAddress { (bytes.base + start).update(from: source, count: text.count) }
        places.append(Place(start: start, count: text.count, hash: hash, next: chains[slot(of: hash)]))
        chains[slot(of: hash)] = Int32(truncatingIfNeeded: places.count - 1)
        return places.count - 1
    }

    /// The bytes of a string; valid until the next string is put in.
    @inline(__always)
    func text(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard index < places.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let place = places[index]
        return UnsafeBufferPointer(start: bytes.base + place.start, count: place.count)
    }

    private func isEqual(_ place: Place, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let stored = UnsafeBufferPointer(start: bytes.base + place.start, count: place.count)
        return stored.elementsEqual(text)
    }

    @inline(__always)
    private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (chains.count - 1) }

    private static func chainCount(for strings: Int) -> Int {
        var count = 64
        while count < strings { count *= 2 }
        return count
    }

    /// Lays all strings out in so many chains.
    private mutating func chain(into count: Int) {
        chains = Array(repeating: -1, count: count)
        for index in 0..<places.count {
            let slot = slot(of: places[index].hash)
            places[index].next = chains[slot]
            chains[slot] = Int32(truncatingIfNeeded: index)
        }
    }

    /// Eight bytes at a time, mixed by a multiplication whose halves are folded together.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state = UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= text.count {
            let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            state = mix(state ^ word)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < text.count {
            rest = rest << 8 | UInt64(text[offset])
            offset += 1
        }
        return mix(state ^ rest)
    }

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt64 {
        let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
