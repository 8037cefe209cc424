import Diagnostics
import FEELSyntax

/// Calls of built-in functions: which of their declarations is meant, and whether the arguments fit it.
extension Checker {
    mutating func builtin(
        _ signatures: [Builtin], _ arguments: Expression.Arguments, _ whole: Expression
    ) -> FEELType {
        switch arguments {
        case .positional(let values): positional(signatures, values, whole)
        case .named(let values): named(signatures, values, whole)
        }
    }

    private mutating func positional(
        _ signatures: [Builtin], _ values: [Expression], _ whole: Expression
    ) -> FEELType {
        let fitting = signatures.filter { $0.takes(values.count) }
        if fitting.isEmpty {
            for value in values { _ = type(of: value) }
            wrongCount(values.count, signatures, whole)
            return .any
        }
        let ways = fitting.map { signature in
            Way(
                signature: signature,
                arguments: values.enumerated().map { index, value in
                    Argument(
                        value, signature.parameter(at: index)?.name,
                        signature.type(at: index, of: values.count))
                })
        }
        return apply(ways, whole)
    }

    private mutating func wrongCount(_ count: Int, _ signatures: [Builtin], _ whole: Expression) {
        guard let first = signatures.first else { return }
        let shapes = signatures.map(\.shape).joined(separator: " or ")
        report(.argumentCount(count, of: first.name, takes: shapes, at: place(whole.span)))
    }

    private mutating func named(
        _ signatures: [Builtin], _ values: [Expression.NamedArgument], _ whole: Expression
    ) -> FEELType {
        let names = values.map(\.name)
        let fitting = signatures.filter { $0.takes(names) }
        if fitting.isEmpty {
            for argument in values { _ = type(of: argument.value) }
            wrongNames(signatures, values, whole)
            return .any
        }
        let ways = fitting.map { signature in
            Way(
                signature: signature,
                arguments: signature.parameters.compactMap { parameter in
                    values.first { $0.name == parameter.name }.map {
                        Argument($0.value, parameter.name, parameter.type)
                    }
                })
        }
        return apply(ways, whole)
    }

    private mutating func wrongNames(
        _ signatures: [Builtin], _ values: [Expression.NamedArgument], _ whole: Expression
    ) {
        let known = signatures.flatMap { $0.parameters.map(\.name) }
        let unknown = values.filter { !known.contains($0.name) }
        guard let signature = signatures.max(by: { $0.match(values) < $1.match(values) }) else { return }
        for argument in unknown {
            let names = signature.parameters.map(\.name)
            report(
                .unknownArgument(
                    argument.name, of: signature.name, known: names, at: place(argument.nameSpan)))
        }
        guard unknown.isEmpty else { return }
        let missing = signature.parameters.first { parameter in
            !parameter.isOptional && !values.contains { $0.name == parameter.name }
        }
        if let missing {
            report(.missingArgument(missing.name, of: signature.name, at: place(whole.span)))
        } else {
            wrongCount(values.count, signatures, whole)
        }
    }

    /// Takes the first declaration whose parameters accept the arguments. Where several do, it depends on the
    /// values which one is meant, and the result may be of any of their types.
    private mutating func apply(_ ways: [Way], _ whole: Expression) -> FEELType {
        guard let first = ways.first else { return .any }
        if ways.count == 1 { return apply(first.signature, first.arguments, whole) }
        var shapes: [SourceSpan: FEELType] = [:]
        for argument in first.arguments { shapes[argument.value.span] = shape(of: argument.value) }
        let known = ways.map { $0.knowing(shapes) }
        let possible = known.filter { way in
            way.arguments.allSatisfy { argument in argument.given.map(argument.wanted.accepts) ?? false }
        }
        guard let chosen = possible.first ?? known.first else { return .any }
        let result = apply(chosen.signature, chosen.arguments, whole)
        return possible.dropFirst().reduce(result) { joined, way in
            joined.join(way.signature.result(way.arguments.map { $0.given ?? .any }))
        }
    }

    /// The type of an argument of a function that can be called in several ways; of a function literal just
    /// how many parameters it has, since their types depend on the way that is chosen.
    private mutating func shape(of value: Expression) -> FEELType {
        guard case .function(let function) = value.kind else { return type(of: value) }
        return .function(function.parameters.map { _ in .any }, returns: .any)
    }

    private mutating func apply(_ signature: Builtin, _ arguments: [Argument], _ whole: Expression)
        -> FEELType
    {
        let before = diagnostics.count
        var types = arguments.map { $0.given ?? .any }
        for (index, argument) in arguments.enumerated() where !argument.value.isFunction {
            types[index] = type(of: argument, signature, whole)
        }
        for (index, argument) in arguments.enumerated() where argument.value.isFunction {
            let wanted = signature.functionType(argument.wanted, types, arguments.map(\.parameter))
            let expected = Expectation(
                wanted, role: role(argument, signature), toleratesUnused: signature.name == "list replace")
            types[index] = type(of: argument.value, expecting: expected)
        }
        if diagnostics.count == before { relate(signature, arguments, types, whole) }
        return signature.resultType(types, arguments)
    }

    private mutating func type(of argument: Argument, _ signature: Builtin, _ whole: Expression) -> FEELType {
        let wanted = Expectation(argument.wanted, role: role(argument, signature))
        if let given = argument.given { return compare(given, wanted, argument.value) }
        return type(of: argument.value, expecting: wanted)
    }

    private func role(_ argument: Argument, _ signature: Builtin) -> String {
        "the argument `\(argument.parameter)` of `\(signature.name)`"
    }
}

/// An argument and the parameter that takes it.
struct Argument {
    let value: Expression
    /// The parameter's name.
    let parameter: String
    let wanted: FEELType
    /// Its own type, if that is known already.
    let given: FEELType?

    init(_ value: Expression, _ parameter: String?, _ wanted: FEELType?, given: FEELType? = nil) {
        self.value = value
        self.parameter = parameter ?? ""
        self.wanted = wanted ?? .any
        self.given = given
    }
}

/// One declaration of a function, and the arguments as it would take them.
private struct Way {
    let signature: Builtin
    let arguments: [Argument]

    /// The same with the types of the arguments filled in.
    func knowing(_ types: [SourceSpan: FEELType]) -> Way {
        let known = arguments.map {
            Argument($0.value, $0.parameter, $0.wanted, given: types[$0.value.span])
        }
        return Way(signature: signature, arguments: known)
    }
}
