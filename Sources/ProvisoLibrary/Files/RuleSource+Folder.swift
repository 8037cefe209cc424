import Diagnostics
import Glibc
import Provisions

extension RuleSource {
    /// The rule files of a folder on disk, each read when it is first asked for.
    init(folder root: String) {
        let cache = SourceCache(root: root)
        self.init(root: root, read: { cache.file($0) }, paths: { cache.paths() })
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
