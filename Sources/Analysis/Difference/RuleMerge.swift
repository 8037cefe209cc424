package import Diagnostics
package import LocatedYAML
import Provisions

/// Two texts of one policy laid side by side: what they share once, what differs in both forms, so that any mixture of old
/// and new can be made of it.
indirect enum RuleMerge: Sendable {
    /// Means the same in both, wherever it stands.
    case shared(YAMLNode)
    /// Absent on one side, or of another meaning; by the number of the difference.
    case differing(old: YAMLNode?, new: YAMLNode?, Int)
    case mapping(YAMLNode, [(key: YAMLScalar, value: RuleMerge)])
    case sequence(YAMLNode, [RuleMerge])

    /// The text that takes the new form of some differences and the old form of all others. Nil for what is then not there.
    func node(takingNew: (Int) -> Bool) -> YAMLNode? {
        switch self {
        case .shared(let node): node
        case .differing(let old, let new, let number): takingNew(number) ? new : old
        case .mapping(let host, let entries):
            YAMLNode(
                .mapping(
                    entries.compactMap { entry in
                        entry.value.node(takingNew: takingNew).map { YAMLEntry(key: entry.key, value: $0) }
                    }), span: host.span, file: host.file)
        case .sequence(let host, let items):
            YAMLNode(
                .sequence(items.compactMap { $0.node(takingNew: takingNew) }), span: host.span,
                file: host.file)
        }
    }
}

/// One place where two texts of a policy say something different.
package struct RuleDifference: Sendable {
    /// `parameters.rate_ceiling.values.2018-09-17.platform_system`.
    package let path: [String]
    /// The provisions of the smallest rule around it that names any.
    package let provisions: [String]
    /// What that rule is called in its file; nil for what has no name.
    package let label: String?
    package let old: YAMLNode?
    package let new: YAMLNode?

    /// Where a reader finds it: in the new text, or in the old when it is gone.
    package var place: SourcePlace? { (new ?? old)?.place }

    /// What it is about, where no provision is named: the first two names of the path.
    package var subject: String { path.prefix(2).joined(separator: ".") }
}

/// Lays two texts of one policy side by side.
struct RuleMerger {
    private(set) var differences: [RuleDifference] = []
    /// Labels, citations and other words that no decision depends on.
    private(set) var wording: [RuleDifference] = []

    /// The rule that a node belongs to.
    private struct Surroundings {
        var path: [String] = []
        var provisions: [String] = []
        var label: String?
        /// Inside a table whose rows may stand in any order.
        var isUnorderedTable = false

        /// Of a keyed parameter, the provisions of single keys.
        var byKey: [String: [String]] = [:]

        func below(_ name: String) -> Surroundings {
            var inner = self
            inner.path.append(name)
            if let own = byKey[name], !own.isEmpty { inner.provisions = own }
            return inner
        }

        /// Inside a rule that says what it is and which provision it stands for.
        func inside(_ old: YAMLNode?, _ new: YAMLNode?) -> Surroundings {
            var inner = self
            let cited = [new, old].compactMap { $0?.citedProvisions }.first { !$0.isEmpty }
            if let cited { inner.provisions = cited }
            for entry in [old, new].compactMap({ $0?["cite"]?.entries }).joined() {
                inner.byKey[entry.keyText] = entry.value.citations.filter(Citation.isProvisionID)
            }
            if let label = [new, old].compactMap({ $0?["label"]?.scalar?.text }).first {
                inner.label = label
            }
            if let policy = new?["hit_policy"]?.scalar?.text {
                inner.isUnorderedTable = !["F", "R", "C", "O"].contains(policy)
            }
            return inner
        }
    }

    mutating func merge(_ old: YAMLNode, _ new: YAMLNode) -> RuleMerge {
        merge(old, new, Surroundings())
    }

