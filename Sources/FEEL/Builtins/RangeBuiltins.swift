/// Ranges (DMN §10.3.4.11).
extension Builtin {
    static let rangeFunctions: [Builtin] = []
}
