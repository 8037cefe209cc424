import FEEL

/// An operation of the vectors: as the full arithmetic does it, and as Number offers it.
struct NumberOperation: Sendable {
    /// nil where only the value can be compared, not what is reported.
    var inContext: (@Sendable (inout NumberContext, [Number]) -> Number)?
    var plain: (@Sendable ([Number]) -> Number?)?

    static let named: [String: NumberOperation] = [
        "add": NumberOperation(inContext: { $0.sum($1[0], $1[1]) }, plain: { $0[0].adding($0[1]) }),
        "subtract": NumberOperation(
            inContext: { $0.difference($1[0], $1[1]) }, plain: { $0[0].subtracting($0[1]) }),
        "multiply": NumberOperation(
            inContext: { $0.product($1[0], $1[1]) }, plain: { $0[0].multiplied(by: $0[1]) }),
        "divide": NumberOperation(
            inContext: { $0.quotient($1[0], $1[1]) }, plain: { $0[0].divided(by: $0[1]) }),
        "remainder": NumberOperation(
            inContext: { $0.remainder($1[0], $1[1]) }, plain: { $0[0].remainder(dividingBy: $0[1]) }),
        "compare": NumberOperation(inContext: { Number($1[0].compared(to: $1[1])) }, plain: comparison),
        "quantize": NumberOperation(
            inContext: { $0.quantized($1[0], exponent: exponent($1[1])) },
            plain: { $0[0].quantized(toScale: -exponent($0[1]), .halfEven) }),
        "tointegralx": NumberOperation(
            inContext: { $0.integral($1[0]) }, plain: { $0[0].rounded(toScale: 0, .halfEven) }),
        "reduce": NumberOperation(inContext: { $0.reduced($1[0]) }, plain: { $0[0].reduced }),
        "squareroot": NumberOperation(inContext: { $0.squareRoot($1[0]) }, plain: { $0[0].squareRoot }),
        "minus": NumberOperation(
            inContext: { $0.difference(zero(like: $1[0]), $1[0]) }, plain: { $0[0].negated }),
        "plus": NumberOperation(inContext: { $0.sum(zero(like: $1[0]), $1[0]) }, plain: { $0[0] }),
        "abs": NumberOperation(
            inContext: { $0.sum(zero(like: $1[0]), $1[0].magnitude) }, plain: { $0[0].magnitude }),
        "tosci": NumberOperation(inContext: { $1[0] }),
        "apply": NumberOperation(inContext: { $1[0] }),
        "power": NumberOperation(plain: { $0[0].power($0[1]) }),
        "exp": NumberOperation(plain: { $0[0].exponential }),
        "ln": NumberOperation(plain: { $0[0].naturalLogarithm }),
    ]

    /// The exponent of the number's last digit.
    private static func exponent(_ number: Number) -> Int { Int((number.high >> 49) & 0x3FFF) - 6176 }

    private static func zero(like number: Number) -> Number {
        Number(high: number.high & (0x3FFF << 49), low: 0)
    }

    /// The comparison by the operators alone.
    private static let comparison: @Sendable ([Number]) -> Number? = { operands in
        let (a, b) = (operands[0], operands[1])
        guard (a == b) == (b == a), (a < b) == (b > a), !(a < b && a == b) else { return nil }
        return Number(a < b ? -1 : a == b ? 0 : 1)
    }
}
