import Diagnostics
import FEEL
package import LocatedYAML

/// Reads a document's ledger, `document.yaml`.
package struct LedgerReader {
    let log: DiagnosticLog

    static let keys = [
        "title", "issuer", "number", "issued", "in_force", "jurisdiction", "url", "provisions",
    ]
    static let entryKeys = ["id", "cite", "kind", "says", "treatment", "because"]

    package init(log: DiagnosticLog) { self.log = log }

    package func read(_ node: YAMLNode, folder: String) -> DocumentLedger? {
        guard let map = RuleMapping(node, known: Self.keys, what: "a document's ledger", log: log) else {
            return nil
        }
        for key in ["title", "issuer", "number", "issued", "provisions"] { _ = map.required(key) }
        let window = map.node("in_force").flatMap {
            RuleMapping($0, known: ["from", "to"], what: "the document's validity", log: log)
        }
        let entries = map.list("provisions").compactMap(entry)
        checkRepeated(entries)
        return DocumentLedger(
            folder: folder, file: node.file, title: map.text("title") ?? folder,
            issuer: map.text("issuer") ?? "",
            number: map.text("number").flatMap { $0 == "none" ? nil : $0 }, issued: date(map, "issued"),
            inForceFrom: window.flatMap { date($0, "from") }, inForceTo: window.flatMap { date($0, "to") },
            jurisdiction: map.text("jurisdiction"), url: map.text("url"), entries: entries)
    }

    private func date(_ map: RuleMapping, _ key: String) -> CalendarDate? {
        guard let node = map.node(key), RuleScalar(node)?.text != "none",
            case .date(let date)? = DatumReader(log: log).read(node, as: .date)
        else { return nil }
        return date
    }

    private func entry(_ node: YAMLNode) -> DocumentLedger.Entry? {
        guard let map = RuleMapping(node, known: Self.entryKeys, what: "a provision", log: log),
            let id = map.requiredScalar("id"), let article = map.requiredScalar("cite"),
            let kindWord = map.requiredScalar("kind"), let says = map.requiredScalar("says"),
            let kind = kind(kindWord), let treatment = treatment(map)
        else { return nil }
        if !Citation.isProvisionID(id.text) {
            log.report(
                .invalidValue(
                    "`\(id.text)` is not a provision id", at: id.place,
                    help: "letters, a hyphen and digits: `TJV-32`, `RD-R12`"))
        }
        return DocumentLedger.Entry(
            id: id.named, article: article.text, kind: kind, says: says.text, treatment: treatment,
            place: node.place)
    }

    private func kind(_ word: RuleScalar) -> DocumentLedger.Kind? {
        if let kind = DocumentLedger.Kind(rawValue: word.text) { return kind }
        log.report(
            .invalidValue(
                "`\(word.text)` is not a kind of provision", at: word.place,
                help: suggestion(for: word.text, among: DocumentLedger.Kind.allCases.map(\.rawValue))))
        return nil
    }

    private func treatment(_ map: RuleMapping) -> DocumentLedger.Treatment? {
        guard let node = map.required("treatment") else { return nil }
        if let word = RuleScalar(node), let apart = DocumentLedger.Treatment.Apart(rawValue: word.text) {
            return .apart(apart, because: map.requiredScalar("because")?.text ?? "")
        }
        guard let names = map.oneOrMany(node) else { return nil }
        return .policies(names.map(\.named))
    }

    private func checkRepeated(_ entries: [DocumentLedger.Entry]) {
        var first: [String: SourcePlace] = [:]
        for entry in entries {
            if let earlier = first[entry.id.text] {
                log.report(.repeatedName("provision", entry.id.text, at: entry.id.place, first: earlier))
            }
            first[entry.id.text] = first[entry.id.text] ?? entry.id.place
        }
    }
}
