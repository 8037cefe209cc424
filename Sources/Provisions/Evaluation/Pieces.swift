/// Plain elements in pieces of memory of one size: growing copies nothing, and leaves nothing behind that was too small.
struct Pieces<Element: BitwiseCopyable> {
    /// Elements of a piece, a power of two.
    private static var shift: Int { 14 }
    private static var size: Int { 1 << shift }

    private var pieces: [[Element]] = []
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ element: Element) {
        if count & (Self.size - 1) == 0 {
            var piece: [Element] = []
            piece.reserveCapacity(Self.size)
            pieces.append(piece)
        }
        pieces[count >> Self.shift].append(element)
        count += 1
    }

    /// The element at an index below `count`.
    @inline(__always)
    subscript(index: Int) -> Element {
        get { pieces[index >> Self.shift][index & (Self.size - 1)] }
        set { pieces[index >> Self.shift][index & (Self.size - 1)] = newValue }
    }
}
