/// Lists that grow item by item, as loops make them. While a list is made, its register holds where its room begins
/// (`low`), how many items it has and how many it has room for (the halves of `high`).
extension Heap {
    /// A list without items and with room for so many.
    func beginList(room: Int) -> Value {
        let capacity = min(max(room, 0), limits.listLength, 1 << 20)
        guard capacity > 0, let start = reserve(capacity) else { return Value(high: 0, low: 0) }
        return Value(high: UInt64(capacity), low: UInt64(start))
    }

    /// Appends an item; nil when the list must not get longer.
    @inline(__always)
    func append(_ item: Value, to builder: Value) -> Value? {
        let (count, capacity, start) = parts(of: builder)
        guard count < capacity else { return appendAtLength(item, to: builder) }
        values[start &+ count] = item
        return Value(high: builder.high &+ 1 << 32, low: builder.low)
    }

    /// The list as it is now; what is appended later does not change it.
    func partialList(_ builder: Value) -> Value {
        let (count, _, start) = parts(of: builder)
        return Heap.list(at: start, count: count)
    }

    /// The finished list; room that it did not need is given back where it lies at the end.
    func finishList(_ builder: Value) -> Value {
        let (count, capacity, start) = parts(of: builder)
        if start + capacity == values.count { values.shrink(to: start + count) }
        return Heap.list(at: start, count: count)
    }

    @inline(__always)
    private func parts(of builder: Value) -> (count: Int, capacity: Int, start: Int) {
        let high = Int(truncatingIfNeeded: builder.high)
        return (high >> 32, high & 0xFFFF_FFFF, Int(truncatingIfNeeded: builder.low))
    }

    /// Makes room first: behind the list where that is free, otherwise for a copy twice as long.
    @inline(never)
    private func appendAtLength(_ item: Value, to builder: Value) -> Value? {
        let (count, capacity, start) = parts(of: builder)
        guard count < limits.listLength else {
            _ = exceed(.listLength)
            return nil
        }
        let wanted = min(max(capacity * 2, 8), limits.listLength)
        if capacity > 0, start + capacity == values.count {
            guard reserve(wanted - capacity) != nil else { return nil }
            return append(item, to: Value(high: builder.high &+ UInt64(wanted - capacity), low: builder.low))
        }
        guard let moved = reserve(wanted) else { return nil }
        for index in 0..<count { values[moved + index] = values[start + index] }
        return append(item, to: Value(high: UInt64(count) << 32 | UInt64(wanted), low: UInt64(moved)))
    }
}
