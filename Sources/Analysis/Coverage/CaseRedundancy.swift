/// Golden cases that show nothing which no other case shows.
///
/// They may still hold a figure that no other case works out: what is shown is how rules turned out, not what came of it.
package struct CaseRedundancy: Sendable {
    package struct Case: Sendable {
        package let id: String
        package let policy: String
    }

    /// Each can go alone, and nothing is shown less.
    package let alone: [Case]
    /// These can go together. Of two that show the same, one has to stay: the one that stands first.
    package let together: [Case]

    package init(_ coverage: DocumentCoverage) {
        var shows: [String: [Int]] = [:]
        var counts: [Int] = []
        for cases in coverage.items.flatMap(\.cases) {
            for id in cases { shows[id, default: []].append(counts.count) }
            counts.append(cases.count)
        }
        let cases = coverage.policies.flatMap(\.cases).map { Case(id: $0.id, policy: $0.policy) }
        alone = cases.filter { (shows[$0.id] ?? []).allSatisfy { counts[$0] > 1 } }
        var together: [Case] = []
        for candidate in alone.reversed() {
            let shown = shows[candidate.id] ?? []
            guard shown.allSatisfy({ counts[$0] > 1 }) else { continue }
            for outcome in shown { counts[outcome] -= 1 }
            together.append(candidate)
        }
        self.together = together.reversed()
    }
}
