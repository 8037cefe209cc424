import Provisions

/// How mutants came out, counted.
package struct MutationScore: Sendable {
    package private(set) var killed = 0
    package private(set) var equivalent = 0
    /// What `check` notices and no golden case does; it does not count.
    package private(set) var stillborn = 0
    /// What nobody notices and a suggested case would.
    package private(set) var survived = 0
    /// What nobody notices, and no case was found that would.
    package private(set) var unseen = 0

    package init(_ results: some Sequence<MutantResult>) {
        for result in results {
            switch result.fate {
            case .killed: killed += 1
            case .equivalent: equivalent += 1
            case .stillborn: stillborn += 1
            case .survived: survived += 1
            case .unseen: unseen += 1
            }
        }
    }

    package var settled: Int { killed + equivalent }
    package var unsettled: Int { survived + unseen }
    package var counted: Int { settled + unsettled }
    package var all: Int { counted + stillborn }

    /// Whether so many percent of those that count are killed or proved equivalent.
    package func reaches(_ percent: Int) -> Bool { settled * 100 >= percent * counted }

    /// In tenths of a percent, rounded down: nobody is told of 100 % who has not got it.
    package var perMille: Int { counted == 0 ? 1000 : settled * 1000 / counted }
}

extension MutationResults {
    package var score: MutationScore { MutationScore(results) }

    /// The scores of the provisions that mutants are about, in the order of the document.
    package var byProvision: [(id: String, score: MutationScore)] {
        var groups: [String: [MutantResult]] = [:]
        for result in results {
            for id in Set(result.mutant.owner.provisions) { groups[id, default: []].append(result) }
        }
        let position = { (id: String) in policy.ledger?.position(of: id) ?? Int.max }
        return groups.keys.sorted { (position($0), $0) < (position($1), $1) }.map {
            ($0, MutationScore(groups[$0] ?? []))
        }
    }
}
