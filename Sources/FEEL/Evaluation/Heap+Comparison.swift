/// FEEL's equality (DMN §10.3.2.4, table 44): true, false, null for different kinds, or unknown.
extension Heap {
    /// Values nested deeper than this are not followed.
    static let nestingLimit = 200

    /// `=`.
    @inline(__always)
    package func equality(_ left: Value, _ right: Value) -> Value {
        if left.isNumber, right.isNumber { return Value(left.asNumber == right.asNumber) }
        return equality(left, right, depth: 0)
    }

    @inline(never)
    private func equality(_ left: Value, _ right: Value, depth: Int) -> Value {
        if left.isUnknown || right.isUnknown {
            return .unknown(left.unknownInputs.union(right.unknownInputs))
        }
        if left.isNull || right.isNull { return Value(left == right) }
        guard left.tag == right.tag else { return .null }
        switch left.tag {
        case nil: return Value(left.asNumber == right.asNumber)
        case .list: return listEquality(left, right, depth + 1)
        case .context: return contextEquality(left, right, depth + 1)
        case .range: return rangeEquality(left, right, depth + 1)
        case .time: return .orNull(both(left.time, right.time) { $0.isEqual(to: $1) })
        case .dateTime: return .orNull(both(left.dateTime, right.dateTime) { $0.isEqual(to: $1) })
        default: return Value(left == right)
        }
    }

    private func both<Part>(_ left: Part?, _ right: Part?, _ compare: (Part, Part) -> Bool?) -> Bool? {
        guard let left, let right else { return nil }
        return compare(left, right)
    }

    private func listEquality(_ left: Value, _ right: Value, _ depth: Int) -> Value {
        let count = self.count(of: left)
        guard count == self.count(of: right) else { return .false }
        return all(count, depth) { (item(of: left, at: $0), item(of: right, at: $0)) }
    }

    private func contextEquality(_ left: Value, _ right: Value, _ depth: Int) -> Value {
        let keys = self.keys(of: left)
        guard keys.count == entryCount(of: right), keys.allSatisfy({ entry(of: right, key: $0) != nil })
        else {
            return .false
        }
        return all(keys.count, depth) { index in
            (value(of: left, at: index), entry(of: right, key: keys[index]) ?? .null)
        }
    }

    private func rangeEquality(_ left: Value, _ right: Value, _ depth: Int) -> Value {
        guard let first = range(of: left), let second = range(of: right), first.form == second.form,
            first.startIncluded == second.startIncluded, first.endIncluded == second.endIncluded
        else { return .false }
        return all(2, depth) { $0 == 0 ? (first.start, second.start) : (first.end, second.end) }
    }

    /// Whether all pairs are equal. A pair of different kinds is not.
    private func all(_ count: Int, _ depth: Int, _ pair: (Int) -> (Value, Value)) -> Value {
        guard depth <= Heap.nestingLimit else { return exceed(.depth) }
        var unknown = UnknownInputs.none
        for index in 0..<count {
            guard spend() else { return .null }
            let (left, right) = pair(index)
            let result = equality(left, right, depth: depth)
            if result.isUnknown {
                unknown = unknown.union(result.unknownInputs)
            } else if !result.isTrue {
                return .false
            }
        }
        return unknown.isEmpty ? .true : .unknown(unknown)
    }

    /// Notes that a limit was run into; the value is null, and the evaluator ends the evaluation.
    func exceed(_ limit: LimitExceeded.Limit) -> Value {
        overrun = overrun ?? limit
        return .null
    }
}
