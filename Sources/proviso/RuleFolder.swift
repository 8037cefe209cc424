import Proviso
import Provisions

/// The rule tree that a command is about.
enum RuleFolder {
    /// The tree that is named, a folder or `git:REF:FOLDER`, or else the nearest folder `Rules` upwards.
    static func tree(_ named: String?) throws(CommandFailure) -> RuleTree {
        if let revision = named.flatMap(GitTree.init) { return RuleTree(try revision.source()) }
        let root = try root(named)
        guard let rules = try? Rules(folder: root) else { throw .usage(.noRules(named)) }
        return rules.tree
    }

    /// The folder, as the user would write it.
    static func root(_ named: String?) throws(CommandFailure) -> String {
        if let named {
            var root = named
            while root.count > 1, root.hasSuffix("/") { root.removeLast() }
            guard Files.isFolder(root) else { throw .usage(.noRules(named)) }
            return root
        }
        let levels = Files.workingFolder.split(separator: "/").count
        for level in 0...levels {
            let folder = String(repeating: "../", count: level) + "Rules"
            if Files.isFolder(folder) { return folder }
        }
        throw .usage(.noRules(nil))
    }
}
