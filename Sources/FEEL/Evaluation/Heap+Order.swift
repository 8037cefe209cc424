/// FEEL's order (DMN §10.3.2.4, table 45).
extension Heap {
    /// `<`: true, false, null where there is no order, or unknown.
    package func less(_ left: Value, _ right: Value) -> Value { compared(left, right) { $0 < 0 } }

    /// `<=`.
    package func lessOrEqual(_ left: Value, _ right: Value) -> Value { compared(left, right) { $0 <= 0 } }

    @inline(__always)
    private func compared(_ left: Value, _ right: Value, _ holds: (Int) -> Bool) -> Value {
        if let order = order(left, right) { return Value(holds(order)) }
        return Heap.unknown(left, right) ?? .null
    }

    /// The unknown inputs of both operands as a value; nil when both are known.
    static func unknown(_ left: Value, _ right: Value) -> Value? {
        guard left.isUnknown || right.isUnknown else { return nil }
        return .unknown(left.unknownInputs.union(right.unknownInputs))
    }

    /// Negative, zero, positive: before, level, after. Nil for values that have no order between them.
    @inline(__always)
    package func order(_ left: Value, _ right: Value) -> Int? {
        if left.isNumber, right.isNumber { return left.asNumber.compared(to: right.asNumber) }
        return orderAtLength(left, right)
    }

    @inline(never)
    private func orderAtLength(_ left: Value, _ right: Value) -> Int? {
        guard left.tag == right.tag else { return nil }
        switch left.tag {
        case .string: return compareStrings(left, right)
        // The bits of a date are its day number above zero.
        case .date: return left.low < right.low ? -1 : left.low > right.low ? 1 : 0
        case .time: return timeOrder(left, right)
        case .dateTime: return dateTimeOrder(left, right)
        case .dayTimeDuration: return durationOrder(left.dayTimeDuration, right.dayTimeDuration)
        case .yearMonthDuration: return durationOrder(left.yearMonthDuration, right.yearMonthDuration)
        default: return nil
        }
    }

    private func timeOrder(_ left: Value, _ right: Value) -> Int? {
        guard let first = left.time, let second = right.time, let isBefore = first.isBefore(second) else {
            return nil
        }
        return isBefore ? -1 : first.isEqual(to: second) ? 0 : 1
    }

    private func dateTimeOrder(_ left: Value, _ right: Value) -> Int? {
        guard let first = left.dateTime, let second = right.dateTime, let isBefore = first.isBefore(second)
        else {
            return nil
        }
        return isBefore ? -1 : first.isEqual(to: second) ? 0 : 1
    }

    private func durationOrder<Duration: Comparable>(_ left: Duration?, _ right: Duration?) -> Int? {
        guard let left, let right else { return nil }
        return left < right ? -1 : left > right ? 1 : 0
    }

    /// Whether values of this kind have an order.
    static func isOrdered(_ value: Value) -> Bool {
        switch value.tag {
        case .null, .boolean, .list, .context, .range, .function, .unknown: false
        default: true
        }
    }
}
