import FEEL
package import Provisions

/// Makes up cases at a policy's boundaries: from its golden cases, by changing one input, then two, to values at which a
/// rule may change its mind.
///
/// The same cases for the same policy, golden cases and seed; not more of them, and not more steps, than asked for.
package struct CaseSearch {
    package let plan: PolicyPlan
    package let reach: InputReach
    private let seeds: [TrialCase]
    private let values: InputValues
    private let moves: CaseMoves
    private let baseline: Facts?

    /// - Parameters:
    ///   - seeds: cases to start from; more different ones find more.
    ///   - baseline: what the cases say unless they say otherwise, as a file's defaults do. An input stated there is stated
    ///     in every case.
    package init(plan: PolicyPlan, seeds: [TrialCase], baseline: Facts? = nil) {
        self.plan = plan
        self.seeds = seeds
        self.baseline = baseline
        reach = InputReach(plan)
        values = InputValues(PolicyFigures(plan), plan, seeds: seeds)
        moves = CaseMoves(plan, values, baseline: baseline)
    }

    /// The seeds themselves, their single changes, cases about derived boundaries, then combinations.
    ///
    /// - Parameters:
    ///   - limit: the most cases.
    ///   - inputs: the inputs that are changed; nil for all.
    ///   - near: those of them that are changed together with each of the others.
    package func cases(
        limit: Int, seed: UInt64 = 1, changing inputs: Set<Int>? = nil, near: Set<Int> = []
    ) -> [TrialCase] {
        var draft = Draft(limit: limit)
        seeds.forEach { draft.add($0) }
        guard let first = seeds.first else { return draft.cases }
        draft.add(knowingNothing(first))
        let chosen = moves.byInput.indices.filter { inputs?.contains($0) ?? true }.map { moves.byInput[$0] }
        if let inputs { addNear(inputs, near, upTo: limit / 2, &draft) }
        addSingles(chosen, upTo: limit * 5 / 8, &draft)
        addBoundaries(inputs, upTo: limit * 3 / 4, &draft)
        addCombinations(chosen, &draft, SplitMix(seed: seed))
        return draft.cases
    }

    /// The first of so many cases of which something holds.
    package func witness(
        limit: Int, seed: UInt64 = 1, changing inputs: Set<Int>? = nil, where holds: (TrialCase) -> Bool
    ) -> TrialCase? {
        cases(limit: limit, seed: seed, changing: inputs).first(where: holds)
    }

    /// The case with everything unknown that may be.
    private func knowingNothing(_ trial: TrialCase) -> TrialCase {
        plan.inputs.indices.filter { plan.inputs[$0].input.mayBeUnknown }.reduce(trial) { trial, index in
            trial.saying(.null(trial.facts.place), of: index)
        }
    }

    // MARK: - Parts

    /// Cases, each once.
    private struct Draft {
        let limit: Int
        private(set) var cases: [TrialCase] = []
        private var seen: Set<Int> = []

        init(limit: Int) { self.limit = limit }

        var isFull: Bool { cases.count >= limit }

        mutating func add(_ trial: TrialCase) {
            guard !isFull, seen.insert(trial.fingerprint).inserted else { return }
            cases.append(trial)
        }
    }

    /// Every change on one seed after another, so that the first pass tries all changes and all seeds.
    private func addSingles(_ chosen: [[CaseMove]], upTo limit: Int, _ draft: inout Draft) {
        let longest = chosen.map(\.count).max() ?? 0
        for pass in 0..<seeds.count {
            for rank in 0..<longest {
                for (position, moves) in chosen.enumerated() where rank < moves.count {
                    guard draft.cases.count < limit else { return }
                    let seed = seeds[(rank &* 7 &+ position &* 3 &+ pass) % seeds.count]
                    if let trial = apply(moves[rank], to: seed) { draft.add(trial) }
                }
            }
        }
    }

    /// The likeliest changes of every two inputs of which one is near, and small steps of every number.
    private func addNear(_ inputs: Set<Int>, _ near: Set<Int>, upTo limit: Int, _ draft: inout Draft) {
        let inputs = inputs.sorted()
        for first in near.sorted() {
            for second in inputs where second != first {
                for (number, move) in moves.byInput[first].prefix(8).enumerated()
                where draft.cases.count < limit / 2 {
                    guard let once = apply(move, to: seeds[number % seeds.count]) else { continue }
                    for other in moves.byInput[second].prefix(8) {
                        apply(other, to: once).map { draft.add($0) }
                    }
                }
            }
        }
        for index in inputs {
            for move in CaseMoves.sweep(index, plan.inputs[index], count: 60) {
                for seed in seeds.prefix(6) where draft.cases.count < limit {
                    apply(move, to: seed).map { draft.add($0) }
                }
            }
        }
    }

    private func addBoundaries(_ inputs: Set<Int>?, upTo limit: Int, _ draft: inout Draft) {
        let search = BoundarySearch(plan: plan, values: values, evaluator: PolicyEvaluator(plan: plan))
        let boundaries = DerivedBoundaries(plan, reach).all.filter { boundary in
            inputs.map { !$0.isDisjoint(with: boundary.inputs) } ?? true
        }
        for pass in 0..<min(seeds.count, 4) {
            for (position, boundary) in boundaries.enumerated() {
                guard draft.cases.count < limit else { return }
                let seed = seeds[(position &* 5 &+ pass &* 11) % seeds.count]
                search.cases(at: boundary, from: seed).forEach { draft.add($0) }
            }
        }
    }

    /// Two or three changes at once, drawn at random; half of them on top of a case that is there already.
    private func addCombinations(_ chosen: [[CaseMove]], _ draft: inout Draft, _ random: SplitMix) {
        let chosen = chosen.filter { !$0.isEmpty }
        guard !chosen.isEmpty else { return }
        var random = random
        var misses = 0
        while !draft.isFull, misses < draft.limit {
            let count = draft.cases.count
            var trial =
                random.below(2) == 0
                ? seeds[random.below(seeds.count)] : draft.cases[random.below(draft.cases.count)]
            for _ in 0..<(2 + random.below(2)) {
                let moves = chosen[random.below(chosen.count)]
                // The first moves of an input are those that matter most.
                let rank = min(random.below(moves.count), random.below(moves.count))
                trial = apply(moves[rank], to: trial) ?? trial
            }
            draft.add(trial)
            if draft.cases.count == count { misses += 1 }
        }
    }

    private func apply(_ move: CaseMove, to trial: TrialCase) -> TrialCase? {
        move.applied(to: trial, key: moves.keys[move.input])
    }
}

