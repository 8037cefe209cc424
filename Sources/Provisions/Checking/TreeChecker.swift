import Diagnostics
import FEEL
package import LocatedYAML

/// Everything that can be said of a rule tree without running a case: every policy, every ledger, the two held against
/// each other, the calendars, the case files, the register.
package struct TreeChecker {
    let tree: RuleTree
    let log: DiagnosticLog

    package init(_ tree: RuleTree, log: DiagnosticLog) {
        self.tree = tree
        self.log = log
    }

    /// - Parameter covers: which policies, documents and case files are meant, by path; nil for all.
    package func check(covers: ((String) -> Bool)? = nil) {
        let wanted = covers ?? { _ in true }
        var policies: [String: Policy] = [:]
        for id in tree.policyIDs {
            let loaded = tree.policy(id)
            policies[id] = loaded.plan?.policy
            if wanted(id + ".yaml") { log.report(loaded.diagnostics) }
        }
        for folder in tree.documents where wanted(folder + "/document.yaml") { check(folder, policies) }
        for path in tree.caseFiles where wanted(path) { checkCases(path, policies) }
        for folder in tree.documents { checkCaseIDs(folder, wanted) }
        if wanted("register.yaml") { checkRegister() }
    }

    // MARK: - Ledgers

    private func check(_ folder: String, _ policies: [String: Policy]) {
        guard let ledger = tree.ledger(folder, log: log) else {
            if tree.source.read("\(folder)/document.yaml") == nil {
                log.report(
                    .missingFile("\(tree.source.root)/\(folder)/document.yaml", "the document has no ledger"))
            }
            return
        }
        let entries = tree.policyIDs.filter { $0.hasPrefix(folder + "/") }.map {
            String($0.dropFirst(folder.count + 1))
        }
        var cited: [String: Set<String>] = [:]
        for entry in entries {
            guard let policy = policies["\(folder)/\(entry)"] else { continue }
            cited[entry] = Set(policy.citedProvisions.map(\.text))
            checkListed(policy, entry: entry, ledger)
        }
        for provision in ledger.entries {
            guard case .policies(let names) = provision.treatment else { continue }
            for name in names { checkCited(provision, by: name, entries, cited) }
        }
    }

    /// Every cited provision is said to be implemented by the policy.
    private func checkListed(_ policy: Policy, entry: String, _ ledger: DocumentLedger) {
        var seen: Set<String> = []
        for cited in policy.citedProvisions where seen.insert(cited.text).inserted {
            guard let provision = ledger.entry(cited.text) else { continue }
            if case .policies(let names) = provision.treatment, names.contains(where: { $0.text == entry }) {
                continue
            }
            log.report(
                .unlistedProvision(cited.text, policy: entry, at: cited.place, entry: provision.place.head))
        }
    }

    /// Every policy named by a provision is there and cites it.
    private func checkCited(
        _ provision: DocumentLedger.Entry, by name: Named, _ entries: [String], _ cited: [String: Set<String>]
    ) {
        guard entries.contains(name.text) else {
            log.report(.unknownPolicy(name.text, at: name.place, known: entries))
            return
        }
        guard let ids = cited[name.text], !ids.contains(provision.id.text) else { return }
        log.report(.uncitedProvision(provision.id.text, policy: name.text, at: name.place))
    }

    // MARK: - Cases

    private func checkCases(_ path: String, _ policies: [String: Policy]) {
        guard let golden = tree.cases(path, log: log) else { return }
        guard let policy = policies[golden.policy.text] else {
            if !tree.policyIDs.contains(golden.policy.text) {
                log.report(.unknownPolicy(golden.policy.text, at: golden.policy.place, known: tree.policyIDs))
            }
            return
        }
        let folder = String(path.split(separator: "/").first ?? "")
        let ledger = tree.ledger(folder, log: DiagnosticLog())
        for golden in golden.cases {
            let reader = CaseReader(policy: policy, log: log)
            _ = reader.read(golden.layers, id: golden.id.text)
            _ = Expectations(policy: policy, log: log).read(golden)
            guard let ledger else { continue }
            for cite in golden.cites where ledger.position(of: cite.text) == nil {
                log.report(.unknownProvision(cite.text, at: cite.place, known: ledger.entries.map(\.id.text)))
            }
        }
    }

    /// A case is called by its id wherever the document is spoken of: no two of its files share one.
    private func checkCaseIDs(_ folder: String, _ wanted: (String) -> Bool) {
        var first: [String: (place: SourcePlace, path: String)] = [:]
        for path in tree.caseFiles where path.hasPrefix(folder + "/") {
            for golden in tree.cases(path, log: DiagnosticLog())?.cases ?? [] {
                let id = golden.id.text
                if let earlier = first[id], earlier.path != path, wanted(path) {
                    log.report(.repeatedName("case", id, at: golden.id.place, first: earlier.place))
                }
                first[id] = first[id] ?? (golden.id.place, path)
            }
        }
    }

    // MARK: - Register

    private func checkRegister() {
        guard let file = tree.source.read("register.yaml") else { return }
        let (node, diagnostics) = YAMLReader.read(file)
        log.report(diagnostics)
        guard let node, let map = RuleMapping(node, known: ["documents"], what: "the register", log: log)
        else { return }
        var listed: Set<String> = []
        for item in map.list("documents") {
            let keys = ["folder", "title", "issuer", "number", "issued", "in_force", "url"]
            guard let line = RuleMapping(item, known: keys, what: "a line of the register", log: log),
                let folder = line.requiredScalar("folder"), let title = line.requiredScalar("title")
            else { continue }
            listed.insert(folder.text)
            guard let ledger = tree.ledger(folder.text, log: DiagnosticLog()) else {
                log.report(.registerMismatch("there is no document `\(folder.text)`", at: folder.place))
                continue
            }
            if ledger.title != title.text {
                log.report(
                    .registerMismatch("the document's own title is `\(ledger.title)`", at: title.place))
            }
        }
        for folder in tree.documents where !listed.contains(folder) {
            log.report(
                .registerMismatch("the document `\(folder)` is not in the register", at: map.place.head))
        }
    }
}
