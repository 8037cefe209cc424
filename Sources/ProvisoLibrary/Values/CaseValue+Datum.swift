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

    /// The value as an input takes it; nil where a closer look is needed, be it to say what is wrong.
    func plainDatum(as planned: PlannedInput) -> Datum? {
        plainDatum(planned.input.type, planned.input.unit, planned.fields)
    }

    private func plainDatum(_ type: DeclaredType, _ unit: Unit?, _ fields: [PlannedInput]) -> Datum? {
        switch (self, type) {
        case (.boolean(let boolean), .boolean): .boolean(boolean)
        case (.number(let value), .number), (.number(let value), .money): Self.scaled(value.number, unit)
        case (.number(let value), .rate): .number(value.number)
        case (.text(let text), .string): .string(text)
        case (.text(let text), .choice(let choices)):
            choices.contains { $0.id == text } ? .string(text) : nil
        case (.text, .boolean): nil
        case (.text(let text), _): try? LiteralReader(type, unit: unit).read(text)
        case (.date(let day), .date): .date(day.date)
        case (.list(let items), .list(let item)): Self.list(items, item, fields)
        case (.record(let record), .record): Self.record(record, fields)
        default: nil
        }
    }

    private static func scaled(_ number: Number, _ unit: Unit?) -> Datum? {
        guard let unit, unit.factor != .one else { return .number(number) }
        return number.multiplied(by: unit.factor).map { .number($0) }
    }

    private static func list(_ items: [CaseValue], _ type: DeclaredType, _ fields: [PlannedInput]) -> Datum? {
        var data: [Datum] = []
        for item in items {
            guard let datum = item.plainDatum(type, nil, fields) else { return nil }
            data.append(datum)
        }
        return .list(data)
    }

    /// A record whose names are all known, none twice, and none left out that must be given.
    private static func record(_ record: CaseRecord, _ fields: [PlannedInput]) -> Datum? {
        var entries: [Datum.Entry] = []
        for entry in record.entries {
            guard let field = fields.first(where: { $0.input.name == entry.name }),
                field.input.unit.map({ $0.factor == .one }) ?? true,
                !entries.contains(where: { $0.key == entry.name }),
                let datum = entry.value.plainDatum(as: field)
            else { return nil }
            entries.append(Datum.Entry(entry.name, datum))
        }
        let isWhole = fields.allSatisfy { field in
            !field.input.mustBeGiven || entries.contains { $0.key == field.input.name }
        }
        return isWhole ? .context(entries) : nil
    }
}
