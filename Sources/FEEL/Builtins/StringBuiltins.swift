/// Strings (DMN §10.3.4.3).
extension Builtin {
    static let stringFunctions: [Builtin] = []
}
