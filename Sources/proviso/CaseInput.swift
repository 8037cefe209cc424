import Diagnostics
import FEEL
import LocatedYAML
import Provisions
import Proviso

/// A case as the command line gives it: a file (or a golden case of one), settings on top, a date.
struct CaseInput {
    let layers: [YAMLNode]
    let id: String?
    /// The golden case's own `as_of`.
    let asOf: CalendarDate?

    init(file: String?, settings: [String]) throws(CommandFailure) {
        var layers: [YAMLNode] = []
        (id, asOf) = try Self.read(file, into: &layers)
        if !settings.isEmpty || layers.isEmpty { layers.append(try Self.node(of: settings)) }
        self.layers = layers
    }

    /// What it says of a policy's inputs; warnings are said.
    func facts(for policy: Provisions.Policy, over more: [YAMLNode] = []) throws(CommandFailure) -> Facts {
        let log = DiagnosticLog()
        let facts = CaseReader(policy: policy, log: log).read(layers + more, id: id)
        guard let facts, !log.hasErrors else { throw .invalid(log.sorted) }
        Console.say(log.sorted)
        return facts
    }

    private static func read(
        _ path: String?, into layers: inout [YAMLNode]
    ) throws(CommandFailure) -> (String?, CalendarDate?) {
        guard let path else { return (nil, nil) }
        guard let hash = path.lastIndex(of: "#"), !Files.exists(path) else {
            layers = [try RuleText.node(at: path)]
            return (nil, nil)
        }
        let golden = try golden(String(path[path.index(after: hash)...]), in: String(path[..<hash]))
        layers = golden.layers
        return (golden.id.text, golden.asOf)
    }

    /// `voucher.cases.yaml#TJV-C03`.
    private static func golden(_ id: String, in path: String) throws(CommandFailure) -> GoldenCase {
        let node = try RuleText.node(at: path)
        let log = DiagnosticLog()
        let folder = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
        guard let file = GoldenFileReader(log: log).read(node, folder: folder), !log.hasErrors else {
            throw .invalid(log.sorted)
        }
        guard let golden = file.cases.first(where: { $0.id.text == id }) else {
            throw .usage(.unknownCase(id, in: path, known: file.cases.map(\.id.text)))
        }
        return golden
    }

    // MARK: - --set

    /// Each `name=value` read as the YAML `name: value`, so that a value can be all that a case file can say.
    private static func node(of settings: [String]) throws(CommandFailure) -> YAMLNode {
        var entries: [YAMLEntry] = []
        for setting in settings {
            let entry = try entry(setting)
            guard !entries.contains(where: { $0.keyText == entry.keyText }) else {
                throw .usage(.badSetting(setting, "sets `\(entry.keyText)` a second time"))
            }
            entries.append(entry)
        }
        let file = entries.first?.key.file ?? SourceFile(name: "<no case>", text: "")
        return YAMLNode(.mapping(entries), span: .beginning, file: file)
    }

    private static func entry(_ setting: String) throws(CommandFailure) -> YAMLEntry {
        guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else {
            throw .usage(.badSetting(setting, "is no `name=value`"))
        }
        let text = "\(setting[..<equals]): \(setting[setting.index(after: equals)...])"
        let (node, diagnostics) = YAMLReader.read(SourceFile(name: "<--set>", text: text))
        guard let entries = node?.entries, let entry = entries.first, entries.count == 1, diagnostics.isEmpty
        else {
            throw diagnostics.isEmpty
                ? .usage(.badSetting(setting, "is no `name=value`")) : .invalid(diagnostics)
        }
        return entry
    }
}

/// Texts of YAML or JSON from outside the rule tree.
enum RuleText {
    /// The root of a file, by what its name and its first character say it is; `-` is standard input.
    static func node(at path: String) throws(CommandFailure) -> YAMLNode {
        let (node, diagnostics) = YAMLReader.readYAMLOrJSON(try file(at: path))
        guard let node, diagnostics.isEmpty else { throw .invalid(diagnostics) }
        return node
    }

    static func file(at path: String) throws(CommandFailure) -> SourceFile {
        do {
            return SourceFile(name: Files.name(of: path), bytes: try Files.read(path))
        } catch {
            throw .usage(.unreadableFile(error))
        }
    }
}
