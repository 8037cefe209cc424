import Diagnostics

/// Calls of function values: literals, tables of policies, and built-in functions that were handed over.
extension Evaluator {
    func call(_ step: Instruction, _ base: Registers, _ place: Place) throws(LimitExceeded) {
        let first = base + Int(step.b) + 1
        base[step.a] = try apply(base[step.b], first, Int(step.c), place)
    }

    func callNamed(_ step: Instruction, _ base: Registers, _ place: Place) throws(LimitExceeded) {
        let first = base + Int(step.b) + 1
        base[step.a] = try apply(base[step.b], first, names: place.code.argumentNames[step.number], place)
    }

    /// The value of a function for arguments that lie one after another.
    func apply(
        _ function: Value, _ arguments: Registers, _ count: Int, _ place: Place
    ) throws(LimitExceeded) -> Value {
        guard heap.spend() else { throw overrun(at: place) }
        switch heap.function(of: function) {
        case nil: return notAFunction(function, place)
        case .builtin(let overloads):
            let fitting = overloads.filter { $0.takes(count) }
            guard !fitting.isEmpty else { return wrongCount(count, overloads[0].shape, place) }
            return try invoke(fitting, arguments, count, place)
        case .lookup(let lookup):
            return lookup.keys.count == count
                ? find(lookup, arguments, place) : wrongCount(count, lookup.shape, place)
        case .closure(let closure):
            return closure.code.parameters.count == count
                ? try run(closure, arguments, place) : wrongCount(count, closure.shape, place)
        }
    }

    /// The same with arguments by name, which are put into order first.
    private func apply(
        _ function: Value, _ arguments: Registers, names: [String], _ place: Place
    ) throws(LimitExceeded) -> Value {
        let parameters: [String]
        switch heap.function(of: function) {
        case nil: return notAFunction(function, place)
        case .builtin(let overloads):
            guard let builtin = overloads.first(where: { $0.takes(names) }) else {
                return wrongNames(names, overloads[0].shape, place)
            }
            let outer = top
            defer { top = outer }
            let sameNames = overloads.filter { $0.parameters.map(\.name) == builtin.parameters.map(\.name) }
            return try invoke(sameNames, ordered(arguments, names, builtin), builtin.parameters.count, place)
        case .lookup(let lookup): parameters = lookup.keys
        case .closure(let closure): parameters = closure.code.parameters.map(\.name)
        }
        guard parameters.count == names.count, Set(parameters) == Set(names) else {
            return wrongNames(names, "`function(\(parameters.joined(separator: ", ")))`", place)
        }
        let given = Dictionary(zip(names, names.indices.map { arguments[$0] })) { first, _ in first }
        for (index, name) in parameters.enumerated() { arguments[index] = given[name] ?? .null }
        return try apply(function, arguments, names.count, place)
    }

    /// A built-in function may have more parameters than there are arguments: they go where no frame is.
    private func ordered(_ arguments: Registers, _ names: [String], _ builtin: Builtin) -> Registers {
        let given = Dictionary(zip(names, names.indices.map { arguments[$0] })) { first, _ in first }
        let first = top
        guard hasRoom(first, builtin.parameters.count) else { return arguments }
        for (index, parameter) in builtin.parameters.enumerated() {
            first[index] = given[parameter.name] ?? (parameter.isOptional ? .absent : .null)
        }
        top = first + builtin.parameters.count
        return first
    }

    // MARK: - Function literals

    private func run(_ closure: Closure, _ arguments: Registers, _ place: Place) throws(LimitExceeded)
        -> Value
    {
        let code = closure.code
        let base = top + code.constants.count
        guard depth < heap.limits.depth, hasRoom(base, code.registerCount + 256) else {
            _ = heap.exceed(.depth)
            throw overrun(at: place)
        }
        for (index, parameter) in code.parameters.enumerated() {
            guard let value = converted(arguments[index], to: parameter.type) else {
                return misfit(arguments[index], parameter, place)
            }
            base[index] = value
        }
        depth += 1
        defer { depth -= 1 }
        return try enter(code, base, captures: closure.captures)
    }

    private func converted(_ value: Value, to type: FEELType) -> Value? {
        value.isNull || type == .any ? value : heap.converted(value, to: type)
    }

    private func misfit(_ value: Value, _ parameter: FunctionParameter, _ place: Place) -> Value {
        let wanted = parameter.type.description(in: .en)
        record(
            FEELDiagnostics.wrongArguments, "`\(parameter.name)` is to be \(wanted), not \(value.kindName)",
            place)
        return .null
    }

    // MARK: - Tables

    private func find(_ lookup: Lookup, _ arguments: Registers, _ place: Place) -> Value {
        var unknown = UnknownInputs.none
        for index in lookup.keys.indices { unknown = unknown.union(arguments[index].unknownInputs) }
        guard unknown.isEmpty else { return .unknown(unknown) }
        if let value = lookup.value(for: arguments) { return value }
        let index = lookup.firstMismatch(arguments)
        return noLookupValue(lookup, lookup.keys.isEmpty ? "" : lookup.keys[index], arguments[index], place)
    }

    private func noLookupValue(_ lookup: Lookup, _ key: String, _ value: Value, _ place: Place) -> Value {
        let words = heap.words(for: value)
        record(FEELDiagnostics.noLookupValue, "`\(lookup.name)` has no value for \(key) \(words)", place)
        return .null
    }

    // MARK: - Calls that come to nothing

    private func notAFunction(_ value: Value, _ place: Place) -> Value {
        if value.isUnknown { return value }
        record(
            FEELDiagnostics.notAFunction, "what is called here is \(value.kindName), not a function", place)
        return .null
    }

    private func wrongCount(_ count: Int, _ shape: String, _ place: Place) -> Value {
        record(
            FEELDiagnostics.wrongArguments, "the function does not take \(count) arguments", place,
            help: "it is called as \(shape)")
        return .null
    }

    private func wrongNames(_ names: [String], _ shape: String, _ place: Place) -> Value {
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        record(
            FEELDiagnostics.wrongArguments, "the function cannot be called with just \(list)", place,
            help: "it is called as \(shape)")
        return .null
    }
}

extension Closure {
    var shape: String { "`function(\(code.parameters.map(\.name).joined(separator: ", ")))`" }
}

extension Lookup {
    var shape: String { "`\(name)(\(keys.joined(separator: ", ")))`" }
}

extension Heap {
    /// A short value in words, for messages.
    func words(for value: Value) -> String {
        if let number = value.number { return "`\(number)`" }
        if let text = text(of: value) { return "`\(text)`" }
        return value.boolean.map { "`\($0)`" } ?? value.kindName
    }
}
