package import Diagnostics
import FEEL
package import LocatedYAML

/// A tree of rule files: its documents, policies, calendars and golden cases, each read when it is asked for.
package struct RuleTree: Sendable {
    package let source: RuleSource

    package init(_ source: RuleSource) { self.source = source }

    /// A policy made ready, or what is wrong with it.
    package struct Loaded: Sendable {
        /// Nil when the policy's file is not there or no mapping.
        package let plan: PolicyPlan?
        /// In the order of file and place. With an error among them the plan is not to be run.
        package let diagnostics: [Diagnostic]

        package var runnable: PolicyPlan? { diagnostics.contains { $0.severity == .error } ? nil : plan }
    }

    /// The ids of all policies, sorted.
    package var policyIDs: [String] {
        source.paths().compactMap { path in
            let parts = path.split(separator: "/")
            guard parts.count == 2, parts[0] != "calendars", parts[1].hasSuffix(".yaml"),
                parts[1] != "document.yaml",
                !parts[1].hasSuffix(".cases.yaml")
            else { return nil }
            return String(path.dropLast(".yaml".count))
        }
    }

    /// The folders of all documents, sorted.
    package var documents: [String] {
        var folders: [String] = []
        for path in source.paths() {
            let parts = path.split(separator: "/")
            guard parts.count == 2, parts[0] != "calendars", parts[1].hasSuffix(".yaml") else { continue }
            if folders.last != String(parts[0]) { folders.append(String(parts[0])) }
        }
        return folders
    }

    /// The paths of all files of golden cases, sorted.
    package var caseFiles: [String] { source.paths().filter { $0.hasSuffix(".cases.yaml") } }

    package var calendars: [String] {
        source.paths().filter { $0.hasPrefix("calendars/") && $0.hasSuffix(".yaml") }.map {
            String($0.dropFirst("calendars/".count).dropLast(".yaml".count))
        }
    }

    /// Reads, checks and plans one policy: everything that can be said of it without its neighbours.
    ///
    /// - Parameter overlay: what is laid over the policy's file for this once.
    package func policy(_ id: String, with overlay: Overlay? = nil) -> Loaded {
        let log = DiagnosticLog()
        guard let base = policySource(id, log: log) else {
            return Loaded(plan: nil, diagnostics: log.sorted)
        }
        return overlay.map { base.loaded(with: $0) } ?? base.loaded(as: base.node)
    }

    /// A policy's file and what stands beside it, from which the policy and its variants are made. Nil, after saying why,
    /// when the file is not there or is no YAML.
    package func policySource(_ id: String, log: DiagnosticLog) -> PolicySource? {
        guard let file = source.read(id + ".yaml"), policyIsNamed(id) else {
            log.report(.unknownPolicy(id, at: nil, known: policyIDs))
            return nil
        }
        guard let node = read(file, log) else { return nil }
        let folder = String(id.split(separator: "/").first ?? "")
        return PolicySource(
            id: id, node: node, ledger: ledger(folder, log: DiagnosticLog()), diagnostics: log.sorted,
            tree: self)
    }

    private func policyIsNamed(_ id: String) -> Bool {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0] != "calendars" && parts[1] != "document"
            && !parts[1].hasSuffix(".cases")
            && !id.contains("..")
    }

    /// A document's ledger; nil when it has none or it cannot be read.
    package func ledger(_ folder: String, log: DiagnosticLog) -> DocumentLedger? {
        guard let file = source.read("\(folder)/document.yaml"), let node = read(file, log) else {
            return nil
        }
        return LedgerReader(log: log).read(node, folder: folder)
    }

    /// The golden cases of one file.
    package func cases(_ path: String, log: DiagnosticLog) -> GoldenFile? {
        guard let file = source.read(path), let node = read(file, log) else { return nil }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        guard let golden = GoldenFileReader(log: log).read(node, folder: folder) else { return nil }
        if golden.cases.isEmpty { log.report(.noCases(at: node.place)) }
        return golden
    }

    /// A file of the tree as YAML; nil when it is not there or does not read.
    package func node(_ path: String) -> YAMLNode? { source.read(path).flatMap { read($0, DiagnosticLog()) } }

    func read(_ file: SourceFile, _ log: DiagnosticLog) -> YAMLNode? {
        let (node, diagnostics) = YAMLReader.read(file)
        log.report(diagnostics)
        return node
    }
}
