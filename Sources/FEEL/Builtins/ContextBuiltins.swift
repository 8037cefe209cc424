/// Contexts (DMN §10.3.4.10).
extension Builtin {
    static let contextFunctions: [Builtin] = []
}
