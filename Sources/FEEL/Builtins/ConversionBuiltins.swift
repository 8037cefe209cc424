/// Conversions (DMN §10.3.4.1).
extension Builtin {
    static let conversionFunctions: [Builtin] = []
}
