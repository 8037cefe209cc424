package import Diagnostics
package import LocatedYAML
package import Provisions

/// One policy in two versions: what differs, provision by provision, and every policy between the two.
///
/// A class since the policies between are made once each, when somebody asks; it serves one thread.
package final class PolicyComparison {
    package let id: String
    package let old: PolicySource
    package let new: PolicySource
    /// At most `mostChanges`.
    package private(set) var changes: [ProvisionChange] = []
    /// What was only put into other words.
    package let wording: [RuleDifference]
    /// What stands in the way of running either version; empty when both can be.
    package private(set) var problems: [Diagnostic] = []

    /// What `check` will have to say of the new version, although it can be compared.
    package private(set) var notices: [Diagnostic] = []

    /// Bits of a set; what differs beyond is put into the last change.
    package static let mostChanges = 60

    private let merge: RuleMerge
    private let differences: [RuleDifference]
    /// Of each difference, the change it belongs to.
    private var owner: [Int] = []
    private let calendarChange: Int?
    /// What the new version is asked besides, and answers among its outputs.
    private var questions: [YAMLEntry] = []
    private var plans: [ChangeSet: PolicyPlan?] = [:]

    /// - Parameters:
    ///   - calendarDiffers: whether the two trees count other days as working days.
    ///   - clause: what is declared of the policy.
    package init(
        old: PolicySource, new: PolicySource, calendarDiffers: Bool = false,
        clause: ChangeContract.Clause? = nil
    ) {
        (id, self.old, self.new) = (new.id, old, new)
        var merger = RuleMerger()
        merge = merger.merge(old.node, new.node)
        wording = merger.wording
        let calendar = RuleDifference(
            path: ["calendar"], provisions: [], label: nil, old: old.node["calendar"],
            new: new.node["calendar"])
        differences = merger.differences + (calendarDiffers ? [calendar] : [])
        calendarChange = calendarDiffers ? differences.count - 1 : nil
        group()
        // Of a policy that says the same there is nothing to run.
        if !changes.isEmpty { makeReady(clause) }
    }

    private func makeReady(_ clause: ChangeContract.Clause?) {
        let log = DiagnosticLog()
        questions = ((clause?.conditions ?? []) + (clause?.losers ?? [])).compactMap {
            $0.outputEntry(in: new.node, log: log)
        }
        let (before, after) = (loaded([]), loaded(Set(differences.indices)))
        problems = log.sorted + [before, after].flatMap { $0.comparable == nil ? $0.diagnostics : [] }
        notices = after.diagnostics.filter(\.isAboutUse)
        guard problems.isEmpty else { return }
        plans = [.none: before.comparable, everything: after.comparable]
        joinDependents()
    }

    package var isUnchanged: Bool { changes.isEmpty }
    package var everything: ChangeSet { .all(changes.count) }

    /// The policy with some of the changes made. Nil where it would be no policy.
    package func plan(taking set: ChangeSet) -> PolicyPlan? {
        if let known = plans[set] { return known }
        let taken = differences.indices.filter { set.contains(owner[$0]) }
        let plan = loaded(Set(taken)).comparable
        plans[set] = .some(plan)
        return plan
    }

    /// The combinations of changes that are run, and the policy with each. Nil when either version cannot be run.
    package var combinations: (terms: EffectTerms, plans: [PolicyPlan])? {
        let terms = EffectTerms(changes: changes.count) { plan(taking: $0) != nil }
        let plans = terms.sets.compactMap { plan(taking: $0) }
        return plans.count == terms.sets.count ? (terms, plans) : nil
    }

    private func loaded(_ taken: Set<Int>) -> RuleTree.Loaded {
        let base = calendarChange.map { taken.contains($0) ? new : old } ?? (taken.isEmpty ? old : new)
        let node = merge.node(takingNew: taken.contains) ?? new.node
        return base.loaded(
            as: taken.count == differences.count ? node.adding(questions, to: "outputs") : node)
    }

    // MARK: - Grouping

    /// One change for each set of provisions, in the order in which they come up.
    private func group() {
        var names: [String] = []
        for difference in differences {
            let name =
                difference.provisions.isEmpty
                ? difference.subject : difference.provisions.joined(separator: "、")
            if let known = names.firstIndex(of: name) {
                owner.append(known)
            } else {
                if names.count < Self.mostChanges { names.append(name) }
                owner.append(names.count - 1)
            }
        }
        makeChanges(names.count, joint: [])
    }

    private func makeChanges(_ count: Int, joint: Set<Int>) {
        changes = (0..<count).map { change in
            let own = differences.indices.filter { owner[$0] == change }.map { differences[$0] }
            return ProvisionChange(
                provisions: own.flatMap(\.provisions).eachOnce, differences: own,
                isJoint: joint.contains(change))
        }
    }

    /// A change that is no policy alone, since it needs another (a formula that uses a new definition), is one with the
    /// fewest others with which it can be read.
    private func joinDependents() {
        var group = Array(changes.indices)
        for change in changes.indices where plan(taking: ChangeSet([change])) == nil {
            for other in needed(by: change) { join(other, change, in: &group) }
        }
        let kept = group.eachOnceOf
        guard kept.count < changes.count else { return }
        let sizes = kept.map { root in group.count { $0 == root } }
        owner = owner.map { kept.firstIndex(of: group[$0]) ?? 0 }
        let (before, after) = (plans[.none] ?? nil, plans[everything] ?? nil)
        makeChanges(kept.count, joint: Set(kept.indices.filter { sizes[$0] > 1 }))
        plans = [.none: before, everything: after]
    }

    /// All changes make a policy: one after the other is left out as long as they still do.
    private func needed(by change: Int) -> [Int] {
        var set = everything
        for other in changes.indices where other != change {
            let smaller = set.without(ChangeSet([other]))
            if plan(taking: smaller) != nil { set = smaller }
        }
        return set.members.filter { $0 != change }
    }

    private func join(_ a: Int, _ b: Int, in group: inout [Int]) {
        let (kept, gone) = (min(group[a], group[b]), max(group[a], group[b]))
        for index in group.indices where group[index] == gone { group[index] = kept }
    }
}

extension [Int] {
    fileprivate var eachOnceOf: [Int] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension YAMLNode {
    /// With further entries in one of its sections.
    fileprivate func adding(_ more: [YAMLEntry], to section: String) -> YAMLNode {
        guard let entries, !more.isEmpty else { return self }
        let changed = entries.map { entry in
            guard entry.keyText == section, let own = entry.value.entries else { return entry }
            let value = YAMLNode(.mapping(own + more), span: entry.value.span, file: entry.value.file)
            return YAMLEntry(key: entry.key, value: value)
        }
        return YAMLNode(.mapping(changed), span: span, file: file)
    }
}

extension RuleTree.Loaded {
    /// The plan, unless something is wrong with it that a decision could depend on. That an input is no longer read is what
    /// a repealed requirement leaves behind: `check` refuses it, the comparison is still about the right figures.
    fileprivate var comparable: PolicyPlan? {
        diagnostics.allSatisfy { $0.severity != .error || $0.isAboutUse } ? plan : nil
    }
}

extension Diagnostic {
    /// Whether it says no more than that something is not used, or is in spite of what is said.
    fileprivate var isAboutUse: Bool {
        [ProvisionDiagnostics.unreadInput, ProvisionDiagnostics.readInput, ProvisionDiagnostics.unusedName]
            .contains {
                $0.code == code
            }
    }
}
