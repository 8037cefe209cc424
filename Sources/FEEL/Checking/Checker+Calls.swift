import Diagnostics
import FEELSyntax

/// Calls (DMN §10.3.2.11, §10.3.2.12).
extension Checker {
    mutating func call(
        _ callee: Expression, _ arguments: Expression.Arguments, _ whole: Expression
    ) -> FEELType {
        if case .name(let name) = callee.kind, !isVariable(name) {
            let signatures = surroundings.signatures(name)
            if !signatures.isEmpty { return builtin(signatures, arguments, whole) }
        }
        let type = type(of: callee)
        if case .function(let parameters, let result) = type {
            return call(label(callee), parameters, result, arguments, whole)
        }
        for value in arguments.values { _ = self.type(of: value) }
        if type != .any { report(.notAFunction(label(callee), type, at: place(whole.span))) }
        return .any
    }

    /// A function that the policy or the expression defines. Its parameters' names are not part of its type,
    /// so named arguments are only read.
    private mutating func call(
        _ name: String, _ parameters: [FEELType], _ result: FEELType, _ arguments: Expression.Arguments,
        _ whole: Expression
    ) -> FEELType {
        let values = arguments.values
        if values.count != parameters.count {
            let takes =
                "`\(name)` with \(parameters.count) \(parameters.count == 1 ? "argument" : "arguments")"
            report(.argumentCount(values.count, of: name, takes: takes, at: place(whole.span)))
        }
        let isPositional = if case .positional = arguments { values.count == parameters.count } else { false }
        for (index, value) in values.enumerated() {
            let wanted =
                isPositional
                ? Expectation(parameters[index], role: "the argument \(index + 1) of `\(name)`") : nil
            _ = type(of: value, expecting: wanted)
        }
        return result
    }

    private mutating func builtin(
        _ signatures: [Signature], _ arguments: Expression.Arguments, _ whole: Expression
    ) -> FEELType {
        switch arguments {
        case .positional(let values): positional(signatures, values, whole)
        case .named(let values): named(signatures, values, whole)
        }
    }

    /// What is called, in words.
    private func label(_ callee: Expression) -> String {
        switch callee.kind {
        case .name(let name), .path(_, let name, _): name
        default: "function"
        }
    }

    // MARK: - Built-in functions

    private mutating func positional(
        _ signatures: [Signature], _ values: [Expression], _ whole: Expression
    ) -> FEELType {
        let fitting = signatures.filter { $0.takes(values.count) }
        guard let first = fitting.first else {
            for value in values { _ = type(of: value) }
            wrongCount(values.count, signatures, whole)
            return .any
        }
        let given = fitting.count == 1 ? [] : values.map { shape(of: $0) }
        let chosen = fitting.first { signature in
            given.enumerated().allSatisfy { signature.parameter(at: $0)?.type.accepts($1) ?? false }
        }
        let signature = chosen ?? first
        let arguments = values.enumerated().map { index, value in
            Argument(
                value, signature.parameter(at: index), given.indices.contains(index) ? given[index] : nil)
        }
        return apply(signature, arguments, whole)
    }

    private mutating func wrongCount(_ count: Int, _ signatures: [Signature], _ whole: Expression) {
        guard let first = signatures.first else { return }
        let shapes = signatures.map(\.shape).joined(separator: " or ")
        report(.argumentCount(count, of: first.function, takes: shapes, at: place(whole.span)))
    }

    private mutating func named(
        _ signatures: [Signature], _ values: [Expression.NamedArgument], _ whole: Expression
    ) -> FEELType {
        let names = Set(values.map(\.name))
        let fitting = signatures.filter { $0.takes(names) }
        guard fitting.count == 1, let signature = fitting.first else {
            for argument in values { _ = type(of: argument.value) }
            if fitting.isEmpty { wrongNames(signatures, values, whole) }
            return fitting.first?.result([]) ?? .any
        }
        let arguments = signature.parameters.compactMap { parameter in
            values.first { $0.name == parameter.name }.map { Argument($0.value, parameter, nil) }
        }
        return apply(signature, arguments, whole)
    }

    private mutating func wrongNames(
        _ signatures: [Signature], _ values: [Expression.NamedArgument], _ whole: Expression
    ) {
        let known = signatures.flatMap { $0.parameters.map(\.name) }
        let unknown = values.filter { !known.contains($0.name) }
        guard let signature = signatures.max(by: { $0.match(values) < $1.match(values) }) else { return }
        for argument in unknown {
            let names = signature.parameters.map(\.name)
            report(
                .unknownArgument(
                    argument.name, of: signature.function, known: names, at: place(argument.nameSpan)))
        }
        guard unknown.isEmpty else { return }
        let missing = signature.parameters.first { parameter in
            !parameter.isOptional && !values.contains { $0.name == parameter.name }
        }
        if let missing {
            report(.missingArgument(missing.name, of: signature.function, at: place(whole.span)))
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

    private mutating func apply(_ signature: Signature, _ arguments: [Argument], _ whole: Expression)
        -> FEELType
    {
        var types = arguments.map { $0.given ?? .any }
        for (index, argument) in arguments.enumerated() where !argument.value.isFunction {
            types[index] = type(of: argument, signature, whole)
        }
        for (index, argument) in arguments.enumerated() where argument.value.isFunction {
            let wanted = signature.functionType(argument.parameter, types, arguments.map(\.parameter?.name))
            types[index] = type(
                of: argument.value, expecting: Expectation(wanted, role: role(argument, signature)))
        }
        relate(signature, arguments, types, whole)
        return signature.resultType(types, arguments)
    }

    private mutating func type(of argument: Argument, _ signature: Signature, _ whole: Expression) -> FEELType
    {
        let wanted = Expectation(argument.parameter?.type ?? .any, role: role(argument, signature))
        if let given = argument.given { return compare(given, wanted, argument.value) }
        return type(of: argument.value, expecting: wanted)
    }

    private func role(_ argument: Argument, _ signature: Signature) -> String {
        "the argument `\(argument.parameter?.name ?? "")` of `\(signature.function)`"
    }
}

/// An argument and the parameter that takes it.
struct Argument {
    let value: Expression
    let parameter: Signature.Parameter?
    /// Its type, if that is known already.
    let given: FEELType?

    init(_ value: Expression, _ parameter: Signature.Parameter?, _ given: FEELType?) {
        self.value = value
        self.parameter = parameter
        self.given = given
    }
}

extension Expression {
    var isFunction: Bool { if case .function = kind { true } else { false } }
}
