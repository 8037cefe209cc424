/// A value outside any heap, for what outlives a case: reports, golden cases, tests. Not for evaluation.
///
/// Two data are equal as Swift values by what they hold: numbers by worth (1.0 = 1.00), contexts by entries in order.
package indirect enum Datum: Hashable, Sendable {
    case null
    /// Depends on these inputs, which nobody has supplied.
    case unknown([Int])
    case boolean(Bool)
    case number(Number)
    case string(String)
    case date(CalendarDate)
    case time(TimeOfDay)
    case dateTime(DateTime)
    case dayTimeDuration(DayTimeDuration)
    case yearMonthDuration(YearMonthDuration)
    case list([Datum])
    /// In the order of the entries.
    case context([Entry])
    case range(Range)
    /// A function: that it is one is all that can be said outside.
    case function

    package struct Entry: Hashable, Sendable {
        package let key: String
        package let value: Datum

        package init(_ key: String, _ value: Datum) {
            self.key = key
            self.value = value
        }
    }

    package struct Range: Hashable, Sendable {
        package let start: Datum
        package let startIncluded: Bool
        package let end: Datum
        package let endIncluded: Bool
        package let form: RangeForm

        package init(
            start: Datum, startIncluded: Bool, end: Datum, endIncluded: Bool, form: RangeForm = .bracket
        ) {
            self.start = start
            self.startIncluded = startIncluded
            self.end = end
            self.endIncluded = endIncluded
            self.form = form
        }
    }

    /// The inputs that it, or anything in it, depends on and nobody has supplied.
    package var unknownInputs: [Int] {
        switch self {
        case .unknown(let inputs): inputs
        case .list(let items): items.flatMap(\.unknownInputs)
        case .context(let entries): entries.flatMap(\.value.unknownInputs)
        default: []
        }
    }

    /// The entry of a key; nil for anything but a context that has it.
    package subscript(key: String) -> Datum? {
        guard case .context(let entries) = self else { return nil }
        return entries.last { $0.key == key }?.value
    }
}

extension Heap {
    /// The value of a datum. A function has none: it becomes null.
    package func value(of datum: Datum) -> Value {
        switch datum {
        case .null, .function: .null
        case .unknown(let inputs): .unknown(UnknownInputs(inputs))
        case .boolean(let boolean): Value(boolean)
        case .number(let number): Value(number)
        case .string(let text): string(text)
        case .date(let date): Value(date)
        case .time(let time): Value(time)
        case .dateTime(let dateTime): Value(dateTime)
        case .dayTimeDuration(let duration): Value(duration)
        case .yearMonthDuration(let duration): Value(duration)
        case .list(let items): list(items.map { value(of: $0) })
        case .context(let entries): context(entries.map { ($0.key, value(of: $0.value)) })
        case .range(let range): self.range(parts(of: range))
        }
    }

    private func parts(of range: Datum.Range) -> RangeParts {
        RangeParts(
            start: value(of: range.start), startIncluded: range.startIncluded, end: value(of: range.end),
            endIncluded: range.endIncluded, form: range.form)
    }

    /// What a value holds. Lists that hold one list many times over can be larger outside the heap than inside: every
    /// part costs a step, and the limit of steps ends the copying.
    package func datum(of value: Value) throws(LimitExceeded) -> Datum {
        guard spend() else { throw LimitExceeded(.steps) }
        switch value.tag {
        case .string: return .string(text(of: value) ?? "")
        case .list: return try listDatum(of: value)
        case .context: return try contextDatum(of: value)
        case .range: return try rangeDatum(of: value)
        case .function: return .function
        default: return value.plainDatum
        }
    }

    private func listDatum(of value: Value) throws(LimitExceeded) -> Datum {
        var items: [Datum] = []
        for item in self.items(of: value) { items.append(try datum(of: item)) }
        return .list(items)
    }

    private func contextDatum(of value: Value) throws(LimitExceeded) -> Datum {
        var entries: [Datum.Entry] = []
        for (key, item) in self.entries(of: value) {
            entries.append(Datum.Entry(text(of: key) ?? "", try datum(of: item)))
        }
        return .context(entries)
    }

    private func rangeDatum(of value: Value) throws(LimitExceeded) -> Datum {
        guard let parts = range(of: value) else { return .null }
        return .range(
            Datum.Range(
                start: try datum(of: parts.start), startIncluded: parts.startIncluded,
                end: try datum(of: parts.end),
                endIncluded: parts.endIncluded, form: parts.form))
    }
}

extension Value {
    /// What a value holds that is no place in a heap; null for one that is.
    package var plainDatum: Datum {
        switch tag {
        case nil: .number(asNumber)
        case .unknown: .unknown(unknownInputs.members)
        case .boolean: .boolean(isTrue)
        case .date: date.map { .date($0) } ?? .null
        case .time: time.map { .time($0) } ?? .null
        case .dateTime: dateTime.map { .dateTime($0) } ?? .null
        case .dayTimeDuration: dayTimeDuration.map { .dayTimeDuration($0) } ?? .null
        case .yearMonthDuration: yearMonthDuration.map { .yearMonthDuration($0) } ?? .null
        case .null, .string, .list, .context, .range, .function: .null
        }
    }
}
