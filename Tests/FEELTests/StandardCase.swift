import Foundation

@testable import FEEL

/// One line of the DMN TCK's FEEL cases: an expression or a decision table, what its names are bound to, declared types, and the value it
/// must give.
struct StandardCase {
    let id: String
    let suite: String
    private let line: [String: Any]

    init?(_ line: Substring) throws {
        guard let line = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let id = line["id"] as? String,
            line["expression"] is String || line["decisionTable"] is [String: Any]
        else { return nil }
        self.id = id
        self.suite = line["suite"] as? String ?? ""
        self.line = line
    }

    /// What is wrong; nil when the case holds. No case has a syntax error, so one is wrong even where null is wanted.
    func problem() -> String? {
        let text = line["expression"] as? String ?? "(decision table)"
        do {
            let wanted = try Datum(json: line["expected"])
            let given = try value(of: text)
            return given.agrees(with: wanted)
                ? nil : "\(id)\n    \(text.prefix(160))\n    gives \(given), not \(wanted)"
        } catch {
            return "\(id)\n    \(text.prefix(160))\n    \(error)"
        }
    }

    private func value(of text: String) throws -> Datum {
        let session = ExpressionSession { DateTime("2018-09-27T09:00:00+08:00") }
        for (name, type) in line["userTypes"] as? [String: Any] ?? [:] {
            session.declareType(name, FEELType(json: type))
        }
        let types = line["inputTypes"] as? [String: [String: Any]] ?? [:]
        for (name, datum) in line["context"] as? [String: Any] ?? [:] {
            session.bind(name, to: try Datum(json: datum), as: FEELType(json: types[name]?["type"]))
        }
        for binding in line["bindings"] as? [[String: Any]] ?? [] {
            let (name, text) = (binding["name"] as? String ?? "", binding["expression"] as? String ?? "")
            try session.bind(name, toExpression: text, as: FEELType(json: binding["type"]))
        }
        let (own, result) = (declaredType("expressionType"), declaredType("resultType"))
        if let table = line["decisionTable"] as? [String: Any] {
            return try session.evaluate(try FEELDecisionTable(json: table), as: own, result).value
        }
        return try session.evaluate(text, as: own, result).value
    }

    private func declaredType(_ key: String) -> FEELType {
        FEELType(json: (line[key] as? [String: Any])?["type"])
    }
}

extension FEELType {
    /// A type as the cases write it.
    init(json: Any?) {
        guard let type = json as? [String: Any] else {
            self = .any
            return
        }
        switch type["kind"] as? String {
        case "builtin": self = FEELType.basic[type["name"] as? String ?? ""] ?? .any
        case "list": self = .list(FEELType(json: type["items"]))
        case "function":
            let parameters = type["parameters"] as? [[String: Any]] ?? []
            self = .function(
                parameters.map { FEELType(json: $0["type"]) }, returns: FEELType(json: type["returns"]))
        case "context":
            let fields = type["fields"] as? [String: Any] ?? [:]
            self = .context(fields.sorted { $0.key < $1.key }.map { Entry($0.key, FEELType(json: $0.value)) })
        default: self = .any
        }
    }
}

extension FEELDecisionTable {
    /// A table as the cases write it.
    init(json: [String: Any]) throws {
        let words = json["hitPolicy"] as? String ?? "UNIQUE"
        guard let policy = HitPolicy(words, aggregation: json["aggregation"] as? String) else {
            throw MalformedValue(text: words)
        }
        let inputs = (json["inputs"] as? [[String: Any]] ?? []).map { clause in
            InputClause(
                clause["expression"] as? String ?? "", type: FEELType(json: clause["type"]),
                allowedValues: clause["allowedValues"] as? String)
        }
        let outputs = (json["outputs"] as? [[String: Any]] ?? []).map { clause in
            OutputClause(
                clause["name"] as? String, allowedValues: clause["allowedValues"] as? String,
                defaultOutput: clause["default"] as? String)
        }
        let rules = (json["rules"] as? [[String: Any]] ?? []).map { rule in
            Rule(cells: rule["inputs"] as? [String] ?? [], outputs: rule["outputs"] as? [String] ?? [])
        }
        self.init(hitPolicy: policy, inputs: inputs, outputs: outputs, rules: rules)
    }
}

/// A tagged value that is none.
struct MalformedValue: Error { let text: String }

extension Datum {
    /// A value as the cases write it, and `proviso feel --ndjson`: a type, and the value as its text.
    init(json: Any?) throws {
        let object = json as? [String: Any] ?? [:]
        let value: Datum? =
            switch object["type"] as? String {
            case "null": .null
            case "boolean": (object["value"] as? Bool).map { .boolean($0) }
            case "string": (object["value"] as? String).map { .string($0) }
            case "number": (object["value"] as? String).flatMap { Number(text: $0) }.map { .number($0) }
            case "list": try (object["items"] as? [Any])?.map { try Datum(json: $0) }.asList
            case "context": try Datum(entries: object)
            case let kind?: Datum(temporal: object["value"] as? String ?? "", kind)
            case nil: nil
            }
        guard let value else { throw MalformedValue(text: "\(object)") }
        self = value
    }

    private init(entries object: [String: Any]) throws {
        let entries = object["entries"] as? [String: Any] ?? [:]
        let order = object["order"] as? [String] ?? entries.keys.sorted()
        self = .context(try order.map { Entry($0, try Datum(json: entries[$0])) })
    }

    private init?(temporal text: String, _ kind: String) {
        switch (TemporalLiteral.parse(text), kind) {
        case (.date(let date), "date"): self = .date(date)
        case (.dateTime(let dateTime), "date and time"): self = .dateTime(dateTime)
        case (.time(let time), "time"): self = .time(time)
        case (.dayTimeDuration(let duration), "days and time duration"): self = .dayTimeDuration(duration)
        case (.yearMonthDuration(let duration), "years and months duration"):
            self = .yearMonthDuration(duration)
        default: return nil
        }
    }

    /// Whether a result counts as the one wanted: numbers within 10⁻⁸, contexts in any order.
    func agrees(with wanted: Datum) -> Bool {
        switch (self, wanted) {
        case (.number(let left), .number(let right)):
            left.subtracting(right).map { $0.magnitude < Datum.tolerance } ?? false
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
        case (.context(let left), .context(let right)):
            left.count == right.count
                && left.allSatisfy { entry in wanted[entry.key].map { entry.value.agrees(with: $0) } ?? false
                }
        default: self == wanted
        }
    }

    private static let tolerance = Number(coefficient: 1, exponent: -8) ?? .zero
}

extension [Datum] {
    fileprivate var asList: Datum { .list(self) }
}
