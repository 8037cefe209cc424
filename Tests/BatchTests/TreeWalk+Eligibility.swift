import FEEL
import FEELSyntax
import Provisions

extension TreeWalk {
    /// How the window, a requirement or an exclusion came out.
    enum TestOutcome: Equatable {
        case passed, failed, error
        case unknown([Int])
    }

    /// The window, then requirements and exclusions.
    struct Test {
        let id: String?
        let isSoft: Bool
        let appliesIf: FEELText?
        let condition: Condition

        enum Condition {
            case require(FEELText)
            case exclude(FEELText)
            case known(FEELText)
            case window(InForce)
        }

        var texts: [FEELText] {
            switch condition {
            case .require(let text), .exclude(let text), .known(let text):
                (appliesIf.map { [$0] } ?? []) + [text]
            case .window(let window): [window.on]
            }
        }
    }

    var tests: [Test] {
        let window = policy.inForce.map {
            Test(id: $0.marking.name, isSoft: false, appliesIf: nil, condition: .window($0))
        }
        return (window.map { [$0] } ?? [])
            + policy.requirements.map { requirement in
                let condition: Test.Condition =
                    switch requirement.condition {
                    case .require(let text): .require(text)
                    case .exclude(let text): .exclude(text)
                    case .known(let text): .known(text)
                    }
                return Test(
                    id: requirement.marking.name, isSoft: requirement.isSoft,
                    appliesIf: requirement.appliesIf, condition: condition)
            }
    }

    /// Works out all tests; of those that are unknown, first what would become of them.
    func eligibilityValue() -> Datum {
        let tests = tests
        guard !tests.isEmpty else { return .null }
        world.outcomes = tests.map(outcome)
        if world.outcomes.contains(where: \.isUnknown) { tryCompletions(tests) }
        world.eligibility = summary(tests)
        return world.eligibility.map { .string($0.rawValue) } ?? .null
    }

    private func summary(_ tests: [Test]) -> Eligibility? {
        if world.outcomes.contains(.error) { return nil }
        let failed = zip(tests, world.outcomes).filter { $0.1 == .failed }
        if failed.contains(where: { !$0.0.isSoft }) { return .ineligible }
        return !failed.isEmpty || world.outcomes.contains(where: \.isUnknown) ? .undetermined : .eligible
    }

    /// What an undetermined eligibility waits for.
    var waitedFor: [Int] { Set(world.outcomes.flatMap(\.waitsFor)).sorted() }

    private func outcome(of test: Test) -> TestOutcome {
        guard let appliesIf = test.appliesIf else { return condition(of: test) }
        let applies = walk(appliesIf)
        if let applies = applies.truth { return applies ? condition(of: test) : .passed }
        guard let mask = applies.waitsFor else { return failure() }
        // Whoever meets the requirement need not know whether it applies to him.
        return condition(of: test) == .passed ? .passed : open(mask)
    }

    private func condition(of test: Test) -> TestOutcome {
        switch test.condition {
        case .require(let text): return outcome(of: walk(text), passes: { $0.truth })
        case .exclude(let text): return outcome(of: walk(text), passes: { $0.truth.map { !$0 } })
        case .known(let text): return outcome(of: walk(text), passes: { _ in true })
        case .window(let window):
            return outcome(of: walk(window.on)) { date in
                date.day.map { day in day >= window.from && (window.to.map { day <= $0 } ?? true) }
            }
        }
    }

    private func outcome(of value: Datum, passes: (Datum) -> Bool?) -> TestOutcome {
        if let mask = value.waitsFor { return open(mask) }
        return passes(value).map { $0 ? .passed : .failed } ?? failure()
    }

    private func failure() -> TestOutcome {
        world.failures += 1
        return .error
    }

    /// What waits for something that will never come is an error.
    private func open(_ mask: [Int]) -> TestOutcome {
        mask.contains { $0 >= Self.firstParameter } ? failure() : .unknown(mask)
    }

    // MARK: - What would matter

    /// Every unknown boolean and choice of the record is given every value it can have, in every combination. A test that
    /// always comes out the same is decided; otherwise it waits for those whose change alone changes it, and for what
    /// some combination still waits for.
    private func tryCompletions(_ tests: [Test]) {
        let axes = unknowable.indices.filter { bit in
            unknowable[bit].type.finiteValues != nil && value(of: unknowable[bit].name) == .unknown([bit])
        }
        let base = world
        let combinations = axes.reduce([[:]]) { heads, bit in
            heads.flatMap { head in
                (unknowable[bit].type.finiteValues ?? []).map { head.merging([bit: $0]) { $1 } }
            }
        }
        let runs = combinations.map { combination in
            (combination, outcomes(of: tests, with: combination, from: base))
        }
        world = base
        for (index, test) in tests.enumerated() where base.outcomes[index].isUnknown {
            if case .known = test.condition { continue }
            let outcome = settled(runs.map { ($0.0, $0.1[index]) }, axes) ?? base.outcomes[index]
            world.outcomes[index] = outcome.waiting(forNone: notYetAsked)
        }
    }

    private func outcomes(of tests: [Test], with combination: [Int: Datum], from base: World) -> [TestOutcome]
    {
        world = World()
        world.states = base.states
        for (bit, value) in combination { world.completion[unknowable[bit].name] = value }
        return tests.map(outcome)
    }

    /// Nil where some combination is in error.
    private func settled(_ runs: [(values: [Int: Datum], outcome: TestOutcome)], _ axes: [Int])
        -> TestOutcome?
    {
        guard let first = runs.first, !runs.contains(where: { $0.outcome == .error }) else { return nil }
        if !first.outcome.isUnknown, runs.allSatisfy({ $0.outcome == first.outcome }) { return first.outcome }
        let matters = axes.filter { bit in
            runs.contains { run in
                runs.contains { other in
                    run.outcome != other.outcome
                        && axes.allSatisfy { $0 == bit || run.values[$0] == other.values[$0] }
                }
            }
        }
        return .unknown(Set(matters + runs.flatMap(\.outcome.waitsFor)).sorted())
    }

    /// Inputs of which nobody knows yet whether they are asked for.
    private var notYetAsked: [Int] {
        unknowable.indices.filter { bit in
            guard unknowable[bit].requiredIf != nil else { return false }
            return value(of: unknowable[bit].name).waitsFor.map { !$0.contains(bit) } ?? false
        }
    }
}

extension TreeWalk.TestOutcome {
    var waitsFor: [Int] { if case .unknown(let mask) = self { mask } else { [] } }

    var isUnknown: Bool { if case .unknown = self { true } else { false } }

    fileprivate func waiting(forNone inputs: [Int]) -> Self {
        isUnknown ? .unknown(waitsFor.filter { !inputs.contains($0) }) : self
    }
}
