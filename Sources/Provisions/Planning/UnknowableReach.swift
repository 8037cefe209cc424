import FEEL

/// Which unknowable inputs a test or an output depends on, however far, in the order in which its text comes upon them.
struct UnknowableReach {
    let order: StepOrder
    let inputs: [PlannedInput]

    func order(of test: PlannedTest) -> [Int] { reach(test.reads) }

    func order(of output: PlannedOutput) -> [Int] {
        reach(output.reads + (output.dependsOnEligibility ? [order.eligibilitySlot] : []))
    }

    private func reach(_ slots: [Int]) -> [Int] {
        var seen: Set<Int> = []
        var found: [Int] = []
        var stack = Array(slots.reversed())
        while let slot = stack.popLast() {
            guard seen.insert(slot).inserted, let maker = order.makers[slot] else { continue }
            let step = order.things[maker]
            if case .input(let index) = step { found += inputs[index].unknowableBits }
            var reads = order.reads(of: step)
            switch step {
            case .eligibility: reads = order.tests.flatMap(\.reads)
            case .parameter(let index): reads += order.dateReads(of: order.parameters[index])
            default: break
            }
            stack += reads.reversed()
        }
        return found
    }
}

extension PlannedInput {
    /// Its own bit, then its fields'.
    var unknowableBits: [Int] { (unknownIndex.map { [$0] } ?? []) + fields.flatMap(\.unknowableBits) }
}
