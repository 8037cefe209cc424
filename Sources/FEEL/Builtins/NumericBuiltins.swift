import Diagnostics

/// Numbers (DMN §10.3.4.5).
///
/// A rounded amount stays an amount: functions that only change a number's digits keep what it measures.
extension Builtin {
    static let numericFunctions = [
        decimal, floor, ceiling, roundUp, roundDown, roundHalfUp, roundHalfDown,
        abs, absOfDays, absOfMonths, modulo, sqrt, log, exp, odd, even,
    ]

    private static let decimal = rounding(
        "decimal", .halfEven,
        summary: LocalizedText(
            zh: "把数保留到小数点后若干位，恰在中间时取偶数（银行家舍入）。位数为负时舍入到十、百、千等位。",
            en:
                "Rounds to so many places after the point, ties to the even digit. Negative places round to "
                + "tens, hundreds, thousands and so on."),
        examples: [
            Example("decimal(2.5, 0)", gives: "2"), Example("decimal(1.125, 2)", gives: "1.12"),
            Example("decimal(12345, -3)", gives: "12000"),
        ])

    private static let floor = rounding(
        "floor", .floor, defaultScale: 0,
        summary: LocalizedText(
            zh: "不大于该数的最大数，按给出的小数位数，缺省为整数。",
            en: "The greatest number of so many places that is not greater; without places, a whole number."),
        examples: [
            Example("floor(-1.5)", gives: "-2"), Example("floor(96000 / 10000)", gives: "9"),
            Example("floor(-1.56, 1)", gives: "-1.6"),
        ])

    private static let ceiling = rounding(
        "ceiling", .ceiling, defaultScale: 0,
        summary: LocalizedText(
            zh: "不小于该数的最小数，按给出的小数位数，缺省为整数。",
            en: "The least number of so many places that is not less; without places, a whole number."),
        examples: [Example("ceiling(1.1)", gives: "2"), Example("ceiling(-1.56, 1)", gives: "-1.5")])

    private static let roundUp = rounding(
        "round up", .up,
        summary: LocalizedText(
            zh: "保留若干位小数，多余的部分一律进位（远离零）。",
            en: "Rounds to so many places, away from zero."),
        examples: [Example("round up(5.01, 1)", gives: "5.1"), Example("round up(-1.1, 0)", gives: "-2")])

    private static let roundDown = rounding(
        "round down", .down,
        summary: LocalizedText(
            zh: "保留若干位小数，多余的部分一律舍去（向零）。", en: "Rounds to so many places, towards zero."),
        examples: [
            Example("round down(5.99, 1)", gives: "5.9"), Example("round down(-1.9, 0)", gives: "-1"),
            Example("round down(96789, -4)", gives: "90000"),
        ])

    private static let roundHalfUp = rounding(
        "round half up", .halfUp,
        summary: LocalizedText(
            zh: "四舍五入，保留若干位小数。", en: "Rounds to so many places, to the nearer number, ties away from zero."),
        examples: [
            Example("round half up(1.005, 2)", gives: "1.01"), Example("round half up(-2.5, 0)", gives: "-3"),
        ])

    private static let roundHalfDown = rounding(
        "round half down", .halfDown,
        summary: LocalizedText(
            zh: "五舍六入，保留若干位小数：恰在中间时向零舍去。",
            en: "Rounds to so many places, to the nearer number, ties towards zero."),
        examples: [
            Example("round half down(1.005, 2)", gives: "1"),
            Example("round half down(1.0051, 2)", gives: "1.01"),
        ])

    /// A function that rounds to a number of places, which may be left out only where there is a default.
    private static func rounding(
        _ name: String, _ mode: RoundingMode, defaultScale: Int? = nil, summary: LocalizedText,
        examples: [Example]
    ) -> Builtin {
        let scale = Parameter("scale", .number, defaultScale == nil ? .one : .optional)
        return Builtin(
            name, [Parameter("n", .number), scale], returns: sameMeasure, summary: summary, examples: examples
        ) { arguments throws(Failure) in
            let number = try arguments.number(0)
            let places =
                if let defaultScale, !arguments.isGiven(1) { defaultScale } else { try arguments.integer(1) }
            guard let rounded = number.rounded(toScale: places, mode) else {
                throw .invalid("the places are to lie between -6111 and 6176, not \(places)")
            }
            return Value(rounded)
        }
    }

    /// The first argument's type.
    private static let sameMeasure: @Sendable ([FEELType]) -> FEELType = { types in
        switch types.first {
        case .number(let measure), .list(.number(let measure)): .number(measure)
        default: .number
        }
    }
}

