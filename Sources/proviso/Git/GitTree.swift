import Diagnostics
import Proviso
import Provisions

/// A folder of rules as a git revision has it.
struct GitTree {
    /// What `diff` and others write before a revision.
    private static let scheme = "git:"
    /// More than any honest tree of rules.
    private static let mostBytes = 64 << 20

    /// As the user wrote it: `main`, `HEAD~1`, `v1.0`.
    let revision: String
    /// The folder, relative to the working directory as every path on the command line.
    let folder: String

    init(revision: String, folder: String) {
        self.revision = revision
        self.folder = folder
    }

    /// `git:REF:Rules`, or `git:REF` for the folder `Rules`; nil for anything that does not begin with `git:`.
    init?(_ operand: String) {
        guard operand.hasPrefix(Self.scheme) else { return nil }
        let parts = operand.dropFirst(Self.scheme.count).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var folder = parts.count > 1 ? String(parts[1]) : ""
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.init(revision: String(parts.first ?? ""), folder: folder.isEmpty ? "Rules" : folder)
    }

    /// Its rule files, all read at once; messages call them `git:REF:Rules/…`.
    func source() throws(CommandFailure) -> RuleSource {
        let commit = try commit()
        let entries = try entries(of: commit)
        guard !entries.isEmpty else {
            throw .usage(.notInRevision(folder, revision))
        }
        let root = "\(Self.scheme)\(revision):\(folder)"
        var files: [String: SourceFile] = [:]
        for (entry, bytes) in zip(entries, try contents(of: entries)) {
            files[entry.path] = SourceFile(name: "\(root)/\(entry.path)", bytes: bytes)
        }
        return RuleSource(
            root: root, read: { [files] in files[$0] }, paths: { [paths = files.keys.sorted()] in paths })
    }

    // MARK: - Git

    /// A file of the revision.
    private struct Entry {
        /// Below the folder.
        let path: String
        let object: Substring
        let size: Int
    }

    /// The commit's full name, so that nothing the user wrote can be taken for an option later.
    private func commit() throws(CommandFailure) -> String {
        guard try git(["rev-parse", "--git-dir"]).isSuccess else { throw .usage(.noRepository(folder)) }
        guard !revision.isEmpty, !revision.hasPrefix("-") else { throw .usage(.unknownRevision(revision)) }
        let found = try git(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
        let name = String(decoding: found.output, as: UTF8.self).filter { !$0.isNewline }
        guard found.isSuccess, !name.isEmpty, name.allSatisfy(\.isHexDigit) else {
            throw .usage(.unknownRevision(revision))
        }
        return name
    }

    /// Records end with NUL: `100644 blob 1f2e… 431<TAB>a/b.yaml`.
    private func entries(of commit: String) throws(CommandFailure) -> [Entry] {
        let listed = try git(["ls-tree", "-r", "-z", "-l", commit, "--"] + (below == "." ? [] : [below]))
        guard listed.isSuccess else { throw .usage(.notInRevision(folder, revision)) }
        let prefix = below == "." ? "" : below + "/"
        var entries: [Entry] = []
        for record in listed.output.split(separator: 0) {
            let halves = String(decoding: record, as: UTF8.self).split(separator: "\t", maxSplits: 1)
            guard halves.count == 2, halves[1].hasPrefix(prefix), halves[1].hasSuffix(".yaml") else {
                continue
            }
            let path = String(halves[1].dropFirst(prefix.count))
            guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
            let words = halves[0].split(separator: " ")
            guard words.count == 4, words[0].hasPrefix("100"), let size = Int(words[3]) else {
                throw .usage(.unreadableFile(FileProblem("\(revision):\(path)", "it is no plain file")))
            }
            entries.append(Entry(path: path, object: words[2], size: size))
        }
        guard entries.reduce(0, { $0 + $1.size }) <= Self.mostBytes else {
            throw .usage(.unreadableFile(FileProblem("\(revision):\(folder)", "it is larger than 64 MiB")))
        }
        return entries
    }

    /// `git cat-file --batch` answers each name with `name blob size`, a line end, the bytes and a line end.
    private func contents(of entries: [Entry]) throws(CommandFailure) -> [[UInt8]] {
        let names = entries.map { $0.object + "\n" }.joined()
        let read = try git(["cat-file", "--batch"], input: Array(names.utf8))
        var rest = read.output[...]
        var contents: [[UInt8]] = []
        for entry in entries {
            guard read.isSuccess, let end = rest.firstIndex(of: UInt8(ascii: "\n")),
                rest.distance(from: end, to: rest.endIndex) > entry.size + 1,
                String(decoding: rest[..<end], as: UTF8.self) == "\(entry.object) blob \(entry.size)"
            else {
                let problem = FileProblem("\(revision):\(entry.path)", "git does not give it out")
                throw .usage(.unreadableFile(problem))
            }
            let start = rest.index(after: end)
            contents.append(Array(rest[start..<start + entry.size]))
            rest = rest[(start + entry.size + 1)...]
        }
        return contents
    }

    private func git(
        _ arguments: [String], input: [UInt8] = []
    ) throws(CommandFailure) -> ChildProcess.Outcome {
        do {
            return try ChildProcess.run(
                "git", ["--literal-pathspecs", "-C", place] + arguments, input: input)
        } catch {
            throw .usage(.noGit(error))
        }
    }

    /// Where git is run: the folder itself if it is there today, else the working directory.
    private var place: String { Files.isFolder(folder) ? folder : "." }

    /// The folder as seen from `place`.
    private var below: String { place == "." ? folder : "." }
}
