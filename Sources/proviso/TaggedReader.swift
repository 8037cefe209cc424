import Diagnostics
import FEEL
import LocatedYAML

/// Reads values and types in the form in which `feel --ndjson` speaks of them.
enum TaggedReader {
    /// `{"type": "number", "value": "1.50"}`.
    static func datum(_ node: YAMLNode) throws(Diagnostic) -> Datum {
        let type = text("type", of: node)
        switch type {
        case "null": return .null
        case "list": return .list(try list(member("items", of: node)))
        case "context": return .context(try entries(member("entries", of: node)))
        case "range": return .range(try range(node))
        default: break
        }
        guard let value = member("value", of: node)?.scalar, let datum = scalar(type, value) else {
            throw .notALine(
                "this is no value with its type beside it", at: node.place,
                help: #"for example: {"type": "number", "value": "1.50"}"#)
        }
        return datum
    }

    private static func scalar(_ type: String?, _ value: YAMLScalar) -> Datum? {
        switch type {
        case "string": .string(value.text)
        case "boolean": value.boolean.map { .boolean($0) }
        case "number": Number(text: value.text).map { .number($0) }
        case let type?: temporal(type, value.text)
        case nil: nil
        }
    }

    /// A text that looks like another kind than the one that is named is none.
    private static func temporal(_ type: String, _ text: String) -> Datum? {
        switch (type, TemporalLiteral.parse(text)) {
        case ("date", .date(let date)): .date(date)
        case ("time", .time(let time)): .time(time)
        case ("date and time", .dateTime(let dateTime)): .dateTime(dateTime)
        case ("days and time duration", .dayTimeDuration(let duration)): .dayTimeDuration(duration)
        case ("years and months duration", .yearMonthDuration(let duration)): .yearMonthDuration(duration)
        default: nil
        }
    }

    private static func list(_ node: YAMLNode?) throws(Diagnostic) -> [Datum] {
        var items: [Datum] = []
        for item in node?.items ?? [] { items.append(try datum(item)) }
        return items
    }

    private static func entries(_ node: YAMLNode?) throws(Diagnostic) -> [Datum.Entry] {
        var entries: [Datum.Entry] = []
        for entry in node?.entries ?? [] {
            entries.append(Datum.Entry(entry.keyText, try datum(entry.value)))
        }
        return entries
    }

    private static func range(_ node: YAMLNode) throws(Diagnostic) -> Datum.Range {
        guard let start = member("start", of: node), let end = member("end", of: node) else {
            throw .notALine("a range has a `start` and an `end`", at: node.place)
        }
        return Datum.Range(
            start: try datum(start),
            startIncluded: member("startIncluded", of: node)?.scalar?.boolean ?? true,
            end: try datum(end), endIncluded: member("endIncluded", of: node)?.scalar?.boolean ?? true)
    }

    /// `{"kind": "list", "items": {…}}`; nothing, or null, declares nothing.
    static func type(_ node: YAMLNode?) throws(Diagnostic) -> FEELType {
        guard let node, !node.isNull else { return .any }
        switch text("kind", of: node) {
        case "builtin": return FEELType.basic[text("name", of: node) ?? ""] ?? .any
        case "list": return .list(try type(member("items", of: node)))
        case "range": return .range(try type(member("items", of: node)))
        case "context": return .context(try fields(member("fields", of: node)))
        case "function": return try function(node)
        case let kind: throw .notALine("there is no kind of type `\(kind ?? "")`", at: node.place)
        }
    }

    private static func fields(_ node: YAMLNode?) throws(Diagnostic) -> [FEELType.Entry] {
        var fields: [FEELType.Entry] = []
        for entry in node?.entries ?? [] {
            fields.append(FEELType.Entry(entry.keyText, try type(entry.value)))
        }
        return fields
    }

    /// Parameters are `{"name": …, "type": {…}}`.
    private static func function(_ node: YAMLNode) throws(Diagnostic) -> FEELType {
        var parameters: [FEELType] = []
        for parameter in member("parameters", of: node)?.items ?? [] {
            parameters.append(try type(member("type", of: parameter)))
        }
        return .function(parameters, returns: try type(member("returns", of: node)))
    }

    private static func member(_ name: String, of node: YAMLNode) -> YAMLNode? {
        node.entries?.last { $0.keyText == name }?.value
    }

    private static func text(_ name: String, of node: YAMLNode) -> String? {
        member(name, of: node)?.scalar?.text
    }
}
