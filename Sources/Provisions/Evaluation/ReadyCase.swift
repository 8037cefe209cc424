package import Diagnostics
package import FEEL

/// A case made ready for a policy: read and checked once, to be decided any number of times, with other values in between.
///
/// It holds what putting the case in place has done to an evaluator's slots and heap, so that the next time, in any
/// evaluator of the same plan, that is copied instead of done.
package struct ReadyCase: Sendable {
    /// What putting a case in place came to; only of a case with nothing wrong in it.
    ///
    /// A class, so that an evaluator takes one share in its ownership and not one in each array. Unchecked, since the compiler
    /// does not see that it is written only while nobody else refers to it.
    final class Image: @unchecked Sendable {
        /// Beside the inputs.
        @exclusivity(unchecked) fileprivate(set) var slots: [Value]
        let heap: HeapImage
        /// What is left to do of the plan's steps.
        let steps: PolicyEvaluator.Steps

        init(slots: [Value], heap: HeapImage, steps: PolicyEvaluator.Steps) {
            self.slots = slots
            self.heap = heap
            self.steps = steps
        }
    }

    package private(set) var facts: Facts
    /// What is wrong with the case as it was read; empty for nothing.
    package let problems: [Diagnostic]
    /// Nil where the case has to be put in place from the beginning each time.
    private(set) var image: Image?
    /// The inputs that say something else than the image does.
    private(set) var changed: [Int] = []

    init(_ facts: Facts, _ image: Image?, problems: [Diagnostic]) {
        self.facts = facts
        self.problems = problems
        self.image = image
    }

    /// Says something else of one input.
    ///
    /// - Parameters:
    ///   - itemPlaces: where the items of a list of records stand.
    ///   - planned: the input, of the plan that the case was made ready for.
    package mutating func set(
        _ index: Int, to state: Facts.State, itemPlaces: [SourcePlace] = [], of planned: PlannedInput
    ) {
        facts.set(index, to: state, itemPlaces: itemPlaces)
        guard image?.slots.indices.contains(index) ?? false else { return }
        if let value = planned.lookedUp(state) {
            if !isKnownUniquelyReferenced(&image) {
                image = image.map { Image(slots: $0.slots, heap: $0.heap, steps: $0.steps) }
            }
            image?.slots[index] = value
            if let place = changed.firstIndex(of: index) { changed.remove(at: place) }
        } else if !changed.contains(index) {
            changed.append(index)
        }
    }
}

extension PlannedInput {
    /// The slot's value where that takes no work: nothing to check, nothing that lies in a heap.
    fileprivate func lookedUp(_ state: Facts.State) -> Value? {
        guard standsAlone, allowed == nil, fields.isEmpty, case .given(let datum, _) = state else {
            return nil
        }
        if isUnreadText { return .null }
        return switch datum {
        case .boolean(let boolean): Value(boolean)
        case .number(let number): Value(number)
        case .date(let date): Value(date)
        default: nil
        }
    }
}

extension PolicyEvaluator {
    /// Puts a case in place, and remembers how that came out.
    package func ready(_ facts: Facts) throws(LimitExceeded) -> ReadyCase {
        isPreparing = true
        defer {
            isPreparing = false
            forgetCase()
        }
        try load(facts)
        return ReadyCase(facts, image(), problems: caseFindings.map(\.diagnostic))
    }

    /// Decides a case that was made ready for this evaluator's plan.
    package func decide(_ ready: ReadyCase, asOf: CalendarDate? = nil) throws(LimitExceeded) -> RawDecision {
        if try put(ready, asOf: asOf) {
            try takeSteps()
        } else {
            try load(ready.facts, asOf: asOf)
            try evaluate()
        }
        let decision = rawDecision()
        forgetCase()
        return decision
    }

    /// False where the case has to be put in place from the beginning.
    private func put(_ ready: ReadyCase, asOf: CalendarDate?) throws(LimitExceeded) -> Bool {
        guard let image = ready.image, !isFed else { return false }
        (facts, self.asOf, caseMark) = (ready.facts, asOf, mark)
        if !caseFindings.isEmpty { caseFindings.removeAll(keepingCapacity: true) }
        begin()
        if !image.heap.isEmpty { heap.restore(image.heap) }
        evaluator.fill(inputSlots, with: image.slots)
        steps = image.steps
        if !ready.changed.isEmpty {
            for index in ready.changed where plan.inputs[index].standsAlone {
                guard try isDone(.input(index)), findings.isEmpty else { return false }
            }
        }
        if !image.heap.isEmpty || !ready.changed.isEmpty { caseMark = heap.mark() }
        return true
    }

    /// What putting the case in place has come to; nil where something is wrong with it.
    private func image() -> ReadyCase.Image? {
        guard caseFindings.isEmpty, plan.portfolio == nil, let image = heap.image(since: mark) else {
            return nil
        }
        return ReadyCase.Image(slots: inputSlots.map { evaluator[$0] }, heap: image, steps: steps)
    }

    /// Lets go of the case, so that whoever owns it can change it in place.
    private func forgetCase() { facts = noFacts }
}
