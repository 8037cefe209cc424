package import FEELSyntax

/// How a range was written. Ranges written differently are never equal (DMN §10.3.2.7).
package enum RangeForm: UInt8, Hashable, Sendable, CaseIterable {
    /// `[a..b]` and its kin.
    case bracket
    /// A relation standing alone: `< 10`.
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual

    /// The form of a relation; nil for other operators.
    package init?(_ relation: BinaryOperator) {
        switch relation {
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        default: return nil
        }
    }

    /// Whether a range of this form has no start, or no end, so that this side is open.
    var isOpenBelow: Bool { self == .less || self == .lessOrEqual || self == .notEqual }
    var isOpenAbove: Bool { self == .greater || self == .greaterOrEqual || self == .notEqual }
}

/// A range taken out of its value.
package struct RangeParts: Hashable, Sendable {
    package let start: Value
    package let startIncluded: Bool
    package let end: Value
    package let endIncluded: Bool
    package let form: RangeForm

    package init(start: Value, startIncluded: Bool, end: Value, endIncluded: Bool, form: RangeForm = .bracket)
    {
        self.start = start
        self.startIncluded = startIncluded
        self.end = end
        self.endIncluded = endIncluded
        self.form = form
    }

    /// The range that a relation standing alone means.
    package init(_ form: RangeForm, _ point: Value) {
        let isIncluded = form != .less && form != .greater && form != .notEqual
        self.init(
            start: form.isOpenBelow ? .null : point, startIncluded: isIncluded && !form.isOpenBelow,
            end: form.isOpenAbove && form != .notEqual ? .null : point,
            endIncluded: isIncluded && !form.isOpenAbove,
            form: form)
    }
}

extension Heap {
    /// A range, of end points that go together.
    package func range(_ parts: RangeParts) -> Value {
        guard let place = reserve(2) else { return .null }
        values[place] = parts.start
        values[place + 1] = parts.end
        let flags =
            (parts.startIncluded ? 1 : 0) | (parts.endIncluded ? 2 : 0) | UInt64(parts.form.rawValue) << 2
        return Value(.range, high: flags, low: UInt64(truncatingIfNeeded: place))
    }

    /// The parts of a range; nil for anything else.
    package func range(of value: Value) -> RangeParts? {
        guard value.has(.range), value.lower + 1 < values.count,
            let form = RangeForm(rawValue: UInt8(truncatingIfNeeded: value.upper >> 2))
        else { return nil }
        return RangeParts(
            start: values[value.lower], startIncluded: value.upper & 1 != 0, end: values[value.lower + 1],
            endIncluded: value.upper & 2 != 0, form: form)
    }
}
