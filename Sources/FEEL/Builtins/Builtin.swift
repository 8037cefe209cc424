package import Diagnostics

/// A built-in function: everything about it in one declaration, from which the checker takes the signature, the
/// evaluator the body, the manual the texts, and the example test the examples.
///
/// Several declarations of one name are several ways of calling it: `date(from)` and `date(year, month, day)`. The
/// first whose parameters fit the arguments is taken.
///
/// Immutable, and a class so that a call does not copy the declaration.
package final class Builtin: Sendable {
    package struct Parameter: Sendable {
        /// How many arguments a parameter takes.
        package enum Arity: Sendable {
            case one, optional
            /// The last parameter: all further positional arguments, each of the type; the body finds a list of them.
            case variadic
            /// The only parameter: a list, or its items as so many arguments; the body always finds a list.
            case listOrItems
        }

        package let name: String
        package let type: FEELType
        package let arity: Arity
        /// Whether the body wants to see a null; otherwise a null argument makes the call null.
        package let takesNull: Bool

        package init(
            _ name: String, _ type: FEELType, _ arity: Arity = .one, takesNull: Bool = false
        ) {
            self.name = name
            self.type = type
            self.arity = arity
            self.takesNull = takesNull || type == .any
        }

        package static func optional(_ name: String, _ type: FEELType, takesNull: Bool = false) -> Parameter {
            Parameter(name, type, .optional, takesNull: takesNull)
        }

        package static func variadic(_ name: String, _ type: FEELType) -> Parameter {
            Parameter(name, type, .variadic)
        }

        /// `max(list)` that may also be called as `max(1, 2, 3)`.
        package static func listOrItems(_ name: String, of item: FEELType) -> Parameter {
            Parameter(name, .list(item), .listOrItems)
        }

        package var isOptional: Bool { arity == .optional }
        /// Takes all further positional arguments.
        package var isVariadic: Bool { arity == .variadic || arity == .listOrItems }
    }

    /// An expression and the value it must give, both FEEL.
    package struct Example: Sendable {
        package let expression: String
        package let value: String

        package init(_ expression: String, gives value: String) {
            self.expression = expression
            self.value = value
        }
    }

    /// What a call does with its converted arguments. It knows nothing of places: it throws a `Failure`, and the
    /// evaluator answers null and reports the failure at the call.
    package typealias Body = @Sendable (borrowing Arguments) throws(Failure) -> Value

    package let name: String
    package let parameters: [Parameter]
    /// The type of the result, from the types of the arguments as they are written.
    package let result: @Sendable ([FEELType]) -> FEELType
    package let summary: LocalizedText
    package let examples: [Example]
    package let body: Body
    /// The parameters in short, for the evaluator.
    let checks: [ParameterCheck]
    /// Whether its only parameter is a list or its items.
    let gathers: Bool
    /// Whether its last parameter takes all further arguments.
    let isVariadic: Bool

    /// A function whose result has the same type whatever it is called with.
    package convenience init(
        _ name: String, _ parameters: [Parameter], returns result: FEELType, summary: LocalizedText,
        examples: [Example], body: @escaping Body
    ) {
        self.init(
            name, parameters, returns: { _ in result }, summary: summary, examples: examples, body: body)
    }

    /// A function whose result's type depends on its arguments' types.
    package init(
        _ name: String, _ parameters: [Parameter],
        returns result: @escaping @Sendable ([FEELType]) -> FEELType,
        summary: LocalizedText, examples: [Example], body: @escaping Body
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.summary = summary
        self.examples = examples
        self.body = body
        checks = parameters.map { ParameterCheck($0) }
        gathers = parameters.first?.arity == .listOrItems
        isVariadic = parameters.last?.arity == .variadic
    }

    /// `substring(string, start position, length?)`; `…` behind a parameter that takes several arguments.
    package var signature: String {
        let list = parameters.map { $0.name + ($0.isVariadic ? "…" : $0.isOptional ? "?" : "") }
        return "\(name)(\(list.joined(separator: ", ")))"
    }

    /// The type of the result where nothing more is known of the arguments than the parameters say.
    package var resultType: FEELType { result(parameters.map(\.type)) }

    /// Whether it can be called with so many positional arguments.
    package func takes(_ count: Int) -> Bool {
        let isVariadic = parameters.last?.isVariadic ?? false
        let required = parameters.count { $0.arity == .one || $0.arity == .listOrItems }
        return count >= required && (isVariadic || count <= parameters.count)
    }

    /// Whether it can be called with arguments of just these names. `is` alone tolerates missing ones.
    package func takes(_ names: [String]) -> Bool {
        let known = parameters.map(\.name)
        guard names.allSatisfy(known.contains), Set(names).count == names.count else { return false }
        return name == "is" || parameters.allSatisfy { $0.isOptional || names.contains($0.name) }
    }
}
