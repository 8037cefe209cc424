/// Which types go together (DMN §10.3.2.9), read the lenient way: what may be right is accepted, and null and
/// `any` go with everything.
extension FEELType {
    /// Whether a value of type `given` may be handed over where this type is asked for: it conforms, or one
    /// of the implicit conversions applies (a single value to a list and back, a date to a date and time).
    package func accepts(_ given: FEELType) -> Bool {
        switch (self, given) {
        case (.any, _), (_, .any), (_, .null), (.null, _): true
        case (.list(let item), .list(let givenItem)): item.accepts(givenItem)
        case (.list(let item), _): item.accepts(given)
        case (_, .list(let item)): accepts(item)
        case (.dateTime, .date): true
        default: conforms(given)
        }
    }

    private func conforms(_ given: FEELType) -> Bool {
        switch (self, given) {
        case (.number(let measure), .number(let other)): measure.goes(with: other)
        case (.choice(let mine), .choice(let other)): !Set(mine).isDisjoint(with: other)
        case (.string, .choice), (.choice, .string): true
        case (.range(let point), .range(let other)): point.accepts(other)
        case (.context(let entries), .context(let given)): Self.entries(entries, accept: given)
        case (.function(let mine, let result), .function(let other, let otherResult)):
            mine.count == other.count && zip(other, mine).allSatisfy { $0.accepts($1) }
                && result.accepts(otherResult)
        default: self == given
        }
    }

    private static func entries(_ wanted: [Entry], accept given: [Entry]) -> Bool {
        if given.isEmpty { return true }
        let types = Dictionary(given.map { ($0.name, $0.type) }, uniquingKeysWith: { $1 })
        return wanted.allSatisfy { entry in types[entry.name].map(entry.type.accepts) ?? false }
    }

    /// The type of what is either this or that: branches of `if`, items of a list. Null gives way to the
    /// other side; of two contexts all entries remain, since either may be the one met.
    package func join(_ other: FEELType) -> FEELType {
        switch (self, other) {
        case (.any, _), (_, .any): .any
        case (.null, let known), (let known, .null): known
        case (.number(let left), .number(let right)): .number(left.join(right))
        case (.choice(let left), .choice(let right)): .choice(left + right.filter { !left.contains($0) })
        case (.string, .choice), (.choice, .string): .string
        case (.list(let left), .list(let right)): .list(left.join(right))
        case (.range(let left), .range(let right)): .range(left.join(right))
        case (.context(let left), .context(let right)): Self.join(left, right)
        case (.function(let left, let leftResult), .function(let right, let rightResult))
        where left.count == right.count:
            .function(zip(left, right).map { $0 == $1 ? $0 : .any }, returns: leftResult.join(rightResult))
        default: self == other ? self : .any
        }
    }

    private static func join(_ left: [Entry], _ right: [Entry]) -> FEELType {
        if left.isEmpty || right.isEmpty { return .context([]) }
        let given = Dictionary(right.map { ($0.name, $0.type) }, uniquingKeysWith: { $1 })
        let known = Set(left.map(\.name))
        let merged = left.map { entry in
            Entry(entry.name, given[entry.name].map(entry.type.join) ?? entry.type)
        }
        return FEELType.context(merged + right.filter { !known.contains($0.name) }).bounded
    }

    /// The join of all; null for none.
    package static func join(_ types: some Sequence<FEELType>) -> FEELType {
        types.reduce(.null) { $0.join($1) }
    }

    /// This type, or `any` if it is too large to be worth following: a context that holds an earlier entry
    /// twice, again and again, has a type of exponential size.
    package var bounded: FEELType {
        var budget = 1_000
        return fits(in: &budget) ? self : .any
    }

    private func fits(in budget: inout Int) -> Bool {
        budget -= 1
        guard budget > 0 else { return false }
        switch self {
        case .list(let inner), .range(let inner): return inner.fits(in: &budget)
        case .context(let entries):
            for entry in entries where !entry.type.fits(in: &budget) { return false }
            return true
        case .function(let parameters, let result):
            for type in parameters where !type.fits(in: &budget) { return false }
            return result.fits(in: &budget)
        default: return true
        }
    }

    /// What one member is when this stands where a list is iterated or filtered: the item, or the value
    /// itself.
    package var item: FEELType {
        if case .list(let item) = self { item } else { self }
    }

    package var isList: Bool { if case .list = self { true } else { false } }
    package var isNumber: Bool { if case .number = self { true } else { false } }

    /// Nothing definite: `any`, or null.
    package var isOpen: Bool { self == .any || self == .null }

    /// The choices, where there are any.
    package var choices: [String]? { if case .choice(let choices) = self { choices } else { nil } }
    package var measure: Measure? { if case .number(let measure) = self { measure } else { nil } }
}
