import Diagnostics

/// Conversions (DMN §10.3.4.1).
extension Builtin {
    static let conversionFunctions =
        [number, string] + dateConversions + timeConversions + dateTimeConversions + durationConversions

    private static let number = Builtin(
        "number",
        [
            Parameter("from", .string), Parameter("grouping separator", .string, takesNull: true),
            Parameter("decimal separator", .string, takesNull: true),
        ],
        returns: .number,
        summary: LocalizedText(
            zh: "把文本读作数。分组符可以是空格、逗号、点或空值，小数点可以是逗号、点或空值（即点），二者不能相同。",
            en: "The number a text stands for. The grouping separator is a space, a comma, a point or null, "
                + "the decimal separator a comma, a point or null, which means the point; they differ."),
        examples: [
            Example(#"number("1 000 000,01", " ", ",")"#, gives: "1000000.01"),
            Example(#"number("1,000,000", ",", null)"#, gives: "1000000"),
        ]
    ) { arguments throws(Failure) in
        let text = try arguments.string(0)
        let grouping = try separator(arguments, 1, among: [" ", ",", "."])
        let decimal = try separator(arguments, 2, among: [",", "."]) ?? "."
        guard grouping != decimal else {
            throw .invalid("the grouping and the decimal separator are both `\(decimal)`")
        }
        guard let number = Number(grouped: text, grouping, decimal) else {
            throw .invalidText("`\(text)` is not a number")
        }
        return Value(number)
    }

    private static func separator(
        _ arguments: borrowing Arguments, _ index: Int, among allowed: [Unicode.Scalar]
    ) throws(Failure) -> Unicode.Scalar? {
        if arguments[index].isNull { return nil }
        let text = try arguments.string(index)
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, allowed.contains(scalar)
        else { throw .invalid("`\(text)` is no separator that can stand here") }
        return scalar
    }

    private static let string = Builtin(
        "string", [Parameter("from", .any)], returns: .string,
        summary: LocalizedText(
            zh: "值的文本。文本本身不变；列表和记录写成 FEEL 的样子；空值仍为空值。",
            en: "The text of a value. A string stays as it is, lists and contexts are written as in FEEL; "
                + "null stays null."),
        examples: [
            Example("string(1.10)", gives: #""1.1""#),
            Example(#"string(@"P26M")"#, gives: #""P2Y2M""#),
            Example(#"string([1, "a"])"#, gives: #""[1, \"a\"]""#),
        ]
    ) { arguments throws(Failure) in
        let value = arguments[0]
        if value.isNull { throw .null }
        if value.has(.string) { return value }
        return arguments.heap.string(try ValuePrinter.text(of: value, in: arguments.heap))
    }
}

extension Number {
    /// The number of a text with every grouping separator taken out and another decimal separator than the
    /// point.
    fileprivate init?(grouped text: String, _ grouping: Unicode.Scalar?, _ decimal: Unicode.Scalar) {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != grouping {
            // A point that is not the decimal separator would be read as one.
            if scalar == ".", decimal != "." { return nil }
            plain.append(scalar == decimal ? "." : scalar)
        }
        self.init(text: String(plain))
    }
}
