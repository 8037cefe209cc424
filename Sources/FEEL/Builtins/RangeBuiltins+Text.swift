import Diagnostics
import FEELSyntax

/// `range("[1..3]")` (DMN §10.3.4.1).
extension Builtin {
    static let rangeFromText = Builtin(
        "range", [Parameter("from", .string)], returns: .range(.any),
        summary: LocalizedText(
            zh: "文本写出的区间；两端须是数、文本、日期、时刻或时长的字面量。",
            en: "The range that a text writes; its ends must be literals."),
        examples: [
            Example(#"range("[1..3)")"#, gives: "[1..3)"),
            Example(#"range("[@\"2018-09-17\"..@\"2020-12-31\"]").end"#, gives: #"@"2020-12-31""#),
        ]
    ) { arguments throws(Failure) in
        let text = try arguments.string(0)
        guard let interval = interval(text), let start = literal(interval.start, arguments),
            let end = literal(interval.end, arguments), let order = arguments.heap.order(start, end),
            order <= 0
        else { throw .invalidText("`\(text)` is no range of literals") }
        return arguments.heap.range(
            RangeParts(
                start: start, startIncluded: interval.startIncluded, end: end,
                endIncluded: interval.endIncluded))
    }

    private static let textConversions = ["date", "time", "date and time", "duration"]

    private static func interval(_ text: String) -> Expression.Interval? {
        let file = SourceFile(name: "<range>", text: text)
        let origins = OriginMap.verbatim(at: 0, length: text.utf8.count)
        let names = KnownNames(textConversions)
        guard let expression = try? Parser.parse(text, names: names, file: file, origins: origins),
            case .interval(let interval) = expression.kind
        else { return nil }
        return interval
    }

    /// A literal, or a conversion function of a text literal.
    private static func literal(_ expression: Expression, _ arguments: borrowing Arguments) -> Value? {
        switch expression.kind {
        case .number(let text): return Number(text: text).map { Value($0) }
        case .string(let text): return arguments.heap.string(text)
        case .at(let text): return TemporalLiteral.parse(text).map { Value($0) }
        case .negation(let operand):
            guard case .number = operand.kind else { return nil }
            return literal(operand, arguments)?.number.map { Value($0.negated) }
        case .call(let function, .positional(let values)):
            guard case .name(let name) = function.kind, values.count == 1,
                case .string(let text) = values[0].kind
            else { return nil }
            return converted(text, by: name)
        default: return nil
        }
    }

    private static func converted(_ text: String, by function: String) -> Value? {
        switch function {
        case "date": CalendarDate(text).map { Value($0) }
        case "time": TimeOfDay(text).map { Value($0) }
        case "date and time": (DateTime(text) ?? midnight(text)).map { Value($0) }
        case "duration": TemporalLiteral.parseDuration(text).map { Value($0) }
        default: nil
        }
    }

    /// A date alone is its first moment, without a zone.
    private static func midnight(_ text: String) -> DateTime? {
        CalendarDate(text).map { DateTime($0, .midnight(.none)) }
    }
}
