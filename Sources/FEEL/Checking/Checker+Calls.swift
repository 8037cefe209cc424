import Diagnostics
import FEELSyntax

/// Calls (DMN §10.3.2.11, §10.3.2.12).
extension Checker {
    mutating func call(
        _ callee: Expression, _ arguments: Expression.Arguments, _ whole: Expression
    ) -> FEELType {
        if case .name(let name) = callee.kind, !isVariable(name) {
            let signatures = scope.builtins[name]
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

    /// What is called, in words.
    private func label(_ callee: Expression) -> String {
        switch callee.kind {
        case .name(let name), .path(_, let name, _): name
        default: "function"
        }
    }
}

extension Expression {
    var isFunction: Bool { if case .function = kind { true } else { false } }
}
