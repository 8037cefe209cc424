/// What a heap held between a mark and a later moment, to be put back at the same mark at once.
package struct HeapImage: Sendable {
    let values: [Value]
    let strings: [[UInt8]]
    let shapes: [[Int32]]
    package let isEmpty: Bool

    init(values: [Value], strings: [[UInt8]], shapes: [[Int32]]) {
        self.values = values
        self.strings = strings
        self.shapes = shapes
        isEmpty = values.isEmpty && strings.isEmpty && shapes.isEmpty
    }
}

extension Heap {
    /// All that came after a mark; nil when there are functions among it, which cannot be copied.
    package func image(since mark: Mark) -> HeapImage? {
        guard functions.count == mark.functions else { return nil }
        return HeapImage(
            values: Array(
                UnsafeBufferPointer(start: values.base + mark.values, count: values.count - mark.values)),
            strings: (mark.strings.places..<strings.places.count).map { Array(strings.text($0)) },
            shapes: (mark.shapes..<shapes.count).map { shapes.keys($0) })
    }

    /// Puts an image back. The heap stands at a mark like the one that the image was taken at, of a copy of the same
    /// frozen heap: every value of then means the same again.
    package func restore(_ image: HeapImage) {
        for keys in image.shapes { _ = shapes.intern(keys) }
        for text in image.strings { _ = text.withUnsafeBufferPointer { strings.intern($0) } }
        if !image.values.isEmpty { values.append(contentsOf: image.values) }
    }
}

extension FrozenHeap {
    /// The text of a string that lies in it; nil for every other value, and for a string that came later.
    package func text(of value: Value) -> String? {
        guard value.has(.string), places.indices.contains(value.lower) else { return nil }
        let place = places[value.lower]
        return String(decoding: bytes[place.start..<place.start + place.count], as: UTF8.self)
    }

    /// Whether it holds the string that a value is.
    @inline(__always)
    package func holds(string value: Value) -> Bool { value.lower < places.count }
}
