/// `x in …` (DMN §10.3.2.11): whether a value lies in a range, is in a list, passes a test.
extension Heap {
    /// Whether `value` passes a test that has this value: true, false, null or unknown.
    package func membership(_ value: Value, _ test: Value) -> Value {
        switch test.tag {
        case .unknown: .unknown(value.unknownInputs.union(test.unknownInputs))
        case .range: range(of: test).map { containment(value, $0) } ?? .null
        case .list: listMembership(value, test)
        case .null: value.isUnknown ? value : value.isNull ? .true : .null
        default: equality(value, test)
        }
    }

    /// Whether a value lies in a range: null when it cannot be compared with an end point that the range has.
    package func containment(_ value: Value, _ range: RangeParts) -> Value {
        switch range.form {
        case .equal: equality(value, range.end)
        case .notEqual: equality(value, range.end).negation
        case .less, .lessOrEqual: end(range, isReachedBy: value)
        case .greater, .greaterOrEqual: start(range, isReachedBy: value)
        case .bracket: Value.both(start(range, isReachedBy: value), end(range, isReachedBy: value))
        }
    }

    private func start(_ range: RangeParts, isReachedBy value: Value) -> Value {
        range.startIncluded ? lessOrEqual(range.start, value) : less(range.start, value)
    }

    private func end(_ range: RangeParts, isReachedBy value: Value) -> Value {
        range.endIncluded ? lessOrEqual(value, range.end) : less(value, range.end)
    }

    private func listMembership(_ value: Value, _ list: Value) -> Value {
        var unknown = UnknownInputs.none
        for index in 0..<count(of: list) {
            guard spend() else { return .null }
            let item = item(of: list, at: index)
            let matches = item.has(.range) ? membership(value, item) : equality(value, item)
            if matches.isTrue { return .true }
            unknown = unknown.union(matches.unknownInputs)
        }
        if value.has(.list) {
            let whole = equality(value, list)
            if whole.isTrue { return .true }
            unknown = unknown.union(whole.unknownInputs)
        }
        return unknown.isEmpty ? .false : .unknown(unknown)
    }
}
