/// Lists (DMN §10.3.4.4).
extension Builtin {
    static let listFunctions: [Builtin] = []
}
