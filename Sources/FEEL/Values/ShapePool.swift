/// The shapes of contexts: which keys, in which order. Contexts of one shape share it.
struct ShapePool: Sendable {
    /// Keys as the numbers of their strings, in the order of the entries.
    private(set) var shapes: [[Int32]] = []
    private var numbers: [[Int32]: Int] = [:]

    var count: Int { shapes.count }

    /// The number of the shape with these keys, which is put in if it is new.
    mutating func intern(_ keys: [Int32]) -> Int {
        if let known = numbers[keys] { return known }
        shapes.append(keys)
        numbers[keys] = shapes.count - 1
        return shapes.count - 1
    }

    /// Forgets all shapes from a number on.
    mutating func release(to length: Int) {
        for shape in shapes[length...] { numbers[shape] = nil }
        shapes.removeSubrange(length...)
    }

    /// The keys of a shape.
    @inline(__always)
    func keys(_ shape: Int) -> [Int32] { shape < shapes.count ? shapes[shape] : [] }

    /// Where in a shape a key stands.
    @inline(__always)
    func position(of key: Int32, in shape: Int) -> Int? {
        guard shape < shapes.count else { return nil }
        return shapes[shape].firstIndex(of: key)
    }
}
