import FEEL

/// The tests of a policy that ask for one input and nothing else, as most requirements do: passed where each input is what
/// its test wants.
struct PlainTests: Sendable {
    private(set) var tests: [Int] = []
    /// Beside the tests, the inputs' slots and what is wanted there.
    private(set) var slots: [Int] = []
    private(set) var values: [Value] = []
    private let isPlain: [Bool]

    init(_ plan: PolicyPlan) {
        // Inputs that depend on others are not yet what they will be when the first step is taken.
        let lone = Set(plan.inputs.filter(\.standsAlone).map(\.slot))
        var isPlain = Array(repeating: false, count: plan.tests.count)
        for (index, test) in plan.tests.enumerated() where test.appliesIf == nil {
            guard let slot = test.condition.expression.plan.onlySlot, lone.contains(slot),
                let wanted = test.condition.wanted
            else { continue }
            isPlain[index] = true
            tests.append(index)
            slots.append(slot)
            values.append(Value(wanted))
        }
        self.isPlain = isPlain
    }

    func contains(_ step: PolicyPlan.Step) -> Bool {
        if case .test(let index) = step { isPlain[index] } else { false }
    }
}

extension PlannedTest.Condition {
    /// What the expression has to give; nil for anything else than true or false.
    fileprivate var wanted: Bool? {
        switch self {
        case .require: true
        case .exclude: false
        case .known, .window: nil
        }
    }
}

extension PolicyEvaluator {
    /// Steps by their numbers: all that are left to do, and those among them that are no plain tests.
    struct Steps: Sendable {
        private(set) var all: [Int] = []
        private(set) var others: [Int] = []

        mutating func append(_ step: Int, isPlainTest: Bool) {
            all.append(step)
            if !isPlainTest { others.append(step) }
        }

        mutating func removeAll() {
            all.removeAll(keepingCapacity: true)
            others.removeAll(keepingCapacity: true)
        }
    }
}
