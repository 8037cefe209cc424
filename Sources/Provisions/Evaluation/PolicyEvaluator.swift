import Diagnostics
package import FEEL

/// Decides cases by one policy, one after the other.
///
/// It walks the plan's steps, each reading and writing slots of one frame, so that a case costs no look-up and, on the
/// way to its outcome, no allocation worth naming. A class since it owns that frame; it serves one thread.
package final class PolicyEvaluator {
    package let plan: PolicyPlan
    let evaluator: Evaluator
    @exclusivity(unchecked) var facts: Facts
    /// `--as-of`: takes the place of the reference date.
    @exclusivity(unchecked) var asOf: CalendarDate?
    /// Values put in the place of unknown inputs while their completions are tried; beside the inputs.
    @exclusivity(unchecked) var completion: [Value?]
    @exclusivity(unchecked) var testOutcomes: [TestOutcome]
    @exclusivity(unchecked) var outputStates: [OutputState]
    @exclusivity(unchecked) var amounts: [AmountState]
    /// The figures of all amounts' bounds, and where those of each output begin.
    @exclusivity(unchecked) var limits: [Value]
    let limitStarts: [Int]
    /// Where everything stands in a decision that is copied out, and the results' slots.
    package let layout: DecisionLayout
    let resultSlots: [(index: Int, slot: Int)]
    let inputSlots: [Int]
    let referenceSlot: Int?
    let quickReference: (expression: PlanHandle, slot: Int)?
    @exclusivity(unchecked) var eligibility: Eligibility?
    /// Whether no test so far has failed, is unknown or could not be worked out.
    @exclusivity(unchecked) var nothingStands = true
    /// The inputs that an undetermined eligibility waits for.
    @exclusivity(unchecked) var eligibilityMask = UnknownInputs.none
    /// What the rules themselves (not FEEL) found wrong, and what belongs to which step among FEEL's failures.
    @exclusivity(unchecked) var findings: [(diagnostic: Diagnostic, step: PolicyPlan.Step)] = []
    @exclusivity(unchecked) private var owners: [PolicyPlan.Step] = []
    @exclusivity(unchecked) private var step = PolicyPlan.Step.eligibility
    /// What is left to do of the plan's steps once the case is in place.
    @exclusivity(unchecked) var steps = Steps()
    /// The tests that ask for one input and nothing else.
    let plainTests: PlainTests
    /// Whether their outcomes stand as passed.
    @exclusivity(unchecked) private var plainTestsStand = false
    /// All of them, made ready once; in memory of their own, where looking at one copies nothing.
    private let quickSteps: UnsafeMutablePointer<QuickStep>
    /// The records of a portfolio.
    @exclusivity(unchecked) var table = RecordTable()
    /// Whether they were fed in, what each of them is when no step touches it, and where they stand.
    @exclusivity(unchecked) var isFed = false
    @exclusivity(unchecked) var fedOutcome = Value.null
    @exclusivity(unchecked) var recordPlace: ((Int) -> SourcePlace)?
    /// The case with its records as they were fed in, where trials may want to see them.
    @exclusivity(unchecked) var trialFacts: Facts?
    let ownLimits: Limits
    /// Whether the case is put in place to be copied: texts that no rule reads are then left out.
    @exclusivity(unchecked) var isPreparing = false
    /// A case that says nothing.
    let noFacts: Facts
    /// `eligible`, `ineligible`, `undetermined` as they lie in the heap.
    let eligibilityValues: [Value]
    let hasEligibility: Bool
    /// What was found wrong with the case while it was put in place.
    @exclusivity(unchecked) var caseFindings: [(diagnostic: Diagnostic, step: PolicyPlan.Step)] = []
    /// The date for which the parameters stand in their slots; nil when they are not all there.
    @exclusivity(unchecked) var standingDate: Value?
    @exclusivity(unchecked) var parametersStand = false
    /// The heap after loading the policy, and after putting the case in place.
    let mark: Heap.Mark
    @exclusivity(unchecked) var caseMark: Heap.Mark
    /// Where completions of unknown inputs are tried, made when the first is.
    lazy var trial = PolicyEvaluator(plan: plan, limits: ownLimits, clock: evaluator.clock)

    /// How a requirement or exclusion came out.
    enum TestOutcome: Equatable {
        case passed, failed, notApplicable, error
        case unknown(UnknownInputs)
    }

    enum OutputState: BitwiseCopyable {
        case computed, notApplicable, failed
        case replaced(Eligibility)
    }

    package init(
        plan: PolicyPlan, limits: Limits = Limits(), clock: @escaping @Sendable () -> DateTime? = { nil }
    ) {
        self.plan = plan
        let heap = Heap(plan.heap, limits: limits)
        ownLimits = limits
        evaluator = Evaluator(heap: heap, slotCount: plan.scope.slotCount, clock: clock)
        hasEligibility = plan.policy.hasEligibility
        eligibilityValues = Eligibility.allCases.map { heap.string($0.rawValue) }
        mark = heap.mark()
        caseMark = mark
        quickSteps = .allocate(capacity: max(plan.steps.count, 1))
        for (index, step) in plan.steps.enumerated() {
            (quickSteps + index).initialize(to: QuickStep(step, plan))
        }
        noFacts = Facts(
            id: nil, states: plan.inputs.map { _ in .absent },
            place: SourcePlace(plan.policy.file, .beginning))
        facts = noFacts
        completion = Array(repeating: nil, count: plan.inputs.count)
        testOutcomes = Array(repeating: .passed, count: plan.tests.count)
        outputStates = Array(repeating: .computed, count: plan.outputs.count)
        amounts = Array(repeating: AmountState(), count: plan.outputs.count)
        limitStarts = plan.outputs.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.boundCount) }
        self.limits = Array(repeating: .null, count: limitStarts.last ?? 0)
        layout = DecisionLayout(plan)
        inputSlots = plan.inputs.map(\.slot)
        resultSlots = layout.results.map { ($0, plan.outputs[$0].slot) }
        referenceSlot = plan.referenceDate?.slot
        quickReference = plan.referenceDate.map { ($0.expression.plan.handle, $0.slot) }
        plainTests = PlainTests(plan)
        for parameter in plan.parameters {
            if let value = parameter.onlyValue { evaluator[parameter.slot] = value }
        }
    }

    deinit {
        quickSteps.deinitialize(count: plan.steps.count)
        quickSteps.deallocate()
    }

    var heap: Heap { evaluator.heap }

    /// Puts a case before the policy and decides it.
    package func decide(_ facts: Facts, asOf: CalendarDate? = nil) throws(LimitExceeded) -> Decision {
        try load(facts, asOf: asOf)
        try evaluate()
        return decision()
    }

    /// Puts a case in place: its texts into the heap, every input that depends on no other into its slot.
    package func load(_ facts: Facts, asOf: CalendarDate? = nil) throws(LimitExceeded) {
        self.facts = facts
        self.asOf = asOf
        caseMark = isFed ? heap.mark() : mark
        caseFindings.removeAll(keepingCapacity: true)
        begin()
        steps.removeAll()
        for (index, step) in plan.steps.enumerated() where try !isDone(step) {
            steps.append(index, isPlainTest: plainTests.contains(step))
        }
        caseFindings = findings
        caseMark = heap.mark()
    }

    /// Takes a step that needs no other; one in which an expression fails waits for its turn, so that the failure is
    /// recorded with those of the rules.
    func isDone(_ step: PolicyPlan.Step) throws(LimitExceeded) -> Bool {
        if case .parameter(let index) = step { return plan.parameters[index].onlyValue != nil }
        guard case .input(let index) = step, plan.inputs[index].standsAlone, !(isFed && index == 0) else {
            return false
        }
        if isPreparing, plan.inputs[index].isUnreadText, case .given = facts.states[index] {
            evaluator[plan.inputs[index].slot] = .null
            return true
        }
        self.step = step
        let count = findings.count
        try takeInput(index)
        if evaluator.failures.isEmpty { return true }
        evaluator.begin()
        findings.removeSubrange(count...)
        return false
    }

    /// Decides the case in place; the outcome then stands in the slots. What `bench` measures.
    package func evaluate() throws(LimitExceeded) {
        begin()
        try takeSteps()
    }

    /// What is left to do of the steps, over the case in place.
    func takeSteps() throws(LimitExceeded) {
        if referenceSlot == nil { compareDates() }
        for index in passPlainTests() ? steps.others : steps.all where try !takeQuickly(quickSteps + index) {
            try take(quickSteps[index].step)
        }
        standingDate = defaultDate
    }

    /// Passes all tests that ask for one input and nothing else, at one glance; false where one of them wants a closer look,
    /// and then nothing is done.
    private func passPlainTests() -> Bool {
        guard evaluator.hold(plainTests.slots, plainTests.values) else {
            plainTestsStand = false
            return false
        }
        if !plainTestsStand { for index in plainTests.tests { testOutcomes[index] = .passed } }
        plainTestsStand = true
        return true
    }

    func begin() {
        heap.release(to: caseMark)
        evaluator.begin()
        if !findings.isEmpty || !caseFindings.isEmpty { findings = caseFindings }
        if !owners.isEmpty { owners.removeAll(keepingCapacity: true) }
        eligibility = nil
        nothingStands = true
    }

    func take(_ step: PolicyPlan.Step) throws(LimitExceeded) {
        self.step = step
        switch step {
        case .input(let index): try takeInput(index)
        case .reference: try takeReference()
        case .parameter(let index): try takeParameter(index)
        case .function(let index):
            evaluator[plan.functions[index].slot] = try run(plan.functions[index].expression)
        case .test(let index):
            testOutcomes[index] = try outcome(of: plan.tests[index])
            if testOutcomes[index] != .passed { nothingStands = false }
        case .eligibility: try takeEligibility()
        case .portfolio: try takePortfolio()
        case .output(let index): try takeOutput(index)
        }
        if owners.count < evaluator.failures.count { noteOwner() }
    }

    /// Failures that FEEL has recorded since belong to this step.
    private func noteOwner() {
        while owners.count < evaluator.failures.count { owners.append(step) }
    }

    func run(_ expression: PlannedExpression) throws(LimitExceeded) -> Value {
        try evaluator.evaluate(expression.plan)
    }

    func run(_ value: PlannedValue) throws(LimitExceeded) -> Value {
        switch value {
        case .constant(let constant): constant
        case .expression(let expression): try run(expression)
        }
    }

    func run(_ value: QuickValue) throws(LimitExceeded) -> Value {
        guard let handle = value.handle else { return value.constant }
        return try evaluator.evaluate(handle)
    }

    /// Whether FEEL has recorded a failure since the count was taken.
    func hasFailed(since count: Int) -> Bool { evaluator.failureCount > count }

    func report(_ diagnostic: Diagnostic) { findings.append((diagnostic, step)) }

    /// A value outside the heap; null for one so large that copying it runs into a limit.
    func datum(of value: Value) -> Datum { (try? heap.datum(of: value)) ?? .null }

    /// All that went wrong, with the provision of the step it went wrong in.
    func failures() -> [Decision.Failure] {
        let own = findings.map { Decision.Failure($0.diagnostic, provision: provision(of: $0.step)) }
        let feel = zip(evaluator.failures, owners).map {
            Decision.Failure($0.diagnostic, provision: provision(of: $1))
        }
        var seen: Set<Diagnostic> = []
        return (own + feel).filter { seen.insert($0.diagnostic).inserted }
    }

    private func provision(of step: PolicyPlan.Step) -> String? {
        switch step {
        case .test(let index): plan.tests[index].marking.name
        case .output(let index): plan.outputs[index].output.citation.provisionIDs.first?.text
        case .parameter(let index): plan.parameters[index].parameter.citation.provisionIDs.first?.text
        case .input, .reference, .function, .eligibility, .portfolio: nil
        }
    }
}
