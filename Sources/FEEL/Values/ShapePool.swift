/// The shapes of contexts: which keys, in which order. Contexts of one shape share it.
struct ShapePool: Sendable {
    private struct Shape: Sendable {
        /// The numbers of the keys' strings, in the order of the entries.
        let keys: [Int32]
        /// Where each key stands; empty where looking through the keys is as quick.
        let positions: [Int32: Int]

        static let short = 32

        init(_ keys: [Int32]) {
            self.keys = keys
            let pairs = keys.count > Self.short ? keys.enumerated().map { ($1, $0) } : []
            positions = Dictionary(pairs) { first, _ in first }
        }
    }

    private var shapes: [Shape] = []
    private var numbers: [[Int32]: Int] = [:]

    var count: Int { shapes.count }

    /// The number of the shape with these keys, which is put in if it is new.
    mutating func intern(_ keys: [Int32]) -> Int {
        if let known = numbers[keys] { return known }
        shapes.append(Shape(keys))
        numbers[keys] = shapes.count - 1
        return shapes.count - 1
    }

    /// Forgets all shapes from a number on.
    mutating func release(to length: Int) {
        for shape in shapes[length...] { numbers[shape.keys] = nil }
        shapes.removeSubrange(length...)
    }

    /// The keys of a shape.
    @inline(__always)
    func keys(_ shape: Int) -> [Int32] { shape < shapes.count ? shapes[shape].keys : [] }

    /// Where in a shape a key stands.
    @inline(__always)
    func position(of key: Int32, in shape: Int) -> Int? {
        guard shape < shapes.count else { return nil }
        if shapes[shape].keys.count > Shape.short { return shapes[shape].positions[key] }
        return shapes[shape].keys.firstIndex(of: key)
    }
}
