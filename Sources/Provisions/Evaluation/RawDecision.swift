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
        /// Whether no test has failed or is unknown; the tests are then not there.
        let hasNoTests: Bool
    }

    /// The results in order; of each amount with named bounds its value before and within the bounds, and the bounds; the
    /// tests.
    let memory: ManagedBuffer<Header, Entry>

    package var eligibility: Eligibility? { header { $0.pointee.eligibility } }
    package var referenceDate: CalendarDate? { header { $0.pointee.referenceDate } }
    /// What went wrong, in the case or in a rule.
    package var errors: [Decision.Failure] { header { $0.pointee.errors } }
    package var isRefused: Bool { header { $0.pointee.isRefused } }
    var copies: [(position: Int, datum: Datum)] { header { $0.pointee.copies } }

    private func header<Part>(_ part: (UnsafeMutablePointer<Header>) -> Part) -> Part {
        memory.withUnsafeMutablePointerToHeader(part)
    }

    /// False for a test that failed, unknown for one that waits; something else for all others.
    func test(_ index: Int, _ layout: DecisionLayout) -> Value? {
        header { $0.pointee.hasNoTests } ? nil : entry(layout.firstTest + index).value
    }

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
            RawDecision.Header(
                eligibility: isSound ? eligibility : nil, referenceDate: referenceDate,
                hasNoTests: nothingStands)
        }
        memory.withUnsafeMutablePointers { header, entries in
            copyResults(to: entries, header)
            copyAmounts(to: entries)
            if !nothingStands { copyTests(to: entries + layout.firstTest) }
        }
        if !findings.isEmpty || !evaluator.failures.isEmpty { memory.header.errors = failures() }
        if !isSound { memory.header.isRefused = true }
        return RawDecision(memory: memory)
    }

    /// Values whose places in the heap are given to the next case are copied as data.
    private func copyResults(
        to entries: UnsafeMutablePointer<RawDecision.Entry>,
        _ header: UnsafeMutablePointer<RawDecision.Header>
    ) {
        for position in 0..<resultSlots.count {
            let (index, slot) = resultSlots[position]
            let value = evaluator[slot]
            entries[position] = RawDecision.Entry(value: value, state: outputStates[index])
            guard value.livesInHeap, !(value.has(.string) && plan.heap.holds(string: value)) else { continue }
            header.pointee.copies.append((position, datum(of: value)))
        }
    }

    private func copyTests(to entries: UnsafeMutablePointer<RawDecision.Entry>) {
        for index in 0..<testOutcomes.count {
            entries[index] = RawDecision.Entry(value: testOutcomes[index].value)
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
}
