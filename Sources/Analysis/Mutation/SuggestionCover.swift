import Diagnostics
import FEEL
import FEELSyntax
import LocatedYAML
import Provisions

/// Few cases that together tell all survivors: always the one that tells most of those left, made as plain as it can be.
struct SuggestionCover {
    private(set) var suggestions: [Suggestion] = []
    /// By survivor, the suggestion that tells it.
    private(set) var suggestionOf: [Int: Int] = [:]

    init(_ pool: WitnessPool, _ survivors: [Int: VariantDecider]) {
        var left = survivors
        var told = pool.found.map { tried in
            Set(survivors.filter { !$0.value.differences(tried.parts, tried.trial).isEmpty }.keys)
        }
        while let best = told.indices.max(by: { (told[$0].count, $1) < (told[$1].count, $0) }),
            !told[best].isEmpty
        {
            let mine = told[best].sorted().compactMap { index in left[index].map { (index, $0) } }
            let index = suggestions.count
            suggestions.append(Self.suggestion(pool, pool.found[best].trial, mine.map(\.1)))
            for (survivor, _) in mine {
                suggestionOf[survivor] = index
                left[survivor] = nil
            }
            for position in told.indices { told[position].subtract(mine.map(\.0)) }
        }
    }

    /// The plainest case that still tells the same.
    private static func suggestion(
        _ pool: WitnessPool, _ trial: TrialCase, _ told: [VariantDecider]
    ) -> Suggestion {
        let small = pool.search.smallest(trial) { trial in
            guard let parts = pool.parts(trial) else { return false }
            return told.allSatisfy { !$0.differences(parts, trial).isEmpty }
        }
        let parts = pool.parts(small) ?? []
        let keys = told.flatMap { Self.telling($0.differences(parts, small)).map(\.key) }
        return Suggestion(trial: small, parts: parts, keys: Set(keys).union(Self.anchor(parts, keys)))
    }

    /// Of what a mutant decides otherwise that which is something; where nothing is, all of it.
    private static func telling(_ differing: [DecisionPart]) -> [DecisionPart] {
        let something = differing.filter { $0.value != .null && $0.value != .list([]) }
        return something.isEmpty ? differing : something
    }

    /// Where all that tells a mutant is null, something that only rules give: no case is to expect what no rule would, too.
    private static func anchor(_ parts: [DecisionPart], _ keys: [String]) -> [String] {
        let isSomething = { (part: DecisionPart) in part.value != .null && part.value != .list([]) }
        if parts.contains(where: { keys.contains($0.key) && isSomething($0) }) { return [] }
        return parts.first(where: isSomething).map { [$0.key] } ?? []
    }
}
