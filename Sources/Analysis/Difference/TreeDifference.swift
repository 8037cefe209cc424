package import Diagnostics
package import Provisions

/// What has changed between two rule trees, and which decisions with it.
package struct TreeDifference: Sendable {
    /// Decisions of one kind of cases.
    package struct Compared: Sendable {
        package enum Source: Sendable, Equatable {
            case golden
            case file(String)
            case generated
        }

        package let source: Source
        package let difference: OutcomeDifference
        /// The field by which there are totals.
        package let groupedBy: String?

        package init(source: Source, difference: OutcomeDifference, groupedBy: String? = nil) {
            self.source = source
            self.difference = difference
            self.groupedBy = groupedBy
        }
    }

    package struct Policy: Sendable {
        package let id: String
        package let title: String
        package let ledger: DocumentLedger?
        package let changes: [ProvisionChange]
        package let wording: [RuleDifference]
        package let compared: [Compared]
        /// Whether cases could not be made up, since the versions ask for different facts.
        package let asksOtherwise: Bool

        package init(_ comparison: PolicyComparison, _ compared: [Compared], wantsGenerated: Bool = false) {
            id = comparison.id
            let plan = comparison.plan(taking: comparison.everything)
            title = plan?.policy.title ?? comparison.id
            ledger = comparison.new.ledger
            changes = comparison.changes
            wording = comparison.wording
            self.compared = compared
            asksOtherwise = wantsGenerated && !compared.contains { $0.source == .generated }
        }

        /// The changes that made a difference to some decision.
        package var effective: ChangeSet {
            compared.reduce(.none) { $0.union($1.difference.effective) }
        }

        /// Those that made none, to any decision that was looked at.
        package var inert: [ProvisionChange] {
            changes.indices.filter { !effective.contains($0) }.map { changes[$0] }
        }

        package var decided: Int { compared.reduce(0) { $0 + $1.difference.count } }
    }

    /// How the trees are called.
    package let old: String
    package let new: String
    package let policies: [Policy]
    package let added: [String]
    package let removed: [String]
    /// Policies of which nothing but words has changed.
    package let reworded: [(id: String, wording: [RuleDifference])]
    package let unchanged: Int
    /// Documents whose list of provisions differs, which decides nothing.
    package let ledgers: [String]
    /// The ids of all policies.
    package let known: [String]

    package init(_ comparison: TreeComparison, old: String, new: String, _ policies: [Policy]) {
        (self.old, self.new, self.policies) = (old, new, policies)
        known = comparison.new.policyIDs
        ledgers = comparison.new.documents.filter { folder in
            let nodes = [comparison.old, comparison.new].map { $0.node("\(folder)/document.yaml") }
            guard let before = nodes[0], let after = nodes[1] else { return false }
            return !before.means(after)
        }
        var (added, removed): ([String], [String]) = ([], [])
        var reworded: [(id: String, wording: [RuleDifference])] = []
        var unchanged = 0
        for pair in comparison.pairs {
            switch pair {
            case .added(let plan): added.append(plan.policy.id)
            case .removed(let plan): removed.append(plan.policy.id)
            case .unchanged(let id, let wording):
                if wording.isEmpty { unchanged += 1 } else { reworded.append((id, wording)) }
            case .changed: break
            }
        }
        (self.added, self.removed, self.reworded, self.unchanged) = (added, removed, reworded, unchanged)
    }

    /// Whether both trees decide alike, as far as their texts tell.
    package var isEmpty: Bool { policies.isEmpty && added.isEmpty && removed.isEmpty }
}
