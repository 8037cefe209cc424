package import FEEL

/// Reads a text as a literal of a declared type: `5万元`, `15%`, `2018-09-17`, `platform_system`.
///
/// Exact and strict: what is not such a literal is refused with a reason, never bent into one.
package struct LiteralReader: Sendable {
    package struct Problem: Error, Sendable {
        package let message: String
        package let help: String?

        init(_ message: String, help: String? = nil) {
            self.message = message
            self.help = help
        }
    }

    package let type: DeclaredType
    package let unit: Unit?

    package init(_ type: DeclaredType, unit: Unit? = nil) {
        self.type = type
        self.unit = unit
    }

    package func read(_ text: String) throws(Problem) -> Datum {
        switch type {
        case .boolean: try boolean(text)
        case .number: .number(try number(text))
        case .integer: .number(try integer(text))
        case .money: .number(try money(text))
        case .rate: .number(try rate(text))
        case .string: .string(text)
        case .choice(let choices): try choice(text, choices)
        case .date, .dateTime, .time, .dayTimeDuration, .yearMonthDuration: try temporal(text)
        case .list, .record, .map, .brackets, .open:
            throw Problem("expected \(Self.article(type)), found `\(text)`")
        }
    }

    private func boolean(_ text: String) throws(Problem) -> Datum {
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default:
            let yes = ["yes", "是", "Yes", "YES", "TRUE", "True", "on", "1", "y"].contains(text)
            let no = ["no", "否", "No", "NO", "FALSE", "False", "off", "0", "n"].contains(text)
            throw Problem(
                "`\(text)` is not a boolean", help: yes || no ? "write `\(yes)`" : "write `true` or `false`")
        }
    }

    private func number(_ text: String) throws(Problem) -> Number {
        guard let number = try plain(text) else {
            throw Problem("`\(text)` is not a number", help: numberHelp(text))
        }
        return try scaled(number)
    }

    private func integer(_ text: String) throws(Problem) -> Number {
        let number = try number(text)
        guard number.isInteger else { throw Problem("`\(text)` is not a whole number") }
        return number
    }

    /// Yuan; a unit at the end converts.
    private func money(_ text: String) throws(Problem) -> Number {
        let endsInDigit = text.utf8.last.map { $0 &- UInt8(ascii: "0") < 10 } ?? false
        for (suffix, factor) in endsInDigit ? [] : Self.moneyUnits where text.hasSuffix(suffix) {
            let figure = String(text.dropLast(suffix.count)).trimmed
            guard let number = try plain(figure), let money = number.multiplied(by: factor) else {
                break
            }
            return money
        }
        guard let number = try plain(text) else {
            throw Problem(
                "`\(text)` is not an amount of money",
                help: numberHelp(text) ?? "write `50000`, `5万元` or `0.5亿元`")
        }
        return try scaled(number)
    }

    /// The longest first: 万元 ends in 元.
    private static let moneyUnits = Unit.money.map { ($0.key, Number($0.value)) }.sorted {
        $0.0.count > $1.0.count
    }

    private func rate(_ text: String) throws(Problem) -> Number {
        for (suffix, divisor) in [("%", 100), ("％", 100), ("‰", 1000)] where text.hasSuffix(suffix) {
            guard let number = try plain(String(text.dropLast()).trimmed),
                let rate = number.divided(by: Number(divisor))
            else { break }
            return rate
        }
        guard let number = try plain(text) else {
            throw Problem("`\(text)` is not a rate", help: numberHelp(text) ?? "write `15%` or `0.15`")
        }
        return number
    }

    /// Nil when the text is no number; a number that decimal128 cannot hold exactly is a problem, not rounded.
    private func plain(_ text: String) throws(Problem) -> Number? {
        guard let reading = Number.read(text.utf8) else { return nil }
        guard reading.isExact else { throw Problem("`\(text)` has more than 34 significant digits") }
        guard let number = reading.number else { throw Problem("`\(text)` is too large for a number") }
        return number
    }

    private func scaled(_ number: Number) throws(Problem) -> Number {
        guard let unit, unit.factor != .one else { return number }
        guard let result = number.multiplied(by: unit.factor) else {
            throw Problem("the amount is out of range")
        }
        return result
    }

    private func choice(_ text: String, _ choices: [DeclaredType.Choice]) throws(Problem) -> Datum {
        if choices.contains(where: { $0.id == text }) { return .string(text) }
        if let labelled = choices.first(where: { $0.label == text }) {
            throw Problem("`\(text)` is a label, not a choice", help: "write its id `\(labelled.id)`")
        }
        throw Problem("`\(text)` is not one of the choices", help: choiceHelp(text, choices.map(\.id)))
    }

    private func temporal(_ text: String) throws(Problem) -> Datum {
        let wanted = Self.article(type)
        guard let datum = TemporalLiteral.parse(text).map({ Datum($0) }), Self.kind(of: datum) == type else {
            throw Problem(
                "`\(text)` is not \(wanted)", help: Self.example(of: type).map { "write it like `\($0)`" })
        }
        return datum
    }

    private func numberHelp(_ text: String) -> String? {
        let compact = text.filter { $0 != "," && $0 != "，" && $0 != "_" && $0 != " " }
        guard compact != text, Number(text: compact) != nil else { return nil }
        return "write it without separators: `\(compact)`"
    }

    private static func kind(of datum: Datum) -> DeclaredType? {
        switch datum {
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .dayTimeDuration: .dayTimeDuration
        case .yearMonthDuration: .yearMonthDuration
        default: nil
        }
    }

    private static func example(of type: DeclaredType) -> String? {
        switch type {
        case .date: "2018-09-17"
        case .dateTime: "2018-10-15T17:00:00+08:00"
        case .time: "17:00:00"
        case .dayTimeDuration: "P5D"
        case .yearMonthDuration: "P1Y6M"
        default: nil
        }
    }

    /// The type with its article, for messages.
    package static func article(_ type: DeclaredType) -> String {
        switch type {
        case .boolean: "a boolean"
        case .number: "a number"
        case .integer: "a whole number"
        case .money: "an amount of money"
        case .rate: "a rate"
        case .string: "a text"
        case .choice: "a choice"
        case .date: "a date"
        case .dateTime: "a date and time"
        case .time: "a time"
        case .dayTimeDuration: "a days and time duration"
        case .yearMonthDuration: "a years and months duration"
        case .list: "a list"
        case .record: "a record"
        case .map: "a map"
        case .brackets: "a list of brackets"
        case .open: "a value"
        }
    }
}