extension CaseSearch {
    /// A case as plain as it can be of which something still holds: what does not matter says what the baseline says, lists
    /// are short, numbers round.
    ///
    /// - Parameter holds: true of the case given.
    package func smallest(_ trial: TrialCase, where holds: (TrialCase) -> Bool) -> TrialCase {
        var (trial, budget, changed) = (trial, 2_000, true)
        while changed {
            changed = false
            for index in trial.facts.states.indices {
                for simpler in simpler(trial, index) where budget > 0 {
                    budget -= 1
                    guard holds(simpler) else { continue }
                    (trial, changed) = (simpler, true)
                    break
                }
            }
            if budget <= 0 { break }
        }
        return trial
    }

    /// What an input could say instead, plainest first; each is plainer than what it says.
    private func simpler(_ trial: TrialCase, _ index: Int) -> [TrialCase] {
        let state = trial.facts.states[index]
        let plain = baseline?.states[index] ?? .absent
        guard state.saying != plain.saying else { return [] }
        var states: [Facts.State] = []
        if plain.saying != nil || !plan.inputs[index].input.mustBeGiven { states.append(plain) }
        if let datum = state.saying {
            states += Plainer.than(datum, plan.inputs[index].fields).map { .given($0, trial.facts.place) }
        }
        return states.map { trial.saying($0, of: index) }
    }
}
