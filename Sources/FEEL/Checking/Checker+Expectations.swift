import Diagnostics
import FEELSyntax

/// An expected type on its way down into the tree.
extension Checker {
    mutating func infer(_ expression: Expression, expecting expected: Expectation) -> FEELType {
        switch (expression.kind, expected.type) {
        case (.conditional(let condition, let then, let otherwise), _):
            return conditional(condition, then, otherwise, expecting: expected)
        case (.context(let entries), .context(let wanted)) where !wanted.isEmpty:
            return context(entries, expecting: wanted, expected, expression)
        case (.list(let items), .list(let item)):
            return list(items, expecting: expected.part(item))
        case (.list(let items), _) where items.count > 1:
            return mismatch(list(items), expected, expression)
        case (.iteration(let iterators, let yields), .list(let item)):
            return iteration(iterators, yields, expecting: expected.part(item))
        case (.function(let function), .function(let parameters, let result)):
            return self.function(function, parameters, result, expected, expression)
        case (.string(let text), .choice(let choices)), (.string(let text), .list(.choice(let choices))):
            if !choices.contains(text) {
                report(.notAChoice(text, among: choices, at: place(expression.span)))
            }
            return .string
        default:
            return compare(infer(expression), expected, expression)
        }
    }

    /// Reports `given` unless it may be what is expected.
    mutating func compare(_ given: FEELType, _ expected: Expectation, _ expression: Expression) -> FEELType {
        expected.type.accepts(given) ? given : mismatch(given, expected, expression)
    }

    private mutating func mismatch(
        _ given: FEELType, _ expected: Expectation, _ expression: Expression
    ) -> FEELType {
        let place = place(expression.span)
        let help = expected.type.conversionHelp(from: given)
        if let role = expected.role, !(given.isNumber && expected.type.isNumber) {
            report(.argumentType(given, of: role, takes: expected.type, at: place, help: help))
        } else {
            report(.mismatch(given, expected: expected.type, at: place, help: help))
        }
        return expected.type
    }

    private mutating func context(
        _ entries: [Expression.Entry], expecting wanted: [FEELType.Entry], _ expected: Expectation,
        _ whole: Expression
    ) -> FEELType {
        let types = Dictionary(wanted.map { ($0.name, $0.type) }, uniquingKeysWith: { $1 })
        let type = context(entries) { types[$0].map(expected.part) }
        let given = Set(entries.map(\.key))
        for entry in wanted where !given.contains(entry.name) {
            let strange = entries.map(\.key).filter { types[$0] == nil }
            report(
                .missingEntry(
                    entry.name, near: nearestName(to: entry.name, among: strange), at: place(whole.span)))
        }
        return type
    }
}

extension FEELType {
    /// How a value of type `given` becomes one of this type, where there is a function for it.
    func conversionHelp(from given: FEELType) -> String? {
        switch (self, given) {
        case (.string, .number), (.string, .date), (.string, .dateTime), (.string, .time),
            (.string, .boolean):
            "convert it with `string(…)`"
        case (.number, .string): "read the number with `number(…)`"
        case (.date, .string): "read the date with `date(…)`, or write it as `@\"2018-09-17\"`"
        case (.date, .dateTime): "take the day with `date(…)`"
        case (.dateTime, .string): "read it with `date and time(…)`"
        case (.number, .dayTimeDuration), (.number, .yearMonthDuration): "take `.days` or `.months`"
        case (.boolean, .number): "compare it with something, as in `… > 0`"
        case (.number, .list): "add up with `sum(…)`, or count with `count(…)`"
        default: nil
        }
    }
}
