/// Where strings, lists, contexts, ranges and functions live; a `Value` holds their place.
///
/// A string of the same bytes has one place only, so that equal strings are equal values. Nothing is ever freed singly:
/// a case marks the heap, evaluates, and releases the heap to the mark, so that it leaves nothing behind. The heap of
/// load time, which holds the constants of all plans, is frozen once and copied into each evaluator's own.
///
/// Running into a limit is noted in `overrun`, from then on allocations give null, and the evaluator ends the
/// evaluation at the next opportunity.
package final class Heap {
    @exclusivity(unchecked) package var limits: Limits
    /// The limit that was run into since the budget was last filled.
    @exclusivity(unchecked) package internal(set) var overrun: LimitExceeded.Limit?
    /// What is left of the steps.
    @exclusivity(unchecked) var steps: Int

    /// Items of lists, values of contexts, end points of ranges.
    @exclusivity(unchecked) var values: Arena<Value>
    @exclusivity(unchecked) var strings: StringPool
    @exclusivity(unchecked) var shapes: ShapePool
    @exclusivity(unchecked) var functions: [FunctionObject]

    package init(limits: Limits = Limits()) {
        self.limits = limits
        steps = limits.steps
        values = Arena()
        strings = StringPool()
        shapes = ShapePool()
        functions = []
    }

    /// A copy of a frozen heap, to go on with.
    package init(_ frozen: FrozenHeap, limits: Limits = Limits()) {
        self.limits = limits
        steps = limits.steps
        values = Arena(frozen.values)
        strings = StringPool(bytes: frozen.bytes, places: frozen.places)
        shapes = frozen.shapes
        functions = frozen.functions
    }

    /// The heap as it is now, to be copied into others.
    package var frozen: FrozenHeap {
        FrozenHeap(
            values: values.elements, bytes: strings.bytes.elements, places: strings.places.elements,
            shapes: shapes,
            functions: functions)
    }

    /// Fills the budget of steps and forgets that a limit was run into.
    package func refill() {
        steps = limits.steps
        overrun = nil
    }

    /// How many steps were taken since the budget was last filled.
    package var spent: Int { limits.steps - steps }

    /// Takes steps from the budget; false when it is used up.
    @inline(__always)
    package func spend(_ amount: Int = 1) -> Bool {
        steps -= amount
        if steps < 0 { overrun = overrun ?? .steps }
        return steps >= 0
    }
}

/// A heap that does not change any more.
package struct FrozenHeap: Sendable {
    let values: [Value]
    let bytes: [UInt8]
    let places: [StringPool.Place]
    let shapes: ShapePool
    let functions: [FunctionObject]
}

extension Heap {
    /// What a heap held at one time.
    package struct Mark: Sendable {
        let values: Int
        let strings: StringPool.Mark
        let shapes: Int
        let functions: Int
    }

    /// Remembers what the heap holds now.
    package func mark() -> Mark {
        Mark(values: values.count, strings: strings.mark, shapes: shapes.count, functions: functions.count)
    }

    /// Forgets all that came after the mark; values made since must not be used any more.
    package func release(to mark: Mark) {
        values.shrink(to: mark.values)
        strings.release(to: mark.strings)
        if shapes.count > mark.shapes { shapes.release(to: mark.shapes) }
        if functions.count > mark.functions { functions.removeSubrange(mark.functions...) }
    }

    /// Forgets all that came after the mark, unless this value lies there.
    package func release(to mark: Mark, keeping value: Value) {
        switch value.tag {
        case .string where value.lower >= mark.strings.places: break
        case .list where value.lower + value.upper > mark.values: break
        case .context, .range, .function: break
        default: release(to: mark)
        }
    }

    /// Bytes in use.
    package var size: Int { values.count * MemoryLayout<Value>.stride + strings.bytes.count }

    /// Whether so many more bytes, and a list or a string of this length, are within the limits.
    @inline(__always)
    func admits(bytes: Int, length: Int, atMost limit: Int, _ kind: LimitExceeded.Limit) -> Bool {
        if length <= limit, size &+ bytes <= limits.heapSize { return true }
        overrun = overrun ?? (length > limit ? kind : .heapSize)
        return false
    }
}
