/// Numbers (DMN §10.3.4.5).
extension Builtin {
    static let numericFunctions: [Builtin] = []
}