    private mutating func merge(_ old: YAMLNode?, _ new: YAMLNode?, _ around: Surroundings) -> RuleMerge {
        guard let old, let new else { return differing(old, new, around.inside(old, new)) }
        let around = around.inside(old, new)
        switch (old.kind, new.kind) {
        case (.mapping(let before), .mapping(let after)):
            return .mapping(new, merge(before, after, around))
        case (.sequence(let before), .sequence(let after)):
            if before.allSatisfy({ $0.scalar != nil }), before.count != after.count {
                return old.means(new) ? .shared(new) : differing(old, new, around)
            }
            return merge(old, before, new, after, around)
        default: return old.means(new) ? .shared(new) : differing(old, new, around)
        }
    }

    private mutating func differing(_ old: YAMLNode?, _ new: YAMLNode?, _ around: Surroundings) -> RuleMerge {
        differences.append(difference(old, new, around))
        return .differing(old: old, new: new, differences.count - 1)
    }

    private func difference(_ old: YAMLNode?, _ new: YAMLNode?, _ around: Surroundings) -> RuleDifference {
        RuleDifference(
            path: around.path, provisions: around.provisions, label: around.label, old: old, new: new)
    }

    // MARK: - Mappings

    /// Keys that only speak to the reader.
    private static let words: Set<String> = [
        "label", "title", "description", "cite", "because", "why", "unread", "says",
    ]

    private mutating func merge(_ old: [YAMLEntry], _ new: [YAMLEntry], _ around: Surroundings) -> [(
        key: YAMLScalar, value: RuleMerge
    )] {
        RuleAlignment.keys(old.map(\.keyText), new.map(\.keyText)).compactMap { key in
            let before = old.first { $0.keyText == key }
            let after = new.first { $0.keyText == key }
            guard let entry = after ?? before else { return nil }
            let inner = around.below(key)
            if isWording(key, around.path, isInBoth: before != nil && after != nil) {
                note(before?.value, after?.value, inner)
                return after.map { ($0.key, .shared($0.value)) }
            }
            return (entry.key, merge(before?.value, after?.value, inner))
        }
    }

    /// Whether a key holds words only: a label, or what a choice or a reading is called.
    private func isWording(_ key: String, _ path: [String], isInBoth: Bool) -> Bool {
        if let section = path.first, path.count == 1, Self.sectionsOfNames.contains(section) { return false }
        if let list = path.last, ["choices", "readings"].contains(list) { return isInBoth }
        return Self.words.contains(key)
    }

    /// Sections whose keys are names that the author chose.
    private static let sectionsOfNames: Set<String> = [
        "inputs", "records", "parameters", "functions", "interpretations", "definitions", "columns",
        "outputs",
    ]

    private mutating func note(_ old: YAMLNode?, _ new: YAMLNode?, _ around: Surroundings) {
        switch (old, new) {
        case (let old?, let new?): if !old.means(new) { wording.append(difference(old, new, around)) }
        case (nil, nil): break
        default: wording.append(difference(old, new, around))
        }
    }

    // MARK: - Lists

    private mutating func merge(
        _ old: YAMLNode, _ before: [YAMLNode], _ new: YAMLNode, _ after: [YAMLNode], _ around: Surroundings
    ) -> RuleMerge {
        let alignment = RuleAlignment(before, after)
        if alignment.isReordered, isOrdered(around) {
            let moved = alignment.moved.compactMap { after[$0].citedProvisions }.flatMap { $0 }
            var around = around
            if !moved.isEmpty { around.provisions = moved.eachOnce }
            return differing(old, new, around)
        }
        return .sequence(
            new,
            alignment.pairs.map { pair in
                let item = pair.new.map { after[$0] } ?? pair.old.map { before[$0] }
                let name = item?["id"]?.scalar?.text ?? String((pair.new ?? pair.old ?? 0) + 1)
                return merge(pair.old.map { before[$0] }, pair.new.map { after[$0] }, around.below(name))
            })
    }

    /// Whether the order of a list's items has a meaning.
    private func isOrdered(_ around: Surroundings) -> Bool {
        switch around.path.last {
        case "eligibility", "exclusions", "at_most", "at_least", "ensure": false
        case "rows": !around.isUnorderedTable
        default: true
        }
    }
}

