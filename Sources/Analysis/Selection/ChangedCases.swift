import Diagnostics
import LocatedYAML
package import Provisions

/// The golden cases that are concerned by what changed between two trees of rules.
///
/// A case is concerned when the case itself changed, or when any step of its decision is not what it was: a condition, a
/// formula, a value put in, a bound, a rounding, a row, the outcome. Both trees decide it, so that no case is left out whose
/// decision could differ. Where that cannot be found out – the rules of one tree are not sound, or cannot take the
/// case – it is concerned.
package struct ChangedCases: Sendable {
    /// The ids of the cases concerned, by their file's path below the tree's root.
    package private(set) var cases: [String: Set<String>] = [:]
    /// The policies that decide by other rules than before.
    package private(set) var policies: [String] = []
    /// Those of them that no case notices.
    package var unnoticed: [String] { policies.filter { !noticed.contains($0) } }

    private var noticed: Set<String> = []

    package init(from old: RuleTree, to new: RuleTree) {
        var changes: [String: PolicyChange] = [:]
        for id in new.policyIDs {
            let change = PolicyChange(id, from: old, to: new)
            changes[id] = change
            if change.isOfRules { policies.append(id) }
        }
        for path in new.caseFiles {
            guard let file = new.cases(path, log: DiagnosticLog()) else { continue }
            take(file, path, old.cases(path, log: DiagnosticLog()), changes[file.policy.text])
        }
    }

    /// Whether nothing has changed that a case could notice.
    package var isEmpty: Bool { cases.isEmpty && policies.isEmpty }

    private mutating func take(
        _ file: GoldenFile, _ path: String, _ earlier: GoldenFile?, _ change: PolicyChange?
    ) {
        let before = Dictionary(
            (earlier?.cases ?? []).map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        let traces = change?.traces()
        for golden in file.cases {
            let isConcerned = traces?.differ(golden) ?? (change?.isOfFiles ?? true)
            if isConcerned { noticed.insert(file.policy.text) }
            let isSame = before[golden.id.text].map(golden.says(theSameAs:)) ?? false
            if isConcerned || !isSame { cases[path, default: []].insert(golden.id.text) }
        }
    }
}

/// What became of one policy's files.
private struct PolicyChange {
    /// Whether anything that the policy is made of has other bytes.
    let isOfFiles: Bool
    /// Whether the policy's own file says something else, beyond what is for its reader.
    let isOfRules: Bool
    /// Without labels, both of them sound.
    private let plans: (old: PolicyPlan, new: PolicyPlan)?

    init(_ id: String, from old: RuleTree, to new: RuleTree) {
        let folder = id.split(separator: "/").first.map(String.init) ?? ""
        let calendars = Set(old.calendars + new.calendars).map { "calendars/\($0).yaml" }
        let paths = ["\(id).yaml", "\(folder)/document.yaml"] + calendars
        isOfFiles = paths.contains { old.source.read($0)?.bytes != new.source.read($0)?.bytes }
        guard isOfFiles, let before = old.policySource(id, log: DiagnosticLog()),
            let after = new.policySource(id, log: DiagnosticLog())
        else {
            isOfRules = isOfFiles
            plans = nil
            return
        }
        isOfRules = !RuleWording.withoutWords(before.node).says(
            theSameAs: RuleWording.withoutWords(after.node))
        let oldPlan = before.loaded(as: RuleWording.withoutLabels(before.node)).runnable
        let newPlan = after.loaded(as: RuleWording.withoutLabels(after.node)).runnable
        plans = if let oldPlan, let newPlan { (oldPlan, newPlan) } else { nil }
    }

    /// Nil where the two cannot be compared, or need not be.
    func traces() -> TracePair? {
        plans.map { TracePair(PolicyEvaluator(plan: $0.old), PolicyEvaluator(plan: $0.new)) }
    }
}

/// A policy before and after, each deciding the same cases.
private struct TracePair {
    private let old: PolicyEvaluator
    private let new: PolicyEvaluator

    init(_ old: PolicyEvaluator, _ new: PolicyEvaluator) {
        self.old = old
        self.new = new
    }

    func differ(_ golden: GoldenCase) -> Bool {
        guard let before = DecisionTrace(of: golden, in: old), let after = DecisionTrace(of: golden, in: new)
        else { return true }
        return before != after
    }
}

extension GoldenCase {
    /// Whether two cases give the same facts and expect the same of them.
    fileprivate func says(theSameAs other: GoldenCase) -> Bool {
        asOf == other.asOf && isComplete == other.isComplete
            && within?.difference == other.within?.difference
            && layers.count == other.layers.count
            && zip(layers, other.layers).allSatisfy { $0.says(theSameAs: $1) }
            && expectations.count == other.expectations.count
            && zip(expectations, other.expectations).allSatisfy {
                $0.key.text == $1.key.text && $0.node.says(theSameAs: $1.node)
            }
    }
}
