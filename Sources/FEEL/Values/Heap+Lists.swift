/// Lists in the heap: a length and the place of the first item.
extension Heap {
    /// A list of these items; null when it is longer than allowed.
    package func list(_ items: [Value]) -> Value {
        guard let start = reserve(items.count) else { return .null }
        for (offset, item) in items.enumerated() { values[start + offset] = item }
        return Heap.list(at: start, count: items.count)
    }

    package static let emptyList = Heap.list(at: 0, count: 0)

    @inline(__always)
    static func list(at start: Int, count: Int) -> Value {
        Value(.list, high: UInt64(truncatingIfNeeded: count), low: UInt64(truncatingIfNeeded: start))
    }

    /// How many items a list has; 0 for anything else.
    @inline(__always)
    package func count(of list: Value) -> Int { list.has(.list) ? list.upper : 0 }

    /// The item at an index from 0; null where there is none.
    @inline(__always)
    package func item(of list: Value, at index: Int) -> Value {
        guard list.has(.list), index >= 0, index < list.upper, list.lower + index < values.count else {
            return .null
        }
        return values[list.lower + index]
    }

    /// The items of a list; none for anything else.
    package func items(of list: Value) -> [Value] {
        (0..<count(of: list)).map { item(of: list, at: $0) }
    }

    /// Part of a list, as a list that shares its items.
    func sublist(_ list: Value, from start: Int, count: Int) -> Value {
        guard start >= 0, count >= 0, start + count <= self.count(of: list) else { return .null }
        return Heap.list(at: list.lower + start, count: count)
    }

    /// Room for so many values; nil when a limit forbids it.
    @inline(__always)
    func reserve(_ count: Int) -> Int? {
        let bytes = count &* MemoryLayout<Value>.stride
        guard admits(bytes: bytes, length: count, atMost: limits.listLength, .listLength) else { return nil }
        return values.reserve(count)
    }
}
