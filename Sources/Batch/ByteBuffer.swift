/// Bytes that are being written, in memory that grows.
package final class ByteBuffer {
    @exclusivity(unchecked) private var memory: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) package private(set) var count = 0
    @exclusivity(unchecked) private var capacity: Int

    package init(capacity: Int = 1 << 16) {
        self.capacity = max(capacity, 64)
        memory = .allocate(capacity: self.capacity)
    }

    deinit { memory.deallocate() }

    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

    package func removeAll() { count = 0 }

    /// Makes room for so many more bytes.
    @inline(__always)
    package func reserve(_ more: Int) {
        if count &+ more > capacity { grow(more) }
    }

    @inline(never)
    private func grow(_ more: Int) {
        let larger = max(capacity * 2, count + more)
        let target = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        target.update(from: memory, count: count)
        memory.deallocate()
        memory = target
        capacity = larger
    }

    package func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    package func append(_ bytes: UnsafeRawBufferPointer) {
        reserve(bytes.count)
        guard let start = bytes.baseAddress else { return }
        UnsafeMutableRawPointer(memory + count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    /// Where the next byte goes: for who has made room, and says afterwards how far it got.
    @inline(__always)
    var cursor: UnsafeMutablePointer<UInt8> { memory + count }

    @inline(__always)
    func end(at cursor: UnsafeMutablePointer<UInt8>) { count = cursor - memory }
}
