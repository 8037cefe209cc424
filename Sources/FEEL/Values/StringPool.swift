/// Strings by their bytes: each is stored once and known by a number.
///
/// Lookup is by open addressing. Strings are only ever taken back newest first, and the newest has none behind it that was
/// put further on because of it, so its slot can simply be emptied.
struct StringPool: ~Copyable {
    /// Where a string's bytes are.
    struct Place: BitwiseCopyable, Sendable {
        let start: Int
        /// Shorter than 2³¹, as every string is.
        let length: Int32
        let hash: UInt32

        @inline(__always)
        var count: Int { Int(length) }
    }

    struct Mark: Sendable {
        let bytes: Int
        let places: Int
    }

    private(set) var bytes: Arena<UInt8>
    private(set) var places: Arena<Place>
    /// A string's hash in the upper half, its number and one in the lower; 0 where there is none. A power of two, at most
    /// half full.
    private var slots: [UInt64]

    init() {
        bytes = Arena(capacity: 1024)
        places = Arena()
        slots = Array(repeating: 0, count: 64)
    }

    init(bytes: [UInt8], places: [Place]) {
        self.bytes = Arena(bytes)
        self.places = Arena(places)
        slots = []
        spread(over: Self.slotCount(for: places.count))
    }

    var mark: Mark { Mark(bytes: bytes.count, places: places.count) }

    mutating func release(to mark: Mark) {
        while places.count > mark.places {
            let last = places.count - 1
            let entry = Self.entry(last, places[last].hash)
            var slot = firstSlot(of: places[last].hash)
            while slots[slot] != entry { slot = next(slot) }
            slots[slot] = 0
            places.shrink(to: last)
        }
        bytes.shrink(to: mark.bytes)
    }

    /// The number of the string of these bytes, which is put in if it is new.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = Self.hash(text)
        var slot = firstSlot(of: hash)
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
                let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
                if isEqual(places[index], text) { return index }
            }
            slot = next(slot)
        }
        let start = bytes.reserve(text.count)
        if let source = text.baseAddress { (bytes.base + start).update(from: source, count: text.count) }
        places.append(Place(start: start, length: Int32(truncatingIfNeeded: text.count), hash: hash))
        slots[slot] = Self.entry(places.count - 1, hash)
        if places.count * 2 > slots.count { spread(over: slots.count * 2) }
        return places.count - 1
    }

    /// The bytes of a string; valid until the next string is put in.
    @inline(__always)
    func text(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard index < places.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let place = places[index]
        return UnsafeBufferPointer(start: bytes.base + place.start, count: place.count)
    }

    @inline(__always)
    private func isEqual(_ place: Place, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard place.count == text.count else { return false }
        let stored = bytes.base + place.start
        for index in 0..<text.count where stored[index] != text[index] { return false }
        return true
    }

    private static func entry(_ index: Int, _ hash: UInt32) -> UInt64 {
        UInt64(hash) << 32 | UInt64(truncatingIfNeeded: index + 1)
    }

    @inline(__always)
    private func firstSlot(of hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

    @inline(__always)
    private func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }

    private static func slotCount(for strings: Int) -> Int {
        var count = 64
        while count < strings * 2 { count *= 2 }
        return count
    }

    /// Lays all strings out over so many slots, oldest first.
    private mutating func spread(over count: Int) {
        slots = Array(repeating: 0, count: count)
        for index in 0..<places.count {
            var slot = firstSlot(of: places[index].hash)
            while slots[slot] != 0 { slot = next(slot) }
            slots[slot] = Self.entry(index, places[index].hash)
        }
    }

    /// Another one in each process, so that nobody can choose texts that all fall into one slot.
    private static let seed = UInt64.random(in: .min ... .max)

    /// Eight bytes at a time, mixed by a multiplication whose halves are folded together.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var state = UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15 ^ seed
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
        return UInt32(truncatingIfNeeded: mix(state ^ rest) >> 32)
    }

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt64 {
        let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
