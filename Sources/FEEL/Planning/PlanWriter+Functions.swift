import Diagnostics
import FEELSyntax

/// Function literals: the body becomes code of its own; the values of the names it uses from outside are copied into
/// the function when it is made.
extension PlanWriter {
    mutating func writeFunction(_ function: Expression.Function, to target: Int) {
        if function.isExternal {
            return fail(
                FEELDiagnostics.externalFunction, "an external function cannot be called here", to: target)
        }
        guard let parameters = parameters(of: function) else {
            return fail(FEELDiagnostics.unknownType, "a parameter has a type that is not defined", to: target)
        }
        var body = PlanWriter(
            scope: scope, heap: heap, file: file, isTracing: isTracing, enclosing: (enclosing ?? []) + frames,
            parameterCount: parameters.count)
        body.frames = [.locals([:]), .locals(body.locals(for: parameters))]
        let result = body.value(function.body)
        let draft = body.finish(result)
        let captures = allocate(body.captured.count)
        for (offset, name) in body.captured.enumerated() {
            let mark = top
            move(resolve(name), to: captures + offset)
            release(to: mark)
        }
        let code = Code(draft, file: file, parameters: parameters)
        emit(.makeFunction, a: target, b: captures, c: index(of: code, in: \.functions))
    }

    private func parameters(of function: Expression.Function) -> [FunctionParameter]? {
        var parameters: [FunctionParameter] = []
        for parameter in function.parameters {
            let type = parameter.type.map { FEELType($0, named: { scope.namedTypes[$0] }) } ?? .any
            guard let type else { return nil }
            parameters.append(FunctionParameter(name: NameForm.normal(parameter.name), type: type))
        }
        return parameters
    }

    private func locals(for parameters: [FunctionParameter]) -> [String: NameFrame.Local] {
        var locals: [String: NameFrame.Local] = [:]
        for (register, parameter) in parameters.enumerated() {
            locals[parameter.name] = NameFrame.Local(register: register, type: parameter.type)
        }
        return locals
    }
}
