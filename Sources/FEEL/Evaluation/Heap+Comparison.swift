/// FEEL's comparisons (DMN §10.3.2.4).
extension Heap {
    /// `=`: true, false, null or unknown.
    package func equality(_ left: Value, _ right: Value) -> Value { .null }

    /// `<`: true, false, null or unknown.
    package func less(_ left: Value, _ right: Value) -> Value { .null }
}
