/// Dates and times (DMN §10.3.4.7).
extension Builtin {
    static let dateFunctions: [Builtin] = []
}
