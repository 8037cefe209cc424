package import FEEL

/// By how much two values differ, exactly; only where that says more than the two values do.
package enum ValueDifference: Sendable {
    /// Actual less expected.
    case number(Number)
    /// How many days later the actual date is.
    case days(Int)
    /// Items that were expected and are not there, and items that are there and were not expected; without either, the
    /// same items stand in another order.
    case items(missing: [Datum], surplus: [Datum])
    /// Of a record or a map, the entries that differ, by key.
    case entries([Entry])

    /// An entry that differs; nil is one that is not there.
    package struct Entry: Sendable {
        package let key: String
        package let expected: Datum?
        package let actual: Datum?
    }

    /// Nil where there is nothing to subtract.
    init?(from expected: Datum, to actual: Datum) {
        switch (expected, actual) {
        case (.number(let left), .number(let right)):
            guard let difference = right.subtracting(left) else { return nil }
            self = .number(difference)
        case (.date(let left), .date(let right)): self = .days(right.dayNumber - left.dayNumber)
        case (.list(let left), .list(let right)):
            self = .items(
                missing: Self.rest(of: left, without: right), surplus: Self.rest(of: right, without: left))
        case (.context(let left), .context(let right)): self = .entries(Self.entries(left, right))
        default: return nil
        }
    }

    /// What a list has oftener than another.
    private static func rest(of items: [Datum], without others: [Datum]) -> [Datum] {
        var counts: [Datum: Int] = [:]
        for item in others { counts[item, default: 0] += 1 }
        return items.filter { item in
            counts[item, default: 0] -= 1
            return counts[item, default: 0] < 0
        }
    }

    private static func entries(_ expected: [Datum.Entry], _ actual: [Datum.Entry]) -> [Entry] {
        let (left, right) = (values(of: expected), values(of: actual))
        var keys: [String] = []
        for entry in expected + actual where !keys.contains(entry.key) { keys.append(entry.key) }
        return keys.filter { left[$0] != right[$0] }.map {
            Entry(key: $0, expected: left[$0], actual: right[$0])
        }
    }

    private static func values(of entries: [Datum.Entry]) -> [String: Datum] {
        Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
