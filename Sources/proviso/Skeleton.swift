import Diagnostics
import LocatedYAML
import Provisions
import Proviso
import Reports

/// Files to start from, written into a rule tree.
struct Skeleton {
    let root: String
    let tree: RuleTree
    let texts: SkeletonTexts

    init(_ shared: SharedOptions) throws(CommandFailure) {
        root = try RuleFolder.root(shared.rules)
        tree = try RuleFolder.tree(root)
        texts = SkeletonTexts(prose: Prose(shared.language.lang))
    }

    func writeDocument(_ folder: String, title: String?) throws(CommandFailure) {
        try Self.check(folder)
        guard !Files.exists("\(root)/\(folder)") else {
            throw .usage(.alreadyThere("the document `\(folder)`"))
        }
        let title = title ?? texts.title
        let document = texts.document(title: title, prefix: Self.prefix(of: folder))
        try create([("\(folder)/document.yaml", document)], in: folder)
        if Files.exists("\(root)/register.yaml") {
            try append("register.yaml", texts.registerLine(folder, title: title))
        }
    }

    func writePolicy(_ name: String) throws(CommandFailure) {
        let (folder, entry) = try Self.parts(of: name)
        guard Files.isFolder("\(root)/\(folder)") else {
            throw .usage(.unknownPath(folder, known: tree.documents))
        }
        for path in ["\(root)/\(name).yaml", "\(root)/\(name).cases.yaml"] where Files.exists(path) {
            throw .usage(.alreadyThere("`\(path)`"))
        }
        let ledger = tree.ledger(folder, log: DiagnosticLog())
        let implemented = ledger?.entries.first { $0.isImplemented(by: entry) }
        let cite = implemented?.article ?? ledger?.entries.first?.article ?? texts.article
        try create(
            [
                ("\(name).yaml", texts.policy(id: implemented?.id.text, cite: cite)),
                ("\(name).cases.yaml", texts.cases(entry, prefix: Self.prefix(of: folder))),
            ],
            in: folder)
    }

    /// The case's inputs are those that must be stated; what is expected of it is left for a person to say.
    func writeCase(_ id: String, of name: String) throws(CommandFailure) {
        let plan = try tree.runnable(name)
        let path = "\(name).cases.yaml"
        let known = tree.cases(path, log: DiagnosticLog())?.cases ?? []
        guard !known.contains(where: { $0.id.text == id }) else {
            throw .usage(.alreadyThere("the case `\(id)`"))
        }
        guard Self.isPlain(id) else { throw .usage(.badName(id, "use letters, digits, `-`, `_` and `.`")) }
        let defaults = known.first.flatMap { $0.layers.count > 1 ? $0.layers.first?.entries : nil } ?? []
        let lines = SampleCase(plan: plan, stated: Set(defaults.map(\.keyText)), texts: texts).text(id: id)
        if Files.exists("\(root)/\(path)") { return try append(path, lines) }
        let entry = name.split(separator: "/").last.map(String.init) ?? name
        try create([(path, "policy: \(entry)\ncases:\n" + lines)], in: "")
    }

    // MARK: - Writing

    private func create(_ files: [(path: String, text: String)], in folder: String) throws(CommandFailure) {
        do throws(FileProblem) {
            if !folder.isEmpty { try Files.makeFolder("\(root)/\(folder)") }
            for file in files { try Files.create("\(root)/\(file.path)", file.text) }
        } catch {
            throw .usage(.unwritableFile(error))
        }
        for file in files {
            try Console.write("\(texts.prose.choose(zh: "已新建", en: "created")) \(root)/\(file.path)\n")
        }
    }

    private func append(_ path: String, _ text: String) throws(CommandFailure) {
        do throws(FileProblem) {
            let name = "\(root)/\(path)"
            let endsInLine = try Files.read(name).last == UInt8(ascii: "\n")
            try Files.append(name, (endsInLine ? "" : "\n") + text)
        } catch {
            throw .usage(.unwritableFile(error))
        }
        try Console.write("\(texts.prose.choose(zh: "已补充", en: "added to")) \(root)/\(path)\n")
    }

    // MARK: - Names

    private static func check(_ name: String) throws(CommandFailure) {
        let isGood =
            !name.isEmpty
            && name.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: "_")
            }
        guard isGood, name.utf8.first.map({ (97...122).contains($0) }) ?? false, name != "calendars",
            name != "document"
        else {
            throw .usage(
                .badName(name, "use lower case letters, digits and hyphens, beginning with a letter"))
        }
    }

    private static func parts(of name: String) throws(CommandFailure) -> (String, String) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw .usage(.badName(name, "write it as `document/entry`")) }
        try check(parts[0])
        try check(parts[1])
        return (parts[0], parts[1])
    }

    private static func isPlain(_ id: String) -> Bool {
        !id.isEmpty
            && id.utf8.allSatisfy {
                (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0)
                    || [45, 95, 46].contains($0)
            }
    }

    /// The first letters of a folder's words: `tianjin-cloud-voucher` → `TCV`.
    private static func prefix(of folder: String) -> String {
        folder.split { $0 == "-" || $0 == "_" }.compactMap { $0.first }.filter(\.isLetter).map {
            $0.uppercased()
        }.joined()
    }
}

extension DocumentLedger.Entry {
    /// Whether the ledger says that a policy implements it.
    fileprivate func isImplemented(by entry: String) -> Bool {
        if case .policies(let names) = treatment { names.contains { $0.text == entry } } else { false }
    }
}
