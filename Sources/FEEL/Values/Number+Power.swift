extension Number {
    package func power(_ exponent: Number) -> Number? { nil }
    /// e to the power of self; nil on overflow.
    package var exponential: Number? { nil }
    /// The natural logarithm; nil for zero and negative numbers.
    package var naturalLogarithm: Number? { nil }
}
