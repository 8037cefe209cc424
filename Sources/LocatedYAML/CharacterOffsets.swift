/// Byte offsets for libyaml's marks, which count characters.
///
/// Every 64th character's offset is kept; the rest is counted from there.
struct CharacterOffsets {
    private static let stride = 64

    private let bytes: [UInt8]
    private let checkpoints: [Int]

    /// Invariant: the bytes from `start` on are valid UTF-8; character 0 stands at `start`.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        var checkpoints: [Int] = []
        var index = 0
        for offset in min(start, bytes.count)..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
            if index % Self.stride == 0 { checkpoints.append(offset) }
            index += 1
        }
        self.checkpoints = checkpoints
    }

    /// Where the character of an index begins; the end of the file for an index past the last.
    func offset(ofCharacter index: Int) -> Int {
        let block = index / Self.stride
        guard index >= 0, block < checkpoints.count else { return bytes.count }
        var offset = checkpoints[block]
        for _ in 0..<(index % Self.stride) {
            repeat { offset += 1 } while offset < bytes.count && bytes[offset] & 0xC0 == 0x80
            guard offset < bytes.count else { return bytes.count }
        }
        return offset
    }
}
