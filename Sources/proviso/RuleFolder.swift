import Diagnostics
import Glibc
import Provisions

/// The rule tree on disk.
enum RuleFolder {
    /// The tree that `--rules` names, or the nearest folder `Rules` upwards.
    static func tree(_ named: String?) throws(CommandFailure) -> RuleTree {
        RuleTree(source(try root(named)))
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

    static func source(_ root: String) -> RuleSource {
        let cache = SourceCache(root: root)
        return RuleSource(root: root, read: { cache.file($0) }, paths: { cache.paths() })
    }
}

/// Files of a tree, each read once: a place then means one file, however often the tree is asked for it.
///
/// Unchecked, since the compiler does not see that `lock` guards all that changes.
private final class SourceCache: @unchecked Sendable {
    private let root: String
    private var files: [String: SourceFile?] = [:]
    private var known: [String]?
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    init(root: String) {
        self.root = root
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func file(_ path: String) -> SourceFile? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        if let known = files[path] { return known }
        let name = "\(root)/\(path)"
        let file = (try? Files.read(name)).map { SourceFile(name: name, bytes: $0) }
        files[path] = .some(file)
        return file
    }

    func paths() -> [String] {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        if let known { return known }
        var found: [String] = []
        collect("", depth: 0, into: &found)
        found.sort()
        known = found
        return found
    }

    /// Rule files stand at most two levels down; a circle of links ends there too.
    private func collect(_ folder: String, depth: Int, into paths: inout [String]) {
        for name in Files.names(in: "\(root)/\(folder)") {
            let path = folder + name
            if name.hasSuffix(".yaml") {
                paths.append(path)
            } else if depth < 3, Files.isFolder("\(root)/\(path)") {
                collect(path + "/", depth: depth + 1, into: &paths)
            }
        }
    }
}
