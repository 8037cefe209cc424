import Glibc
import Proviso

/// Which golden cases of a rule tree failed when they were last run.
///
/// Kept in the user's cache (`$XDG_CACHE_HOME` or `~/.cache`, below `proviso/failed`), one file for each rule tree: nothing
/// is written where rules are kept. A machine without such a folder remembers nothing.
struct FailureMemory {
    /// A case by its file, below the tree's root, and its id.
    struct Entry: Hashable {
        let path: String
        let id: String
    }

    private let folder: String
    private let name: String

    /// Nil where there is nowhere to keep it.
    ///
    /// - Parameter root: the rule tree's folder.
    init?(root: String) {
        guard let path = realpath(root, nil) else { return nil }
        defer { free(path) }
        guard let cache = Self.cache else { return nil }
        folder = cache
        name = String(cString: path).replacing("%", with: "%25").replacing("/", with: "%2F")
    }

    private static var cache: String? {
        if let text = getenv("XDG_CACHE_HOME").map({ String(cString: $0) }), text.hasPrefix("/") {
            return text
        }
        return getenv("HOME").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
    }

    private var file: String { "\(folder)/proviso/failed/\(name)" }

    /// Nil when no run is remembered.
    var cases: Set<Entry>? {
        guard let bytes = try? Files.read(file) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return Set(
            lines.compactMap { line in
                let parts = line.split(separator: "\t", maxSplits: 1)
                return parts.count == 2 ? Entry(path: String(parts[0]), id: String(parts[1])) : nil
            })
    }

    /// Takes in another run: what it ran is as it came out, the rest as it was. A memory that cannot be written is none.
    func keep(ran: Set<Entry>, failed: Set<Entry>) {
        let all = (cases ?? []).subtracting(ran).union(failed)
        let lines = all.map { "\($0.path)\t\($0.id)\n" }.sorted().joined()
        for folder in [folder, folder + "/proviso", folder + "/proviso/failed"] {
            guard (try? Files.makeFolder(folder)) != nil else { return }
        }
        try? Files.put(file, Array(lines.utf8))
    }
}
