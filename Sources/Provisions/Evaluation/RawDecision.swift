package import FEEL

/// A decision as it stands in the slots, copied out in plain words: what a caller who decides many cases pays for each.
/// Names, texts and reasons are worked out when somebody asks for them.
///
/// Unchecked, since the compiler does not see that nobody writes into the memory once it is filled.
package struct RawDecision: @unchecked Sendable {
    /// A result with how it came about; or the figures of an amount; or how a test came out.
    struct Entry: BitwiseCopyable {
        let value: Value
        var state = PolicyEvaluator.OutputState.computed
    }

    struct Header {
        let eligibility: Eligibility?
        let referenceDate: CalendarDate?
        /// Results that live in the case's heap, by their position.
        var copies: [(position: Int, datum: Datum)] = []
        var errors: [Decision.Failure] = []
        /// Whether the case was not sound, so that nothing was decided.
        var isRefused = false
    }

    /// The results in order; of each amount with named bounds its value before and within the bounds, and the bounds; the
    /// tests.
    let memory: ManagedBuffer<Header, Entry>

    package var eligibility: Eligibility? { memory.header.eligibility }
    package var referenceDate: CalendarDate? { memory.header.referenceDate }
    /// What went wrong, in the case or in a rule.
    package var errors: [Decision.Failure] { memory.header.errors }
    package var isRefused: Bool { memory.header.isRefused }

    func entry(_ index: Int) -> Entry { memory.withUnsafeMutablePointerToElements { $0[index] } }
}

/// Where in a raw decision everything of a policy stands.
package struct DecisionLayout: Sendable {
    /// The outputs that are results: their numbers.
    package let results: [Int]
    /// Of the results whose amounts have named bounds: the output, and where its figures begin.
    let amounts: [(output: Int, start: Int)]
    let firstTest: Int
    let count: Int

    package init(_ plan: PolicyPlan) {
        results = plan.outputs.indices.filter { plan.outputs[$0].output.isResult }
        var amounts: [(output: Int, start: Int)] = []
        var end = results.count
        for index in results where plan.outputs[index].namesBounds {
            amounts.append((index, end))
            end += 2 + plan.outputs[index].boundCount
        }
        self.amounts = amounts
        firstTest = end
        count = end + plan.tests.count
    }
}

extension PolicyEvaluator {
    /// Copies the decision out of the slots after `evaluate`.
    package func rawDecision() -> RawDecision {
        let isSound = findings.isEmpty || isCaseSound
        let memory = ManagedBuffer<RawDecision.Header, RawDecision.Entry>.create(
            minimumCapacity: layout.count
        ) {
            _ in
            RawDecision.Header(eligibility: isSound ? eligibility : nil, referenceDate: referenceDate)
        }
        memory.withUnsafeMutablePointerToElements { entries in
            copyResults(to: entries)
            for index in 0..<testOutcomes.count {
                entries[layout.firstTest + index] = RawDecision.Entry(value: testOutcomes[index].value)
            }
        }
        memory.withUnsafeMutablePointerToElements { copyAmounts(to: $0) }
        copyFromHeap(into: memory)
        if !findings.isEmpty || !evaluator.failures.isEmpty { memory.header.errors = failures() }
        if !isSound { memory.header.isRefused = true }
        return RawDecision(memory: memory)
    }

    private func copyResults(to entries: UnsafeMutablePointer<RawDecision.Entry>) {
        for position in 0..<resultSlots.count {
            let result = resultSlots[position]
            entries[position] = RawDecision.Entry(
                value: evaluator[result.slot], state: outputStates[result.index])
        }
    }

    private func copyAmounts(to entries: UnsafeMutablePointer<RawDecision.Entry>) {
        for position in 0..<layout.amounts.count {
            let (index, start) = layout.amounts[position]
            entries[start] = RawDecision.Entry(value: amounts[index].computed, state: outputStates[index])
            entries[start + 1] = RawDecision.Entry(value: amounts[index].bounded)
            for bound in limitStarts[index]..<limitStarts[index + 1] {
                entries[start + 2 + bound - limitStarts[index]] = RawDecision.Entry(value: limits[bound])
            }
        }
    }

    /// Values whose places in the heap are given to the next case are copied as data.
    private func copyFromHeap(into memory: ManagedBuffer<RawDecision.Header, RawDecision.Entry>) {
        for position in 0..<resultSlots.count {
            let value = evaluator[resultSlots[position].slot]
            guard value.livesInHeap, !(value.has(.string) && plan.heap.holds(string: value)) else { continue }
            memory.header.copies.append((position, datum(of: value)))
        }
    }
}

extension PolicyEvaluator.TestOutcome {
    /// As a value, so that it takes no more room than one.
    @inline(__always)
    var value: Value {
        switch self {
        case .passed: .true
        case .failed: .false
        case .notApplicable: .null
        case .error: .absent
        case .unknown(let mask): .unknown(mask)
        }
    }

    init(_ value: Value) {
        self =
            switch value {
            case .true: .passed
            case .false: .failed
            case .null: .notApplicable
            case .absent: .error
            default: .unknown(value.unknownInputs)
            }
    }
}
