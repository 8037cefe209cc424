/// Booleans (DMN §10.3.4.2).
extension Builtin {
    static let booleanFunctions: [Builtin] = []
}
