/// A range, or a point as the range that holds only it, seen from outside: how its ends lie to those of another.
///
/// The open side of a relation such as `< 10` lies infinitely far out. A comparison that has no answer ends the call.
struct RangeComparison {
    /// An end point: a value, or what lies before or after all values.
    enum End {
        case value(Value)
        case beforeAll, afterAll
    }

    let start: End
    let startIncluded: Bool
    let end: End
    let endIncluded: Bool
    private let heap: Heap

    /// A range, or any other value as a point.
    init(_ value: Value, in heap: Heap) throws(Failure) {
        self.heap = heap
        guard let range = heap.range(of: value) else {
            (start, end, startIncluded, endIncluded) = (.value(value), .value(value), true, true)
            return
        }
        guard range.form != .notEqual else { throw .invalid("a range of all but one value has no ends") }
        start = range.form.isOpenBelow ? .beforeAll : .value(range.start)
        end = range.form.isOpenAbove ? .afterAll : .value(range.end)
        startIncluded = range.startIncluded
        endIncluded = range.endIncluded
    }

    /// Negative, zero, positive: before, level, after.
    private func order(_ left: End, _ right: End) throws(Failure) -> Int {
        switch (left, right) {
        case (.beforeAll, .beforeAll), (.afterAll, .afterAll): return 0
        case (.beforeAll, _), (_, .afterAll): return -1
        case (.afterAll, _), (_, .beforeAll): return 1
        case (.value(let left), .value(let right)):
            if let order = heap.order(left, right) { return order }
            if let unknown = Heap.unknown(left, right) { throw .unknown(unknown.unknownInputs) }
            throw .because(
                FEELDiagnostics.notComparable, "\(left.kindName) and \(right.kindName) have no order")
        }
    }

    /// Ends before the other begins.
    func isBefore(_ other: RangeComparison) throws(Failure) -> Bool {
        let order = try order(end, other.start)
        return order < 0 || order == 0 && !(endIncluded && other.startIncluded)
    }

    /// Ends just where the other begins.
    func meets(_ other: RangeComparison) throws(Failure) -> Bool {
        try order(end, other.start) == 0 && endIncluded && other.startIncluded
    }

    /// Has something in common with the other.
    func overlaps(_ other: RangeComparison) throws(Failure) -> Bool {
        let (isBefore, isAfter) = (try isBefore(other), try other.isBefore(self))
        return !isBefore && !isAfter
    }

    /// Begins before the other, and ends inside it.
    func overlapsBefore(_ other: RangeComparison) throws(Failure) -> Bool {
        let starts = try order(start, other.start)
        let reach = try order(end, other.start)
        let ends = try order(end, other.end)
        return (starts < 0 || starts == 0 && startIncluded && !other.startIncluded)
            && (reach > 0 || reach == 0 && endIncluded && other.startIncluded)
            && (ends < 0 || ends == 0 && (!endIncluded || other.endIncluded))
    }

    /// Ends with the other, and begins no earlier.
    func finishes(_ other: RangeComparison) throws(Failure) -> Bool {
        let ends = try order(end, other.end)
        let starts = try order(start, other.start)
        return ends == 0 && endIncluded == other.endIncluded
            && (starts > 0 || starts == 0 && (!startIncluded || other.startIncluded))
    }

    /// Begins with the other, and ends no later.
    func starts(_ other: RangeComparison) throws(Failure) -> Bool {
        let starts = try order(start, other.start)
        let ends = try order(end, other.end)
        return starts == 0 && startIncluded == other.startIncluded
            && (ends < 0 || ends == 0 && (!endIncluded || other.endIncluded))
    }

    /// The point is the last of the range.
    func isLast(of range: RangeComparison) throws(Failure) -> Bool {
        try order(end, range.end) == 0 && range.endIncluded
    }

    /// The point is the first of the range.
    func isFirst(of range: RangeComparison) throws(Failure) -> Bool {
        try order(start, range.start) == 0 && range.startIncluded
    }

    /// Holds all of the other.
    func includes(_ other: RangeComparison) throws(Failure) -> Bool {
        let starts = try order(start, other.start)
        let ends = try order(end, other.end)
        return (starts < 0 || starts == 0 && (startIncluded || !other.startIncluded))
            && (ends > 0 || ends == 0 && (endIncluded || !other.endIncluded))
    }

    /// Has the same ends.
    func coincides(_ other: RangeComparison) throws(Failure) -> Bool {
        let starts = try order(start, other.start)
        let ends = try order(end, other.end)
        return starts == 0 && ends == 0 && startIncluded == other.startIncluded
            && endIncluded == other.endIncluded
    }
}
