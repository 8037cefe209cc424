import Diagnostics
import Glibc
import Proviso
import Reports

/// Runs the golden cases again whenever a file of the rule tree changes, until Ctrl-C; ends as the last run did.
struct TestWatch {
    let root: String
    let prose: Prose

    /// How often the tree is looked at, in microseconds.
    private static let pause: UInt32 = 250_000

    func run(_ body: () throws -> Void) throws {
        Interruption.watch()
        var seen = FileStamps(root: root)
        var status = try status(of: body)
        while !Interruption.isAsked {
            usleep(Self.pause)
            let now = FileStamps(root: root)
            let changed = now.paths(changedSince: seen)
            guard !changed.isEmpty, !Interruption.isAsked else { continue }
            seen = now
            let names = prose.list(changed.map { "\(root)/\($0)" })
            Console.say("\n" + prose.choose(zh: "有变化：", en: "changed: ") + names)
            status = try self.status(of: body)
        }
        Console.say("")
        if status != .asExpected { throw status }
    }

    /// A run that fails says why, and the watch goes on: the next change may mend it.
    private func status(of body: () throws -> Void) throws -> ExitStatus {
        do {
            try body()
            return .asExpected
        } catch let status as ExitStatus {
            return status
        } catch let failure as CommandFailure {
            Console.say(failure.diagnostics)
            return failure.status
        }
    }
}

/// When each file of a rule tree was last written, and how long it is.
struct FileStamps {
    private struct Stamp: Equatable {
        let seconds: Int
        let nanoseconds: Int
        let size: Int
        /// Editors put a new file in the place of the old.
        let number: UInt
    }

    private var stamps: [String: Stamp] = [:]

    init(root: String) { look(root, "", depth: 0) }

    /// Rule files stand at most two levels down.
    private mutating func look(_ root: String, _ folder: String, depth: Int) {
        for name in Files.names(in: "\(root)/\(folder)") {
            let path = folder + name
            var status = stat()
            guard stat("\(root)/\(path)", &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                if depth < 3 { look(root, path + "/", depth: depth + 1) }
            } else if name.hasSuffix(".yaml") {
                stamps[path] = Stamp(
                    seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
                    size: Int(status.st_size), number: UInt(status.st_ino))
            }
        }
    }

    /// Files that are new, gone or written since, sorted.
    func paths(changedSince earlier: FileStamps) -> [String] {
        Set(stamps.keys).union(earlier.stamps.keys).filter { stamps[$0] != earlier.stamps[$0] }.sorted()
    }
}
