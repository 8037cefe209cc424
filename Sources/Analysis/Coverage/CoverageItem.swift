package import Diagnostics
package import FEEL

/// One thing that golden cases ought to show, with each way in which it can turn out.
package struct CoverageItem: Sendable {
    package let kind: CoverageKind
    /// `document/entry`; empty for a provision, which belongs to the whole document.
    package let policy: String
    package let place: SourcePlace
    /// What it is part of: a requirement, an output, an input by its label.
    package let owner: String
    /// What it says, with labels; nil where the owner says it all.
    package let formula: String?
    /// The provisions that it implements.
    package let provisions: [String]
    package let outcomes: [CoverageOutcome]
    /// Beside the outcomes: the cases that showed each, in the order of their files.
    package var cases: [[String]]
    /// Beside the outcomes of a comparison: how near to its limit a case came.
    package var nearest: [CoverageDistance?]

    init(_ probe: CoverageProbe, _ kind: CoverageKind, policy: String) {
        self.kind = kind
        self.policy = policy
        place = probe.place
        owner = probe.owner
        formula = probe.formula
        provisions = probe.provisions
        outcomes = probe.outcomes
        cases = Array(repeating: [], count: outcomes.count)
        nearest = Array(repeating: nil, count: outcomes.count)
    }

    /// How many of its outcomes some case showed.
    package var seen: Int { cases.count { !$0.isEmpty } }

    package var isCovered: Bool { seen == outcomes.count }

    mutating func note(_ shown: CoverageProbe.Shown, in golden: String) {
        for outcome in Set(shown.map(\.outcome)) where cases.indices.contains(outcome) {
            cases[outcome].append(golden)
        }
        for entry in shown where nearest.indices.contains(entry.outcome) {
            guard let distance = entry.distance else { continue }
            nearest[entry.outcome] = nearest[entry.outcome].map { min($0, distance) } ?? distance
        }
    }
}

/// One way in which a thing can turn out.
package struct CoverageOutcome: Sendable, Hashable {
    package let name: String
    package let label: LocalizedText

    package init(_ name: String, zh: String, en: String) {
        self.name = name
        label = LocalizedText(zh: zh, en: en)
    }
}

/// How far a value was from the limit that it was compared with.
package enum CoverageDistance: Sendable, Comparable {
    case number(Number)
    case days(Int)
    case time(DayTimeDuration)

    package static func < (left: CoverageDistance, right: CoverageDistance) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): a < b
        case (.days(let a), .days(let b)): a < b
        case (.time(let a), .time(let b)): a < b
        default: left.rank < right.rank
        }
    }

    /// Among kinds that one comparison hardly ever mixes.
    private var rank: Int {
        switch self {
        case .number: 0
        case .days: 1
        case .time: 2
        }
    }
}

/// How many of a number of outcomes were shown.
package struct CoverageTally: Sendable {
    package private(set) var seen = 0
    package private(set) var wanted = 0

    package init(_ items: some Sequence<CoverageItem>) {
        for item in items {
            seen += item.seen
            wanted += item.outcomes.count
        }
    }

    /// In per mille, rounded down: 1000 says that nothing is missing.
    package var perMille: Int { wanted == 0 ? 1_000 : seen * 1_000 / wanted }
}
