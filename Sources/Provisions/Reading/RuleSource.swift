package import Diagnostics

/// Where rule files come from: a folder on disk, a git revision, a test's dictionary. This target reads no file itself.
package struct RuleSource: Sendable {
    /// The folder's name as a user would write it: `Rules`.
    package let root: String
    /// A file of the tree by its path below the root, nil when there is none.
    package let read: @Sendable (_ path: String) -> SourceFile?
    /// The paths of all files below the root, sorted.
    package let paths: @Sendable () -> [String]

    package init(
        root: String, read: @escaping @Sendable (String) -> SourceFile?,
        paths: @escaping @Sendable () -> [String]
    ) {
        self.root = root
        self.read = read
        self.paths = paths
    }

    /// A tree held in memory: path → text.
    package init(root: String = "Rules", texts: [String: String]) {
        self.init(
            root: root,
            read: { path in texts[path].map { SourceFile(name: "\(root)/\(path)", text: $0) } },
            paths: { texts.keys.sorted() })
    }
}