extension Builtin {
    private static let abs = Builtin(
        "abs", [Parameter("n", .number)], returns: sameMeasure,
        summary: LocalizedText(zh: "绝对值。", en: "The number or duration without its sign."),
        examples: [Example("abs(-10)", gives: "10"), Example(#"abs(@"-P1Y")"#, gives: #"@"P1Y""#)]
    ) { arguments throws(Failure) in
        Value(try arguments.number(0).magnitude)
    }

    private static let absOfDays = Builtin(
        "abs", [Parameter("n", .dayTimeDuration)], returns: .dayTimeDuration, summary: abs.summary,
        examples: [Example(#"abs(duration("-PT5H"))"#, gives: #"duration("PT5H")"#)]
    ) { arguments throws(Failure) in
        guard let duration = arguments[0].dayTimeDuration else {
            throw arguments.wrongKind(arguments[0], "duration")
        }
        return .orNull(duration.magnitude)
    }

    private static let absOfMonths = Builtin(
        "abs", [Parameter("n", .yearMonthDuration)], returns: .yearMonthDuration, summary: abs.summary,
        examples: [Example(#"abs(duration("-P2M"))"#, gives: #"duration("P2M")"#)]
    ) { arguments throws(Failure) in
        guard let duration = arguments[0].yearMonthDuration else {
            throw arguments.wrongKind(arguments[0], "duration")
        }
        return .orNull(duration.magnitude)
    }

    private static let modulo = Builtin(
        "modulo", [Parameter("dividend", .number), Parameter("divisor", .number)], returns: sameMeasure,
        summary: LocalizedText(
            zh: "整除后的余数，符号与除数相同。",
            en: "What is left after whole division, with the sign of the divisor."),
        examples: [
            Example("modulo(12, 5)", gives: "2"), Example("modulo(-12, 5)", gives: "3"),
            Example("modulo(10.1, 4.5)", gives: "1.1"),
        ]
    ) { arguments throws(Failure) in
        let (dividend, divisor) = (try arguments.number(0), try arguments.number(1))
        guard !divisor.isZero else { throw .because(FEELDiagnostics.divisionByZero, "the divisor is zero") }
        return .orNull(Number.modulo(dividend, divisor))
    }

    private static let sqrt = Builtin(
        "sqrt", [Parameter("number", .number)], returns: .number,
        summary: LocalizedText(zh: "平方根，正确舍入到 34 位有效数字。", en: "The square root, correct to 34 digits."),
        examples: [Example("sqrt(16)", gives: "4"), Example("sqrt(0.04)", gives: "0.2")]
    ) { arguments throws(Failure) in
        guard let root = try arguments.number(0).squareRoot else {
            throw .invalid("a negative number has no square root")
        }
        return Value(root)
    }

    private static let log = Builtin(
        "log", [Parameter("number", .number)], returns: .number,
        summary: LocalizedText(zh: "自然对数。", en: "The natural logarithm."),
        examples: [Example("log(1)", gives: "0"), Example("decimal(log(10), 8)", gives: "2.30258509")]
    ) { arguments throws(Failure) in
        guard let logarithm = try arguments.number(0).naturalLogarithm else {
            throw .invalid("only numbers above zero have a logarithm")
        }
        return Value(logarithm)
    }

    private static let exp = Builtin(
        "exp", [Parameter("number", .number)], returns: .number,
        summary: LocalizedText(zh: "自然常数 e 的若干次方。", en: "The number e to the power of the argument."),
        examples: [Example("exp(0)", gives: "1"), Example("decimal(exp(5), 8)", gives: "148.4131591")]
    ) { arguments throws(Failure) in
        guard let power = try arguments.number(0).exponential else {
            throw .because(FEELDiagnostics.noResult, "the result is too large for a number")
        }
        return Value(power)
    }

    private static let odd = Builtin(
        "odd", [Parameter("number", .number)], returns: .boolean,
        summary: LocalizedText(
            zh: "是否为奇数；不是整数时为假。", en: "Whether the number is odd; false when it is not whole."),
        examples: [
            Example("odd(5)", gives: "true"), Example("odd(-2)", gives: "false"),
            Example("odd(2.5)", gives: "false"),
        ]
    ) { arguments throws(Failure) in
        Value(try arguments.number(0).isOdd)
    }

    private static let even = Builtin(
        "even", [Parameter("number", .number)], returns: .boolean,
        summary: LocalizedText(
            zh: "是否为偶数；不是整数时为假。", en: "Whether the number is even; false when it is not whole."),
        examples: [Example("even(-2)", gives: "true"), Example("even(5)", gives: "false")]
    ) { arguments throws(Failure) in
        Value(try arguments.number(0).isEven)
    }
}
