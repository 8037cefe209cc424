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
        guard let first = fitting.first else {
            for value in values { _ = type(of: value) }
            wrongCount(values.count, signatures, whole)
            return .any
        }
        let given = fitting.count == 1 ? [] : values.map { shape(of: $0) }
        let chosen = fitting.first { signature in
            given.enumerated().allSatisfy { signature.type(at: $0, of: given.count)?.accepts($1) ?? false }
        }
        let signature = chosen ?? first
        let arguments = values.enumerated().map { index, value in
            Argument(
                value, signature.parameter(at: index)?.name, signature.type(at: index, of: values.count),
                given: given.indices.contains(index) ? given[index] : nil)
        }
        return apply(signature, arguments, whole)
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
        guard fitting.count == 1, let signature = fitting.first else {
            for argument in values { _ = type(of: argument.value) }
            if fitting.isEmpty { wrongNames(signatures, values, whole) }
            return fitting.first?.result([]) ?? .any
        }
        let arguments = signature.parameters.compactMap { parameter in
            values.first { $0.name == parameter.name }.map {
                Argument($0.value, parameter.name, parameter.type)
            }
        }
        return apply(signature, arguments, whole)
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
            types[index] = type(
                of: argument.value, expecting: Expectation(wanted, role: role(argument, signature)))
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
