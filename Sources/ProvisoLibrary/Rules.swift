import Diagnostics
package import Provisions

/// A tree of rule files: the documents that a program decides by.
///
/// Load it once and share it: it never changes, and every thread may use it. A file is read when it is first needed, and
/// once.
public struct Rules: Sendable {
    package let tree: RuleTree

    /// The rules in a folder on disk, laid out as `<document>/<entry>.yaml`.
    ///
    /// - Throws: when there is no such folder.
    public init(folder: String) throws(RulesError) {
        var root = folder[...]
        while root.count > 1, root.hasSuffix("/") { root.removeLast() }
        guard Files.isFolder(String(root)) else { throw RulesError([.noFolder(folder)]) }
        self.init(RuleSource(folder: String(root)))
    }

    /// Rules held in memory: the text of each file by its path, such as `subsidy/grant.yaml`.
    public init(texts: [String: String]) { self.init(RuleSource(texts: texts)) }

    private init(_ source: RuleSource) {
        ZoneFiles.provide()
        tree = RuleTree(source)
    }

    /// The ids of all policies, `document/entry`, sorted.
    public var policies: [String] { tree.policyIDs }

    /// A policy, read, checked and made ready: worth keeping, since that takes milliseconds.
    ///
    /// - Parameter id: `document/entry`.
    /// - Throws: everything that is wrong with its files, each with its place; or that there is no such policy, with the
    ///   name that may have been meant.
    public func policy(_ id: String) throws(RulesError) -> Policy {
        let loaded = tree.policy(id)
        guard let plan = loaded.runnable else { throw RulesError(loaded.diagnostics) }
        return Policy(plan, warnings: loaded.diagnostics.map { Problem($0) })
    }
}
