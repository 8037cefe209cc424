import Diagnostics
import FEEL
package import LocatedYAML

/// A policy's text and what stands beside it in its tree: from here the policy is made ready, as it is written, under an
/// overlay, or with its text changed in any other way.
package struct PolicySource: Sendable {
    package let id: String
    /// The policy's file as it is written.
    package let node: YAMLNode
    package let ledger: DocumentLedger?
    /// What reading the file as YAML had to say.
    let diagnostics: [Diagnostic]
    let tree: RuleTree

    /// The policy under an overlay.
    package func loaded(with overlay: Overlay) -> RuleTree.Loaded {
        let log = DiagnosticLog()
        log.report(diagnostics)
        var patch = OverlayPatch(log: log)
        var node = node
        if overlay.policy.text == id {
            node = patch.apply(overlay, to: node)
        } else {
            log.report(.otherPolicy(overlay.policy, than: id))
        }
        guard !log.hasErrors else { return RuleTree.Loaded(plan: nil, diagnostics: log.sorted) }
        let summary = Overlay.Summary(title: overlay.title, changes: patch.changes)
        return loaded(node, summary, [overlay.file], log)
    }

    /// The policy as another text says it: the same file with nodes of it changed, dropped or taken from elsewhere.
    package func loaded(as variant: YAMLNode) -> RuleTree.Loaded {
        let log = DiagnosticLog()
        log.report(diagnostics)
        return loaded(variant, nil, [], log)
    }

    private func loaded(
        _ node: YAMLNode, _ overlay: Overlay.Summary?, _ others: [SourceFile], _ log: DiagnosticLog
    ) -> RuleTree.Loaded {
        guard let policy = PolicyReader(log: log).read(node, id: id) else {
            return RuleTree.Loaded(plan: nil, diagnostics: log.sorted)
        }
        var files = [self.node.file] + others
        if let ledger { files.append(ledger.file) }
        let calendar = policy.calendar.flatMap { self.calendar($0, log) }
        if let calendar { files.append(calendar.file) }
        var planner = PolicyPlanner(policy: policy, ledger: ledger, calendar: calendar?.days, log: log)
        let plan = planner.plan(digest: Self.digest(of: files), overlay: overlay)
        PolicyChecker(plan: plan, log: log).check()
        return RuleTree.Loaded(plan: plan, diagnostics: log.sorted)
    }

    private func calendar(_ name: Named, _ log: DiagnosticLog) -> (file: SourceFile, days: WorkingCalendar)? {
        guard !name.text.contains("/"), let file = tree.source.read("calendars/\(name.text).yaml") else {
            log.report(.unknownCalendar(name, known: tree.calendars))
            return nil
        }
        guard let node = tree.read(file, log), let days = CalendarReader(log: log).read(node) else {
            return nil
        }
        return (file, days)
    }

    /// Over the names and contents of the files that a policy is made of: any change of a rule changes it.
    private static func digest(of files: [SourceFile]) -> String {
        var bytes: [UInt8] = []
        for file in files {
            let name = file.name.split(separator: "/").suffix(2).joined(separator: "/")
            bytes += Array("\(name) \(file.bytes.count)\n".utf8) + file.bytes
        }
        return "sha256:" + SHA256.hexDigest(bytes)
    }
}
