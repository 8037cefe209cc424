import Diagnostics
import FEELSyntax

extension PlanWriter {
    mutating func writeCall(_ function: Expression, _ arguments: Expression.Arguments, to target: Int) {
        if case .name(let name) = function.kind, !isDeclared(name) {
            let overloads = scope.builtins[name]
            if !overloads.isEmpty { return writeBuiltin(name, overloads, arguments, to: target) }
            if !isVariable(name) { return move(value(function), to: target) }
        }
        switch arguments {
        case .positional(let values):
            let base = writeCallee(function, values)
            emit(.call, a: target, b: base, c: values.count)
        case .named(let named):
            let base = writeCallee(function, named.map(\.value))
            let names = index(of: named.map { NameForm.normal($0.name) }, in: \.argumentNames)
            emit(.callNamed, a: target, b: base, c: names)
        }
    }

    private mutating func writeCallee(_ function: Expression, _ arguments: [Expression]) -> Int {
        let base = allocate(1 + arguments.count)
        write(function, to: base)
        for (offset, argument) in arguments.enumerated() { write(argument, to: base + 1 + offset) }
        return base
    }

    private mutating func writeBuiltin(
        _ name: String, _ overloads: [Builtin], _ arguments: Expression.Arguments, to target: Int
    ) {
        switch arguments {
        case .positional(let values): writePositional(name, overloads, values, to: target)
        case .named(let named): writeNamed(name, overloads, named, to: target)
        }
    }

    private mutating func writePositional(
        _ name: String, _ overloads: [Builtin], _ values: [Expression], to target: Int
    ) {
        let fitting = overloads.filter { $0.takes(values.count) }
        guard !fitting.isEmpty else {
            return failCall("`\(name)` does not take \(values.count) arguments", overloads, to: target)
        }
        if name == "not", values.count == 1 {
            emit(.not, a: target, b: value(values[0]))
            return
        }
        guard values.count <= Int(UInt8.max) else { return writeMany(fitting, values, to: target) }
        let first = allocate(max(values.count, 1))
        for (offset, argument) in values.enumerated() { write(argument, to: first + offset) }
        emit(.callBuiltin, flag: values.count, a: target, b: first, c: index(of: fitting, in: \.builtins))
    }

    /// More items than one instruction can count are handed over as the list they stand for.
    private mutating func writeMany(_ overloads: [Builtin], _ values: [Expression], to target: Int) {
        let lists = overloads.filter { $0.parameters.first?.arity == .listOrItems }
        guard let name = lists.first?.name else {
            return failCall("there are too many arguments", overloads, to: target)
        }
        let list = Expression(.list(values), span)
        writePositional(name, lists, [list], to: target)
    }

    /// Named arguments are put into the order of the parameters.
    private mutating func writeNamed(
        _ name: String, _ overloads: [Builtin], _ arguments: [Expression.NamedArgument], to target: Int
    ) {
        let names = arguments.map(\.name)
        // `before(point: …, range: …)` and `before(range: …, point: …)` are two functions: the order tells them apart.
        let inOrder = overloads.first { $0.parameters.map(\.name) == names }
        guard let builtin = inOrder ?? overloads.first(where: { $0.takes(names) }) else {
            return failCall(Self.misfit(name, overloads, names), overloads, to: target)
        }
        let first = allocate(max(builtin.parameters.count, 1))
        for (offset, parameter) in builtin.parameters.enumerated() {
            if let argument = arguments.first(where: { $0.name == parameter.name }) {
                write(argument.value, to: first + offset)
            } else {
                move(constant(parameter.isOptional ? .absent : .null), to: first + offset)
            }
        }
        let sameNames = overloads.filter { $0.parameters.map(\.name) == builtin.parameters.map(\.name) }
        let table = index(of: sameNames, in: \.builtins)
        emit(.callBuiltin, flag: builtin.parameters.count, a: target, b: first, c: table)
    }

    private static func misfit(_ name: String, _ overloads: [Builtin], _ names: [String]) -> String {
        let known = Set(overloads.flatMap { $0.parameters.map(\.name) })
        if let unknown = names.first(where: { !known.contains($0) }) {
            return "`\(name)` has no parameter `\(unknown)`"
        }
        return "`\(name)` cannot be called with just these arguments"
    }

    private mutating func failCall(_ message: String, _ overloads: [Builtin], to target: Int) {
        let shapes = overloads.map(\.shape).joined(separator: " or ")
        fail(FEELDiagnostics.wrongArguments, message, help: "it is called as \(shapes)", to: target)
    }
}
