import FEELSyntax

/// A declaration as the checker reads it.
extension Builtin {
    /// The parameter that takes the positional argument of that index.
    func parameter(at index: Int) -> Parameter? {
        if parameters.indices.contains(index) { return parameters[index] }
        guard let last = parameters.last, last.isVariadic else { return nil }
        return last
    }

    /// The type asked of the positional argument of that index when so many are given: of a function that
    /// takes a list or its items, an item.
    func type(at index: Int, of count: Int) -> FEELType? {
        guard let parameter = parameter(at: index) else { return nil }
        return parameter.arity == .listOrItems && count > 1 ? parameter.type.item : parameter.type
    }

    /// How many of the arguments' names are parameters of this one.
    func match(_ arguments: [Expression.NamedArgument]) -> Int {
        arguments.count { argument in parameters.contains { $0.name == argument.name } }
    }

    /// `` `substring(string, start position, length?)` ``.
    var shape: String { "`\(signature)`" }

    /// Functions whose items must go together.
    static let alike: Set = ["min", "max", "sum", "mean", "median", "mode", "stddev"]
    /// Which texts the conversion functions take (DMN §10.3.4.1).
    static let conversions: [String: @Sendable (Substring) -> Bool] = [
        "date": { CalendarDate($0) != nil },
        "time": { TimeOfDay($0) != nil },
        "date and time": { DateTime($0) != nil || CalendarDate($0) != nil },
        "duration": { TemporalLiteral.parseDuration($0) != nil },
    ]
    /// Functions that look for their second argument among the items of the first.
    static let searching: Set = ["list contains", "index of"]

    /// The type of the result; the text of a literal tells which kind of duration it is.
    func resultType(_ types: [FEELType], _ arguments: [Argument]) -> FEELType {
        guard name == "duration", let text = arguments.first?.value.textLiteral else { return result(types) }
        return switch TemporalLiteral.parseDuration(text) {
        case .dayTimeDuration: .dayTimeDuration
        case .yearMonthDuration: .yearMonthDuration
        default: .any
        }
    }

    /// The type asked of a function that is handed over: its parameters take items of the list.
    func functionType(_ wanted: FEELType, _ types: [FEELType], _ names: [String]) -> FEELType {
        let type = { (name: String) in names.firstIndex(of: name).map { types[$0] } ?? FEELType.any }
        switch name {
        case "sort": return .function([type("list").item, type("list").item], returns: .boolean)
        case "list replace": return .function([type("list").item, type("newItem")], returns: .boolean)
        default: return wanted
        }
    }
}
