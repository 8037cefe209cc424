package import Diagnostics

/// Evaluates plans, one after another, over one set of slots.
///
/// An evaluator belongs to one thread. For each case: `begin`, fill the slots, evaluate plans (and put their values
/// into slots), take out what is wanted as data, release the heap to a mark.
package final class Evaluator {
    package let heap: Heap
    package let slotCount: Int
    /// Tells the moment for `now()` and `today()`; these fail when it tells none, so that nothing depends on the day of
    /// a run unless the caller wants it.
    package var clock: @Sendable () -> DateTime?
    /// Why parts of the expressions evaluated since `begin` are null; not more than `failureLimit`.
    package private(set) var failures: [EvaluationFailure] = []
    /// How many failures there were, those not kept included.
    package private(set) var failureCount = 0
    /// The values of the parts of traced plans, in the order in which they were evaluated.
    package internal(set) var trace: [(span: SourceSpan, value: Value)] = []

    /// More failures than this are counted and not kept.
    package static let failureLimit = 64
    /// Room for constants below the slots, and for slots and temporaries above.
    private static let room = (below: 1 << 15, above: 1 << 16)

    private let memory: UnsafeMutablePointer<Value>
    /// The first slot.
    let slots: UnsafeMutablePointer<Value>

    package init(
        heap: Heap, slotCount: Int, clock: @escaping @Sendable () -> DateTime? = { nil }
    ) {
        self.heap = heap
        self.slotCount = min(max(slotCount, 0), 1 << 14)
        self.clock = clock
        memory = .allocate(capacity: Self.room.below + Self.room.above)
        slots = memory + Self.room.below
        slots.update(repeating: .null, count: self.slotCount)
    }

    deinit { memory.deallocate() }

    /// The value of a slot. Slots that do not exist are null and cannot be set.
    package subscript(slot: Int) -> Value {
        get { slot >= 0 && slot < slotCount ? slots[slot] : .null }
        set { if slot >= 0, slot < slotCount { slots[slot] = newValue } }
    }

    /// Forgets failures and traces, and fills the budget of steps.
    package func begin() {
        failures.removeAll(keepingCapacity: true)
        failureCount = 0
        trace.removeAll(keepingCapacity: true)
        heap.refill()
    }

    /// The value of an expression. What goes wrong inside is null and recorded in `failures`.
    package func evaluate(_ plan: Plan) throws(LimitExceeded) -> Value {
        .null
    }

    func call(_ function: Value, _ arguments: [Value]) throws(Failure) -> Value { .null }

    func parameterCount(of function: Value) -> Int? { nil }
}
