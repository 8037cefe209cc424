import Diagnostics
import Provisions

extension RuleTree {
    /// A policy that can be run; what stands in its way is a failure. Warnings are said and pass.
    func runnable(_ name: String, with overlay: Overlay? = nil) throws(CommandFailure) -> PolicyPlan {
        let id = policyID(name)
        let loaded = policy(id, with: overlay)
        guard let plan = loaded.runnable else {
            let isThere = policyIDs.contains(id)
            throw CommandFailure(loaded.diagnostics, isThere ? .invalid : .usage)
        }
        Console.say(loaded.diagnostics)
        return plan
    }

    /// A policy may also be named by its file, which is what a shell completes: `Rules/document/entry.yaml`.
    func policyID(_ name: String) -> String {
        guard name.hasSuffix(".yaml"), !name.hasSuffix(".cases.yaml") else { return name }
        return String(below(name).dropLast(".yaml".utf8.count))
    }

    /// A path as it stands below the root.
    func below(_ path: String) -> String {
        var path = path[...]
        if path.hasPrefix("./") { path = path.dropFirst(2) }
        if path.hasPrefix(source.root + "/") { path = path.dropFirst(source.root.count + 1) }
        while path.hasSuffix("/") { path = path.dropLast() }
        return String(path)
    }

    /// Documents and policies where one is nearly what was written; the documents alone where none is, which are few.
    private func names(like name: String) -> [String] {
        let all = documents + policyIDs
        return nearestName(to: name, among: all) == nil ? documents : all
    }

    /// Which files a command is about: all, or those of the documents, policies and files named.
    func selection(_ names: [String]) throws(CommandFailure) -> @Sendable (String) -> Bool {
        guard !names.isEmpty else { return { _ in true } }
        let paths = source.paths()
        var wanted: Set<String> = []
        for name in names {
            let stem = below(name)
            let found =
                stem == source.root || stem == "."
                ? paths : paths.filter { $0 == stem || $0.hasPrefix(stem + "/") || $0.hasPrefix(stem + ".") }
            guard !found.isEmpty else { throw .usage(.unknownPath(name, known: self.names(like: name))) }
            wanted.formUnion(found)
        }
        return { [wanted] in wanted.contains($0) }
    }
}
