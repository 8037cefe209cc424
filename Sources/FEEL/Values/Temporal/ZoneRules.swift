/// The offsets of a zone from universal time: a table of the changes that are known, and a yearly rule for
/// all times after the table.
///
/// Seconds are counted from 1970-01-01T00:00:00, either of universal time (an instant) or of the local clock.
/// A local time that occurs twice or not at all, because clocks are put back or forward, goes by the offset
/// in force before the change: a new offset holds for local times from where both offsets have the change
/// behind them.
package struct ZoneRules: Hashable, Sendable {
    /// A moment from which another offset holds.
    struct Change: Hashable, Sendable {
        let instant: Int
        /// The local time from which the new offset holds.
        let localSecond: Int
        /// Seconds east of Greenwich from then on.
        let offset: Int
    }

    /// The offset before the first change.
    private let initialOffset: Int
    private let changes: [Change]
    /// The offset when no summer time is in force.
    let standardOffset: Int
    /// What holds after the last change; nil when its offset stays for good.
    private let yearlyRule: ZoneYearlyRule?

    /// A zone that never changed.
    init(fixedOffset: Int) {
        self.init(initialOffset: fixedOffset, changes: [], standardOffset: fixedOffset)
    }

    /// Invariant: the changes are in ascending order, and instants and offsets are small enough to be added.
    init(
        initialOffset: Int, changes: [(instant: Int, offset: Int)], standardOffset: Int,
        yearlyRule: ZoneYearlyRule? = nil
    ) {
        self.initialOffset = initialOffset
        self.standardOffset = standardOffset
        self.yearlyRule = yearlyRule
        var before = initialOffset
        self.changes = changes.map { instant, offset in
            defer { before = offset }
            return Change(instant: instant, localSecond: instant + max(before, offset), offset: offset)
        }
    }

    func offset(atInstant second: Int) -> Int {
        let passed = changes.countOfPrefix { $0.instant <= second }
        if passed == changes.count, let yearlyRule { return yearlyRule.offset(atInstant: second) }
        return offset(after: passed)
    }

    func offset(atLocalSecond second: Int) -> Int {
        let passed = changes.countOfPrefix { $0.localSecond <= second }
        if passed == changes.count, let yearlyRule { return yearlyRule.offset(atLocalSecond: second) }
        return offset(after: passed)
    }

    private func offset(after passed: Int) -> Int {
        passed == 0 ? initialOffset : changes[passed - 1].offset
    }
}

extension Array {
    /// How many elements at the start satisfy a condition that holds for a first part of the array and no
    /// later one.
    fileprivate func countOfPrefix(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
