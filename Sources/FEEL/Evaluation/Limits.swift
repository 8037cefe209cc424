package import Diagnostics

/// How much an evaluation may use. Nothing that is fed in can make it hang or run out of memory.
package struct Limits: Hashable, Sendable {
    /// How deep functions may call one another.
    package var depth: Int
    /// Rounds of loops, calls, and items handled by built-in functions, between two calls of `Evaluator.begin`.
    package var steps: Int
    /// Items of one list.
    package var listLength: Int
    /// Bytes of one string, as UTF-8.
    package var stringLength: Int
    /// Bytes of all strings and lists together.
    package var heapSize: Int

    package init(
        depth: Int = 200, steps: Int = 10_000_000, listLength: Int = 1_000_000, stringLength: Int = 4_000_000,
        heapSize: Int = 256_000_000
    ) {
        self.depth = depth
        self.steps = steps
        self.listLength = listLength
        self.stringLength = stringLength
        self.heapSize = heapSize
    }
}

/// An evaluation that was ended because it had used up what it may use.
package struct LimitExceeded: Error, Hashable, Sendable {
    package enum Limit: String, Hashable, Sendable, CaseIterable {
        case depth, steps, listLength, stringLength, heapSize
        /// The expression itself is too large for a plan.
        case planSize
    }

    package let limit: Limit
    /// What was being evaluated when it happened, where that is known.
    package let place: SourcePlace?

    package init(_ limit: Limit, at place: SourcePlace? = nil) {
        self.limit = limit
        self.place = place
    }
}
