/// FEEL's arithmetic (DMN §10.3.2.13) on values of any kinds. Nil means that the operator is not defined for these
/// kinds; null, that it is but has no result here.
extension Heap {
    /// `+`, of kinds other than two numbers first.
    func sum(_ left: Value, _ right: Value) -> Value? {
        switch (left.tag, right.tag) {
        case (nil, nil): .orNull(left.asNumber.adding(right.asNumber))
        case (.string, .string): concatenation(left, right)
        case (.dayTimeDuration, .dayTimeDuration):
            combine(left.dayTimeDuration, right.dayTimeDuration) { $0.adding($1) }
        case (.yearMonthDuration, .yearMonthDuration):
            combine(left.yearMonthDuration, right.yearMonthDuration) { $0.adding($1) }
        case (.dayTimeDuration, .date), (.dayTimeDuration, .dateTime), (.dayTimeDuration, .time):
            moved(right, by: left)
        case (.yearMonthDuration, .date), (.yearMonthDuration, .dateTime): moved(right, by: left)
        default: moved(left, by: right)
        }
    }

    /// `-` between two values.
    func difference(_ left: Value, _ right: Value) -> Value? {
        switch (left.tag, right.tag) {
        case (nil, nil): .orNull(left.asNumber.subtracting(right.asNumber))
        case (.dayTimeDuration, .dayTimeDuration):
            combine(left.dayTimeDuration, right.dayTimeDuration) { $0.subtracting($1) }
        case (.yearMonthDuration, .yearMonthDuration):
            combine(left.yearMonthDuration, right.yearMonthDuration) { $0.subtracting($1) }
        case (.date, .date): combine(left.date, right.date) { $0.since($1) }
        case (.time, .time): combine(left.time, right.time) { $0.since($1) }
        case (.date, .dateTime), (.dateTime, .date), (.dateTime, .dateTime):
            combine(moment(left), moment(right)) { $0.since($1) }
        case (.date, _), (.dateTime, _), (.time, _):
            opposite(right).flatMap { $0.isNull ? .null : moved(left, by: $0) }
        default: nil
        }
    }

    /// `*`.
    func product(_ left: Value, _ right: Value) -> Value? {
        switch (left.tag, right.tag) {
        case (nil, nil): .orNull(left.asNumber.multiplied(by: right.asNumber))
        case (.dayTimeDuration, nil): .orNull(left.dayTimeDuration?.multiplied(by: right.asNumber))
        case (.yearMonthDuration, nil): .orNull(left.yearMonthDuration?.multiplied(by: right.asNumber))
        case (nil, .dayTimeDuration), (nil, .yearMonthDuration): product(right, left)
        default: nil
        }
    }

    /// `/`; null for a zero divisor.
    func quotient(_ left: Value, _ right: Value) -> Value? {
        switch (left.tag, right.tag) {
        case (nil, nil): .orNull(left.asNumber.divided(by: right.asNumber))
        case (.dayTimeDuration, nil): .orNull(left.dayTimeDuration?.divided(by: right.asNumber))
        case (.yearMonthDuration, nil): .orNull(left.yearMonthDuration?.divided(by: right.asNumber))
        case (.dayTimeDuration, .dayTimeDuration):
            combine(left.dayTimeDuration, right.dayTimeDuration) { $0.divided(by: $1) }
        case (.yearMonthDuration, .yearMonthDuration):
            combine(left.yearMonthDuration, right.yearMonthDuration) { $0.divided(by: $1) }
        default: nil
        }
    }

    /// `**`.
    func power(_ left: Value, _ right: Value) -> Value? {
        guard left.isNumber, right.isNumber else { return nil }
        return .orNull(left.asNumber.power(right.asNumber))
    }

    /// The minus in front.
    func opposite(_ value: Value) -> Value? {
        switch value.tag {
        case nil: Value(value.asNumber.negated)
        case .dayTimeDuration: .orNull(value.dayTimeDuration?.negated)
        case .yearMonthDuration: .orNull(value.yearMonthDuration?.negated)
        default: nil
        }
    }

    /// A point in time moved by a duration.
    private func moved(_ point: Value, by length: Value) -> Value? {
        switch (point.tag, length.tag) {
        case (.date, .dayTimeDuration): combine(point.date, length.dayTimeDuration) { $0.adding($1) }
        case (.date, .yearMonthDuration): combine(point.date, length.yearMonthDuration) { $0.adding($1) }
        case (.dateTime, .dayTimeDuration): combine(point.dateTime, length.dayTimeDuration) { $0.adding($1) }
        case (.dateTime, .yearMonthDuration):
            combine(point.dateTime, length.yearMonthDuration) { $0.adding($1) }
        case (.time, .dayTimeDuration): combine(point.time, length.dayTimeDuration) { $0.adding($1) }
        default: nil
        }
    }

    /// A date and time; a date next to one stands for midnight of universal time.
    private func moment(_ value: Value) -> DateTime? {
        value.dateTime ?? value.date.map { DateTime(utcMidnightOf: $0) }
    }

    private func combine<A, B>(_ left: A?, _ right: B?, _ operation: (A, B) -> Number?) -> Value {
        .orNull(pair(left, right).flatMap { operation($0, $1) })
    }

    private func combine<A, B>(_ left: A?, _ right: B?, _ operation: (A, B) -> CalendarDate?) -> Value {
        .orNull(pair(left, right).flatMap { operation($0, $1) })
    }

    private func combine<A, B>(_ left: A?, _ right: B?, _ operation: (A, B) -> DateTime?) -> Value {
        .orNull(pair(left, right).flatMap { operation($0, $1) })
    }

    private func combine<A, B>(_ left: A?, _ right: B?, _ operation: (A, B) -> TimeOfDay?) -> Value {
        .orNull(pair(left, right).flatMap { operation($0, $1) })
    }

    private func combine<A, B>(_ left: A?, _ right: B?, _ operation: (A, B) -> DayTimeDuration?) -> Value {
        .orNull(pair(left, right).flatMap { operation($0, $1) })
    }

    private func combine<A, B>(_ left: A?, _ right: B?, _ operation: (A, B) -> YearMonthDuration?) -> Value {
        .orNull(pair(left, right).flatMap { operation($0, $1) })
    }

    private func pair<A, B>(_ left: A?, _ right: B?) -> (A, B)? {
        guard let left, let right else { return nil }
        return (left, right)
    }
}