/// Which items of two lists are the same.
struct RuleAlignment {
    /// In the order of the new list; what is gone stands behind its old neighbour.
    let pairs: [(old: Int?, new: Int?)]
    /// New items that kept their meaning but not their order.
    let moved: [Int]

    var isReordered: Bool { !moved.isEmpty }

    init(_ old: [YAMLNode], _ new: [YAMLNode]) {
        var partner = [Int?](repeating: nil, count: new.count)
        var isTaken = [Bool](repeating: false, count: old.count)
        func match(_ same: (YAMLNode, YAMLNode) -> Bool) {
            for index in new.indices where partner[index] == nil {
                // The same position first: of two equal items none has moved.
                let candidates = [index] + Array(old.indices)
                guard
                    let found = candidates.first(where: {
                        old.indices.contains($0) && !isTaken[$0] && same(old[$0], new[index])
                    })
                else { continue }
                partner[index] = found
                isTaken[found] = true
            }
        }
        match { $0.means($1) }
        match { $0.itemName != nil && $0.itemName == $1.itemName && $0.itemLabel == $1.itemLabel }
        match { $0.itemName != nil && $0.itemName == $1.itemName }
        let rest = new.indices.filter { partner[$0] == nil }
        let free = old.indices.filter { !isTaken[$0] }
        // Items without a name: where as many are gone as are new, each has been rewritten.
        if rest.count == free.count {
            for (index, found) in zip(rest, free)
            where new[index].itemName == nil || old[found].itemName == nil {
                partner[index] = found
                isTaken[found] = true
            }
        }
        moved = Self.outOfOrder(partner)
        pairs = Self.pairs(partner, gone: old.indices.filter { !isTaken[$0] })
    }

    /// New positions that break the order of the old ones: all but a longest run that keeps it.
    private static func outOfOrder(_ partner: [Int?]) -> [Int] {
        let kept = partner.indices.filter { partner[$0] != nil }
        var best: [Int: [Int]] = [:]
        var longest: [Int] = []
        for index in kept {
            let before = kept.filter { $0 < index && (partner[$0] ?? 0) < (partner[index] ?? 0) }
            let run = (before.compactMap { best[$0] }.max { $0.count < $1.count } ?? []) + [index]
            best[index] = run
            if run.count > longest.count { longest = run }
        }
        let inOrder = Set(longest)
        return kept.filter { !inOrder.contains($0) }
    }

    private static func pairs(_ partner: [Int?], gone: [Int]) -> [(old: Int?, new: Int?)] {
        var pairs: [(old: Int?, new: Int?)] = partner.enumerated().map { ($1, $0) }
        for index in gone {
            let place = pairs.lastIndex { ($0.old ?? .max) < index }.map { $0 + 1 } ?? 0
            pairs.insert((index, nil), at: place)
        }
        return pairs
    }

    /// All keys, in the order of the new mapping; what is gone stands behind its old neighbour.
    static func keys(_ old: [String], _ new: [String]) -> [String] {
        var keys = new
        for (index, key) in old.enumerated() where !keys.contains(key) {
            let neighbour = old[..<index].last { keys.contains($0) }
            let place = neighbour.flatMap { keys.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            keys.insert(key, at: place)
        }
        return keys
    }
}

extension YAMLNode {
    /// The provisions that a rule names as its own: its id, and what it cites.
    var citedProvisions: [String] {
        let id = self["id"]?.scalar.map { [$0.text] } ?? []
        let cited = self["cite"]?.citations ?? []
        return (id + cited).filter(Citation.isProvisionID).eachOnce
    }

    /// The texts of a `cite`: one, several, or each key's own.
    var citations: [String] {
        switch kind {
        case .scalar(let scalar): [scalar.text]
        case .sequence(let items): items.flatMap(\.citations)
        case .mapping(let entries): entries.flatMap(\.value.citations)
        }
    }

    /// By what an item of a list is found again.
    fileprivate var itemName: String? { self["id"]?.scalar?.text ?? self["name"]?.scalar?.text }
    fileprivate var itemLabel: String? { self["label"]?.scalar?.text }
}

extension [String] {
    /// In their order, each at its first place.
    var eachOnce: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
