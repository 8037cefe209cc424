package import FEEL

/// How a change of a figure is split: what each change alone makes of it, and what only several together do. The terms add up
/// to the whole, always.
///
/// Where there are few changes, there is a term for each combination of them (the Möbius transform of what each
/// combination decides); where there are many, one for each change, and one for everything that they do together.
package struct EffectTerms: Sendable {
    package struct Term: Sendable {
        /// One change, or those that act together.
        package let set: ChangeSet
        /// Whether it is what all the other terms leave.
        package let isRest: Bool
        /// The decisions to add and to take away, by their place among `sets`.
        let signs: [(set: Int, isAdded: Bool)]
    }

    /// Which changes are made, for each decision that is asked for: none first, all last.
    package let sets: [ChangeSet]
    package let terms: [Term]
    /// Pairs of sets of which one has a single change more: where their decisions part, that change has an effect.
    let steps: [(set: Int, without: Int, change: ChangeSet)]

    /// With more changes than this, what they do together is one term.
    private static let mostCombined = 4

    /// - Parameter isPossible: whether a combination makes a policy.
    package init(changes count: Int, isPossible: (ChangeSet) -> Bool) {
        let all = ChangeSet.all(count)
        let singles = (0..<count).map { ChangeSet([$0]) }
        // All but one: whether that one matters where it does nothing alone.
        let combined =
            count <= Self.mostCombined
            ? (0..<UInt64(1 << count)).map { ChangeSet($0) }
            : [.none] + singles + singles.map { all.without($0) }
        let possible = combined.filter { $0 == .none || ($0 != all && isPossible($0)) }
        let sets = possible.sorted { ($0.count, $0.bits) < ($1.count, $1.bits) } + (count > 0 ? [all] : [])
        self.sets = sets
        let isComplete = sets.count == 1 << min(count, 16)
        let places = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($1, $0) })
        steps = sets.enumerated().flatMap { index, set in
            set.members.compactMap { member in
                let change = ChangeSet([member])
                return places[set.without(change)].map { (index, $0, change) }
            }
        }
        terms = sets.dropFirst().compactMap { set in
            let isRest = set == all && count > 1 && !isComplete
            if isRest { return Term(set: set, isRest: true, signs: []) }
            let parts = sets.filter { $0.isSubset(of: set) }
            // Without the smaller combinations there is nothing to hold it against; it goes into the rest.
            guard parts.count == 1 << set.count else { return nil }
            return Term(
                set: set, isRest: false,
                signs: parts.compactMap { part in
                    places[part].map { ($0, (set.count - part.count) % 2 == 0) }
                })
        }
    }

    /// The terms of a figure that each of the decisions has.
    func split(_ figures: [Number]) -> [Number] {
        guard let first = figures.first, let last = figures.last else { return [] }
        var rest = last - first
        return terms.map { term in
            if term.isRest { return rest }
            let sum = term.signs.reduce(Number.zero) { sum, sign in
                guard figures.indices.contains(sign.set) else { return sum }
                return sign.isAdded ? sum + figures[sign.set] : sum - figures[sign.set]
            }
            rest = rest - sum
            return sum
        }
    }
}

extension Number {
    /// Beyond what a number can hold the sum stays as it was: no amount comes near.
    static func + (a: Number, b: Number) -> Number { a.adding(b) ?? a }
    static func - (a: Number, b: Number) -> Number { a.subtracting(b) ?? a }
}
