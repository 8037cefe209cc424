/// Contexts in the heap: a shape, which is shared by all contexts of the same keys, and the place of the first value.
extension Heap {
    /// The keys of contexts of one kind, in order; made once for all records of a type.
    package struct Shape: Hashable, Sendable {
        let number: Int
        package let count: Int
    }

    /// The shape with these keys, no key twice.
    package func shape(_ keys: [String]) -> Shape { shape(keys.map { string($0) }) }

    func shape(_ keys: [Value]) -> Shape {
        let numbers = keys.map { Int32(truncatingIfNeeded: $0.low) }
        return Shape(number: shapes.intern(numbers), count: keys.count)
    }

    /// A context of that shape; the values in the order of its keys. Missing ones are null.
    package func context(_ shape: Shape, _ items: [Value]) -> Value {
        guard let start = reserve(shape.count) else { return .null }
        for offset in 0..<shape.count {
            values[start + offset] = offset < items.count ? items[offset] : .null
        }
        return Heap.context(shape.number, at: start)
    }

    /// A context with these entries, in order; the keys are strings, none twice.
    package func context(_ entries: [(key: String, value: Value)]) -> Value {
        context(shape(entries.map(\.key)), entries.map(\.value))
    }

    /// The same, with keys that are in the heap already.
    func context(keys: [Value], values: [Value]) -> Value { context(shape(keys), values) }

    @inline(__always)
    static func context(_ shape: Int, at start: Int) -> Value {
        Value(.context, high: UInt64(truncatingIfNeeded: shape), low: UInt64(truncatingIfNeeded: start))
    }

    /// The entry of a key given as a string value; nil when there is none, or the value is no context.
    @inline(__always)
    package func entry(of context: Value, key: Value) -> Value? {
        guard context.has(.context), key.has(.string),
            let position = shapes.position(of: Int32(truncatingIfNeeded: key.low), in: context.upper)
        else { return nil }
        return value(of: context, at: position)
    }

    /// The entry of a key; nil when there is none, or the value is no context.
    package func entry(of context: Value, key: String) -> Value? { entry(of: context, key: string(key)) }

    /// How many entries a context has; 0 for anything else.
    package func entryCount(of context: Value) -> Int {
        context.has(.context) ? shapes.keys(context.upper).count : 0
    }

    /// The keys of a context, as strings of the heap, in order.
    func keys(of context: Value) -> [Value] {
        guard context.has(.context) else { return [] }
        return shapes.keys(context.upper).map { Value(.string, low: UInt64(truncatingIfNeeded: $0)) }
    }

    /// The keys and values of a context, in order; none for anything else.
    package func entries(of context: Value) -> [(key: Value, value: Value)] {
        keys(of: context).enumerated().map { ($1, value(of: context, at: $0)) }
    }

    @inline(__always)
    func value(of context: Value, at position: Int) -> Value {
        let index = context.lower + position
        return index < values.count ? values[index] : .null
    }
}
