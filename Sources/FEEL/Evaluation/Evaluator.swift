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
    @exclusivity(unchecked) package var clock: @Sendable () -> DateTime?
    /// Why parts of the expressions evaluated since `begin` are null; not more than `failureLimit`.
    @exclusivity(unchecked) package private(set) var failures: [EvaluationFailure] = []
    /// How many failures there were, those not kept included.
    @exclusivity(unchecked) package private(set) var failureCount = 0
    /// The values of the parts of traced plans, in the order in which they were evaluated; not more than `traceLimit`.
    @exclusivity(unchecked) package internal(set) var trace: [(span: SourceSpan, value: Value)] = []

    /// More failures than this are counted and not kept.
    package static let failureLimit = 64
    /// Among so many keys the one that was meant is looked for.
    static let keysCompared = 200
    @exclusivity(unchecked) package var traceLimit = 10_000
    /// Room for constants below the slots, and for slots and temporaries above.
    private static let room = (below: 1 << 15, above: 1 << 16)

    private let memory: UnsafeMutablePointer<Value>
    /// The first slot.
    let slots: UnsafeMutablePointer<Value>
    /// The first register that no frame uses.
    @exclusivity(unchecked) var top: UnsafeMutablePointer<Value>
    /// How many functions are being called.
    @exclusivity(unchecked) var depth = 0
    /// Above zero while something is evaluated whose value may not be wanted, because it depends on an unknown whether
    /// it is: what fails there is no failure.
    @exclusivity(unchecked) var speculation = 0
    /// The call of a built-in function that is being carried out.
    @exclusivity(unchecked) var callPlace: Place?
    /// The patterns of `matches` and its kin.
    var patterns = PatternCache()
    /// Where a limit was run into.
    @exclusivity(unchecked) private var overrunPlace: SourcePlace?

    package init(heap: Heap, slotCount: Int, clock: @escaping @Sendable () -> DateTime? = { nil }) {
        self.heap = heap
        self.slotCount = min(max(slotCount, 0), Scope.capacity)
        self.clock = clock
        memory = .allocate(capacity: Self.room.below + Self.room.above)
        slots = memory + Self.room.below
        slots.update(repeating: .null, count: self.slotCount)
        top = slots
    }

    deinit { memory.deallocate() }

    /// The value of a slot. Slots that do not exist are null and cannot be set.
    package subscript(slot: Int) -> Value {
        get { slot >= 0 && slot < slotCount ? slots[slot] : .null }
        set { if slot >= 0, slot < slotCount { slots[slot] = newValue } }
    }

    /// Gives slots their values, all at once.
    ///
    /// - Parameter slots: of this evaluator's scope, as many as there are values.
    package func fill(_ slots: [Int], with values: [Value]) {
        guard slots.count <= values.count else { return }
        for index in 0..<slots.count where slots[index] >= 0 && slots[index] < slotCount {
            self.slots[slots[index]] = values[index]
        }
    }

    /// Whether each of some slots holds the value beside it.
    package func hold(_ slots: [Int], _ values: [Value]) -> Bool {
        guard slots.count == values.count else { return false }
        for index in 0..<slots.count where self[slots[index]] != values[index] { return false }
        return true
    }

    /// Forgets failures and traces, and fills the budget of steps.
    package func begin() {
        if !failures.isEmpty { failures.removeAll(keepingCapacity: true) }
        if !trace.isEmpty { trace.removeAll(keepingCapacity: true) }
        failureCount = 0
        if overrunPlace != nil { overrunPlace = nil }
        heap.refill()
    }

    /// Forgets the failures after the first so many.
    package func forgetFailures(after count: Int) {
        guard failureCount > count else { return }
        failureCount = count
        failures.removeSubrange(min(count, failures.count)...)
    }

    /// The value of an expression. What goes wrong inside is null and recorded in `failures`.
    package func evaluate(_ plan: Plan) throws(LimitExceeded) -> Value { try evaluate(plan.handle) }

    package func evaluate(_ plan: PlanHandle) throws(LimitExceeded) -> Value {
        if plan.slot >= 0, let value = known(plan) { return value }
        depth = 0
        speculation = 0
        // The borrowing form rethrows any error, so the one there can be is carried out beside the value.
        var result = Value.null
        var limit: LimitExceeded?
        plan.code._withUnsafeGuaranteedRef { code in
            do throws(LimitExceeded) { result = try enter(code, slots) } catch { limit = error }
        }
        if let limit { throw limit }
        return result
    }

    /// What a plan gives that is known by heart; nil where its instructions have to be carried out after all.
    @inline(__always)
    private func known(_ plan: PlanHandle) -> Value? {
        let value = slots[plan.slot]
        if plan.constant == .absent { return value }
        return value.tag == plan.constant.tag ? Value(value == plan.constant) : nil
    }

    /// Whether a frame of so many registers from `base` on has room.
    func hasRoom(_ base: UnsafeMutablePointer<Value>, _ registers: Int) -> Bool {
        base - slots + registers <= Self.room.above
    }

    // MARK: - What goes wrong

    /// Notes why a value is null, unless it is uncertain whether the value is wanted.
    func record(
        _ kind: DiagnosticKind, _ message: @autoclosure () -> String, _ place: Place,
        help: @autoclosure () -> String? = nil
    ) {
        guard speculation == 0 else { return }
        failureCount += 1
        guard failures.count < Self.failureLimit else { return }
        failures.append(EvaluationFailure(kind, message(), at: place.source, help: help()))
    }

    /// Notes a failure that arose outside any plan.
    package func note(_ failure: EvaluationFailure) {
        failureCount += 1
        if failures.count < Self.failureLimit { failures.append(failure) }
    }

    /// The limit that was run into, at the place nearest to where it happened.
    func overrun(at place: Place) -> LimitExceeded {
        if overrunPlace == nil { overrunPlace = place.source }
        return LimitExceeded(heap.overrun ?? .steps, at: overrunPlace)
    }
}

/// An instruction as a place in the text, which is looked up only when somebody wants to know.
struct Place {
    unowned(unsafe) let code: Code
    /// The number of the instruction after it.
    let next: Int

    var source: SourcePlace { code.place(next - 1) }
}
