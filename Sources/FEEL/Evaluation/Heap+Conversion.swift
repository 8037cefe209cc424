/// Conformance to types and the four implicit conversions (DMN §10.3.2.9.4).
extension Heap {
    /// Whether a value is of a type; the allowed values of a choice do not matter. An unknown value conforms to all.
    package func conforms(_ value: Value, to type: FEELType) -> Bool { conforms(value, to: type, depth: 0) }

    /// `instance of`: null is of type `Null` alone.
    package func isInstance(_ value: Value, of type: FEELType) -> Bool {
        value.isNull ? type == .null : type != .null && conforms(value, to: type)
    }

    private func conforms(_ value: Value, to type: FEELType, depth: Int) -> Bool {
        guard depth <= Heap.nestingLimit, spend() else {
            _ = exceed(.depth)
            return false
        }
        if value.isNull || value.isUnknown { return true }
        switch type {
        case .any: return true
        case .null: return false
        case .list(let item): return value.has(.list) && items(of: value, conformTo: item, depth + 1)
        case .context(let entries):
            return value.has(.context) && self.entries(of: value, conformTo: entries, depth + 1)
        case .range(let point): return value.has(.range) && ends(of: value, conformTo: point, depth + 1)
        case .function(let parameters, let result): return isFunction(value, parameters, result)
        default: return type.tag == value.tag
        }
    }

    private func items(of list: Value, conformTo type: FEELType, _ depth: Int) -> Bool {
        if type == .any { return true }
        return (0..<count(of: list)).allSatisfy { conforms(item(of: list, at: $0), to: type, depth: depth) }
    }

    private func entries(of context: Value, conformTo types: [FEELType.Entry], _ depth: Int) -> Bool {
        types.allSatisfy { type in
            entry(of: context, key: type.name).map { conforms($0, to: type.type, depth: depth) } ?? false
        }
    }

    private func ends(of range: Value, conformTo type: FEELType, _ depth: Int) -> Bool {
        guard let parts = self.range(of: range) else { return false }
        return conforms(parts.start, to: type, depth: depth) && conforms(parts.end, to: type, depth: depth)
    }

    private func isFunction(_ value: Value, _ parameters: [FEELType], _ result: FEELType) -> Bool {
        switch function(of: value) {
        case nil: false
        case .builtin(let overloads): overloads.contains { $0.fits(parameters, result) }
        case .lookup(let lookup): lookup.keys.count == parameters.count
        case .closure(let closure):
            closure.code.parameters.count == parameters.count
                && zip(closure.code.parameters, parameters).allSatisfy { $0.type.accepts($1) }
        }
    }

    /// The value as the type has it: itself where it conforms, a list of it, the only item of it, a date at midnight;
    /// nil where nothing of the kind is possible. Null stays null.
    package func converted(_ value: Value, to type: FEELType) -> Value? {
        if type == .any || conforms(value, to: type) { return value }
        if case .list(let item) = type {
            return !value.has(.list) && conforms(value, to: item) ? list([value]) : nil
        }
        if value.has(.list) {
            let item = item(of: value, at: 0)
            return count(of: value) == 1 && !item.isNull && conforms(item, to: type) ? item : nil
        }
        if type == .dateTime, let date = value.date { return Value(DateTime(utcMidnightOf: date)) }
        return nil
    }
}

extension FEELType {
    /// The tag of the values of a basic type; nil for numbers and for types that no single tag tells.
    var tag: Value.Tag? {
        switch self {
        case .boolean: .boolean
        case .string, .choice: .string
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .dayTimeDuration: .dayTimeDuration
        case .yearMonthDuration: .yearMonthDuration
        default: nil
        }
    }
}

extension Builtin {
    /// Whether it is a function of these parameters and this result.
    func fits(_ types: [FEELType], _ result: FEELType) -> Bool {
        guard takes(types.count), result.accepts(self.result(types)) else { return false }
        return zip(parameters, types).allSatisfy { $0.type.accepts($1) }
    }
}
