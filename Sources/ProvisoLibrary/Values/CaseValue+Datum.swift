import FEEL
import Provisions

extension CaseValue {
    /// What a decision gives; unknown is nothing, and times, durations and ranges are the texts of ISO 8601 and FEEL.
    init(_ datum: Datum) {
        self =
            switch datum {
            case .null, .unknown, .function: .null
            case .boolean(let boolean): .boolean(boolean)
            case .number(let number): .number(DecimalNumber(number))
            case .string(let text): .text(text)
            case .date(let date): .date(Day(date))
            case .list(let items): .list(items.map { CaseValue($0) })
            case .context(let entries): .record(CaseRecord(entries.map { ($0.key, CaseValue($0.value)) }))
            case .time, .dateTime, .dayTimeDuration, .yearMonthDuration, .range: .text(datum.description)
            }
    }

    /// The value as an input of a simple type takes it; nil where a closer look is needed, be it to say what is wrong.
    func plainDatum(as input: Provisions.Input) -> Datum? {
        switch (self, input.type) {
        case (.boolean(let boolean), .boolean): .boolean(boolean)
        case (.number(let value), .number), (.number(let value), .money): scaled(value.number, input.unit)
        case (.number(let value), .rate): .number(value.number)
        case (.text(let text), .string): .string(text)
        case (.text(let text), .choice(let choices)):
            choices.contains { $0.id == text } ? .string(text) : nil
        case (.date(let day), .date): .date(day.date)
        default: nil
        }
    }

    private func scaled(_ number: Number, _ unit: Unit?) -> Datum? {
        guard let unit, unit.factor != .one else { return .number(number) }
        return number.multiplied(by: unit.factor).map { .number($0) }
    }
}
