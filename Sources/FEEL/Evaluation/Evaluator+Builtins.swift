import Diagnostics

/// Calls of built-in functions (DMN §10.3.4): the arguments are converted where they lie, then the body runs.
extension Evaluator {
    @inline(__always)
    func callBuiltin(_ step: Instruction, _ base: Registers, _ place: Place) throws(LimitExceeded) {
        let arguments = base + Int(step.b)
        if let only = place.code.soleBuiltins[step.number] {
            base[step.a] = try only._withUnsafeGuaranteedRef { builtin in
                Result { () throws(LimitExceeded) -> Value in
                    try invoke(builtin, arguments, Int(step.flag), place)
                }
            }.get()
        } else {
            base[step.a] = try invoke(place.code.builtins[step.number], arguments, Int(step.flag), place)
        }
        if heap.overrun != nil { throw overrun(at: place) }
    }

    /// What became of a call's arguments.
    private enum Preparation {
        /// So many are in place.
        case ready(Int)
        case unknown(UnknownInputs)
        /// An argument is null where the function has no use for it.
        case null(Int)
        /// An argument does not convert.
        case misfit(Int)
    }

    /// The first of several ways of calling a function whose parameters fit.
    func invoke(
        _ overloads: [Builtin], _ arguments: Registers, _ count: Int, _ place: Place
    ) throws(LimitExceeded) -> Value {
        guard heap.spend() else { throw overrun(at: place) }
        var index = 0
        while true {
            switch prepare(overloads[index], arguments, count) {
            case .ready(let count): return run(overloads[index], arguments, count, place)
            case .unknown(let inputs): return .unknown(inputs)
            case .null(let position): return nullArgument(overloads[index], position, place)
            case .misfit where index + 1 < overloads.count: index += 1
            case .misfit(let position): return misfit(overloads, arguments[position], position, place)
            }
        }
    }

    /// A function that can be called in one way only.
    private func invoke(
        _ builtin: Builtin, _ arguments: Registers, _ count: Int, _ place: Place
    ) throws(LimitExceeded) -> Value {
        guard heap.spend() else { throw overrun(at: place) }
        switch prepare(builtin, arguments, count) {
        case .ready(let count): return run(builtin, arguments, count, place)
        case .unknown(let inputs): return .unknown(inputs)
        case .null(let position): return nullArgument(builtin, position, place)
        case .misfit(let position): return misfit([builtin], arguments[position], position, place)
        }
    }

    private func run(_ builtin: Builtin, _ arguments: Registers, _ count: Int, _ place: Place) -> Value {
        let outer = callPlace
        callPlace = place
        defer { callPlace = outer }
        do throws(Failure) {
            return try builtin.body(Arguments(base: arguments, count: count, evaluator: self))
        } catch {
            return value(of: error, in: builtin, place)
        }
    }

    private func value(of failure: Failure, in builtin: Builtin, _ place: Place) -> Value {
        switch failure {
        case .null, .limit: return .null
        case .unknown(let inputs): return .unknown(inputs)
        case .because(let kind, let message):
            record(kind, "`\(builtin.name)`: \(message)", place)
            return .null
        }
    }

    // MARK: - Arguments

    private func prepare(_ builtin: Builtin, _ arguments: Registers, _ count: Int) -> Preparation {
        if builtin.gathers { return gather(builtin, arguments, count) }
        let parameters = builtin.checks
        if let inputs = unknownInputs(arguments, count) { return .unknown(inputs) }
        for index in 0..<min(count, parameters.count) where parameters[index].arity != .variadic {
            let value = arguments[index]
            if value == .absent || parameters[index].passes(value) { continue }
            if value.isNull {
                if parameters[index].takesNull { continue }
                return .null(index)
            }
            guard let converted = heap.converted(value, to: builtin.parameters[index].type) else {
                return .misfit(index)
            }
            arguments[index] = converted
        }
        return builtin.isVariadic ? gatherRest(builtin, arguments, count) : .ready(count)
    }

    private func unknownInputs(_ arguments: Registers, _ count: Int) -> UnknownInputs? {
        var inputs = UnknownInputs.none
        for index in 0..<count where arguments[index].isUnknown {
            inputs = inputs.union(arguments[index].unknownInputs)
        }
        return inputs.isEmpty ? nil : inputs
    }

    /// A list, or the items of one as so many arguments. Unknown items stay in the list: the function may not need them.
    private func gather(_ builtin: Builtin, _ arguments: Registers, _ count: Int) -> Preparation {
        if count == 1 {
            if arguments[0].isUnknown { return .unknown(arguments[0].unknownInputs) }
            if arguments[0].isNull || arguments[0] == .absent { return .null(0) }
            if arguments[0].has(.list) { return .ready(1) }
        }
        arguments[0] = heap.list((0..<count).map { arguments[$0] })
        return .ready(1)
    }

    /// All arguments from the last parameter on, as a list.
    private func gatherRest(_ builtin: Builtin, _ arguments: Registers, _ count: Int) -> Preparation {
        let last = builtin.checks.count - 1
        var items: [Value] = []
        for index in last..<max(count, last) {
            let value = arguments[index]
            if value.isNull, !builtin.checks[last].takesNull { return .null(index) }
            guard let converted = heap.converted(value, to: builtin.parameters[last].type) else {
                return .misfit(index)
            }
            items.append(converted)
        }
        guard count > last else { return .ready(count) }
        arguments[last] = heap.list(items)
        return .ready(last + 1)
    }

    private func nullArgument(_ builtin: Builtin, _ index: Int, _ place: Place) -> Value {
        let name = builtin.parameter(at: index)?.name ?? ""
        record(FEELDiagnostics.nullArgument, "`\(name)` of `\(builtin.name)` is null", place)
        return .null
    }

    private func misfit(_ overloads: [Builtin], _ value: Value, _ index: Int, _ place: Place) -> Value {
        let wanted = overloads.compactMap { $0.parameter(at: index) }.map { parameter in
            "`\(parameter.name)` is to be \(parameter.type.description(in: .en))"
        }
        let function = overloads.first?.name ?? ""
        record(
            FEELDiagnostics.wrongArguments,
            "\(wanted.joined(separator: " or ")) in `\(function)`, not \(value.kindName)", place)
        return .null
    }

    // MARK: - Functions handed over

    /// Calls a function for a built-in one, which has been given it.
    func call(_ function: Value, _ arguments: [Value]) throws(Failure) -> Value {
        let first = top
        guard let callPlace, hasRoom(first, arguments.count + 1), depth < heap.limits.depth else {
            _ = heap.exceed(.depth)
            throw .limit
        }
        for (index, argument) in arguments.enumerated() { first[index] = argument }
        top = first + max(arguments.count, 1)
        defer { top = first }
        do throws(LimitExceeded) {
            return try apply(function, first, arguments.count, callPlace)
        } catch {
            throw .limit
        }
    }

    func parameterCount(of function: Value) -> Int? {
        switch heap.function(of: function) {
        case nil: nil
        case .builtin(let overloads): overloads.count == 1 ? overloads[0].fixedCount : nil
        case .lookup(let lookup): lookup.keys.count
        case .closure(let closure): closure.code.parameters.count
        }
    }
}

extension Builtin {
    /// How many arguments it takes, if that is always the same.
    var fixedCount: Int? { parameters.allSatisfy { $0.arity == .one } ? parameters.count : nil }
}
