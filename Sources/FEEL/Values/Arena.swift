/// Plain elements one after another in memory of their own; it grows, and shrinks to an earlier length.
///
/// Not an array, since the evaluator reads and writes elements one by one through a class, where an array costs ten
/// times as much in checks for uniqueness and exclusivity. Whoever uses an index has compared it with `count`.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 64) {
        self.capacity = max(capacity, 16)
        base = .allocate(capacity: self.capacity)
    }

    init(_ elements: [Element]) {
        self.init(capacity: elements.count)
        append(contentsOf: elements)
    }

    deinit { base.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) get { base[index] }
        @inline(__always) nonmutating set { base[index] = newValue }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        base[count] = element
        count += 1
    }

    mutating func append(contentsOf elements: [Element]) {
        let start = reserve(elements.count)
        elements.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { (base + start).update(from: first, count: source.count) }
        }
    }

    /// Makes room for more elements at the end, which the caller fills, and says where they begin.
    @inline(__always)
    mutating func reserve(_ amount: Int) -> Int {
        if count + amount > capacity { grow(to: count + amount) }
        count += amount
        return count - amount
    }

    /// Forgets all elements from an index on.
    mutating func shrink(to length: Int) { count = min(count, length) }

    /// The elements as an array of their own.
    var elements: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

    @inline(never)
    private mutating func grow(to needed: Int) {
        capacity = max(needed, capacity * 2)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
