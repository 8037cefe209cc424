package import FEELSyntax

/// Types as a FEEL text writes them (DMN §10.3.1.2, `type`).
extension FEELType {
    /// Reads a written type. `named` gives the types that the surroundings define; nil when a name is known
    /// to nobody.
    package init?(_ reference: TypeReference, named: (String) -> FEELType? = { _ in nil }) {
        switch reference {
        case .named(let name):
            guard let type = Self.basic[name] ?? named(name) else { return nil }
            self = type
        case .list(let item):
            guard let item = FEELType(item, named: named) else { return nil }
            self = .list(item)
        case .range(let point):
            guard let point = FEELType(point, named: named) else { return nil }
            self = .range(point)
        case .context(let entries):
            self.init(entries, named: named)
        case .function(let parameters, let result):
            self.init(parameters, result, named: named)
        }
    }

    private init?(_ entries: [TypeReference.ContextEntry], named: (String) -> FEELType?) {
        var types: [Entry] = []
        for entry in entries {
            guard let type = FEELType(entry.type, named: named) else { return nil }
            types.append(Entry(entry.name, type))
        }
        self = .context(types)
    }

    private init?(_ parameters: [TypeReference], _ result: TypeReference, named: (String) -> FEELType?) {
        var types: [FEELType] = []
        for parameter in parameters {
            guard let type = FEELType(parameter, named: named) else { return nil }
            types.append(type)
        }
        guard let result = FEELType(result, named: named) else { return nil }
        self = .function(types, returns: result)
    }

    /// The names of the basic types, with the aliases of DMN models and the measures of policies.
    package static let basic: [String: FEELType] = [
        "Any": .any, "any": .any, "Null": .null, "boolean": .boolean, "string": .string,
        "number": .number, "money": .money, "rate": .rate,
        "date": .date, "time": .time, "date and time": .dateTime, "dateTime": .dateTime,
        "days and time duration": .dayTimeDuration, "dayTimeDuration": .dayTimeDuration,
        "years and months duration": .yearMonthDuration, "yearMonthDuration": .yearMonthDuration,
        "list": .list(.any), "context": .context([]), "range": .range(.any),
    ]
}
