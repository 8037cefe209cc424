import Diagnostics
import FEELSyntax

/// The two sides of an operator that do not go together, and what is usually meant by whoever writes them so.
struct OperandPair {
    let left: FEELType
    let right: FEELType
    /// nil for the value under test of a cell, which stands elsewhere.
    let leftPlace: SourcePlace?
    let rightPlace: SourcePlace
    /// The text of a string literal on one of the sides.
    let literal: String?

    var leftWords: String { left.description(in: .en) }
    var rightWords: String { right.description(in: .en) }

    /// What the operator does with the two, in words: `add money and rate`.
    func phrase(_ operation: BinaryOperator) -> String { operation.phrase(leftWords, rightWords) }

    /// One note at each side, saying what stands there.
    var notes: [Diagnostic.Note] {
        (leftPlace.map { [Self.note(left, $0)] } ?? []) + [Self.note(right, rightPlace)]
    }

    private static func note(_ type: FEELType, _ place: SourcePlace) -> Diagnostic.Note {
        Diagnostic.Note("this is \(type.description(in: .en))", at: place)
    }

    private func has(_ test: (FEELType) -> Bool) -> Bool { test(left) || test(right) }

    /// The way out of an operator of arithmetic.
    func help(for operation: BinaryOperator) -> String? {
        if has(\.isList) {
            return "take one item as in `…[1]`, add up with `sum(…)`, or go through it with `for`"
        }
        if has({ $0 == .null }) { return "null makes every result null; say what is meant instead" }
        if has({ $0 == .boolean }) { return "write `if … then 1 else 0` to count a condition" }
        if has(\.isPoint), has(\.isNumber) {
            return "use a duration: one day is `@\"P1D\"`, one month `@\"P1M\"`"
        }
        if has(\.isDuration), has(\.isNumber) { return "use a duration on both sides, as in `@\"P1D\"`" }
        if has({ $0 == .dayTimeDuration }), has({ $0 == .yearMonthDuration }) {
            return "days and months do not mix; add them one after the other to a date"
        }
        if left.isPoint, right.isPoint, operation == .add {
            return "subtract two dates to get the time between them"
        }
        if has(\.isText), has(\.isNumber) { return textHelp(operation) }
        return nil
    }

    private func textHelp(_ operation: BinaryOperator) -> String {
        operation == .add
            ? "use `string(…)` to join texts, or `number(…)` to add numbers"
            : "read the number with `number(…)`"
    }

    /// The way out of a comparison of different kinds.
    var comparisonHelp: String? {
        if has(\.isPoint), has(\.isText) {
            return literal.map { "write a date or time as `@\"\($0.shown)\"`" }
                ?? "read the text with `date(…)`"
        }
        if has({ $0 == .date }), has({ $0 == .dateTime }) { return "take the day with `date(…)`" }
        if has(\.isList) { return "take one item as in `…[1]`, or ask `list contains(…, …)`" }
        if has(\.isNumber), has(\.isText) { return numberHelp }
        if has({ $0 == .boolean }) { return "compare a boolean with `true` or `false`, without quotes" }
        if has(\.isDuration), has(\.isNumber) {
            return "take `.days` or `.months`, or compare with `@\"P1D\"`"
        }
        return nil
    }

    private var numberHelp: String {
        guard let literal, literal.unicodeScalars.allSatisfy({ "0123456789.".unicodeScalars.contains($0) })
        else {
            return "read the number with `number(…)`, or write the text with `string(…)`"
        }
        return "write the number `\(literal)` without quotes"
    }

    /// The way out where money meets something that is no money.
    var measureHelp: String {
        has({ $0.measure == .rate })
            ? "multiply by the rate, or give the amount in money"
            : "declare the number as money, or multiply by it"
    }

    static let productHelp = "divide the two to compare them, or declare one of them as a number or a rate"

    /// The way out where a result has the wrong measure.
    static func resultHelp(_ given: FEELType, _ expected: FEELType) -> String {
        switch (given.measure, expected.measure) {
        case (.rate, .money): "multiply by the amount the rate applies to"
        case (.money, .rate): "divide by the amount it is a share of"
        case (.money, _): "divide by an amount, or declare the result as money"
        default: "multiply by an amount, or declare the result as a number"
        }
    }
}

extension FEELType {
    /// A string, chosen from a list or not.
    var isText: Bool { self == .string || choices != nil }
}

extension BinaryOperator {
    /// What the operator does, in words: `add money and rate`.
    func phrase(_ left: String, _ right: String) -> String {
        switch self {
        case .add: "add \(left) and \(right)"
        case .subtract: "subtract \(right) from \(left)"
        case .multiply: "multiply \(left) by \(right)"
        case .divide: "divide \(left) by \(right)"
        case .power: "raise \(left) to the power of \(right)"
        default: "compare \(left) with \(right)"
        }
    }
}

extension String {
    /// A text of the user's as a message shows it: on one line, and not too long.
    var shown: String {
        let scalars = unicodeScalars.prefix(60).map {
            $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0)
        }
        return String(scalars) + (unicodeScalars.count > 60 ? "…" : "")
    }
}
