import FEELSyntax

/// What the checker asks about names that no construct of the expression itself binds: variables and
/// functions.
struct Surroundings {
    /// The type of a variable, nil when there is none of that name.
    let type: (String) -> FEELType?
    /// All variables, for *did you mean*.
    let names: [String]
    /// A type that the surroundings define.
    let namedType: (String) -> FEELType?
    /// The ways a built-in function can be called; empty when there is none of that name.
    let signatures: (String) -> [Signature]
    /// All built-in functions, for *did you mean*.
    let functions: [String]
}

/// One way of calling a built-in function.
struct Signature {
    struct Parameter {
        let name: String
        let type: FEELType
        let isOptional: Bool
        /// Takes all further positional arguments.
        let isVariadic: Bool
    }

    let function: String
    let parameters: [Parameter]
    let result: ([FEELType]) -> FEELType

    /// Whether so many positional arguments can be given.
    func takes(_ count: Int) -> Bool {
        let required = parameters.count { !$0.isOptional }
        return count >= required && (count <= parameters.count || parameters.last?.isVariadic == true)
    }

    /// Whether it can be called with arguments of just these names. `is` alone tolerates missing ones.
    func takes(_ names: Set<String>) -> Bool {
        let known = Set(parameters.map(\.name))
        let isComplete = parameters.allSatisfy { $0.isOptional || names.contains($0.name) }
        return names.isSubset(of: known) && (isComplete || function == "is")
    }

    /// How many of the arguments' names are parameters of this one.
    func match(_ arguments: [Expression.NamedArgument]) -> Int {
        arguments.count { argument in parameters.contains { $0.name == argument.name } }
    }

    /// The parameter that takes the positional argument of that index.
    func parameter(at index: Int) -> Parameter? {
        if parameters.indices.contains(index) { return parameters[index] }
        guard let last = parameters.last, last.isVariadic else { return nil }
        return last
    }

    /// `substring(string, start position, length?)`.
    var shape: String {
        let list = parameters.map { $0.name + ($0.isVariadic ? "…" : $0.isOptional ? "?" : "") }
        return "`\(function)(\(list.joined(separator: ", ")))`"
    }
}
