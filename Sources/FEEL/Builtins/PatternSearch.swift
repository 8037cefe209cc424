/// The matches of a pattern in a text, one after another, as a built-in function looks for them.
struct PatternSearch {
    private let pattern: Pattern
    private let flags: PatternFlags
    private var matcher: PatternMatcher
    private var position = 0
    /// So many steps of matching cost one of the evaluation.
    private static let stepsAtOnce = 4

    /// Reads the first two arguments, the text and the pattern; null flags are none.
    init(_ arguments: borrowing Arguments, flags: Value) throws(Failure) {
        let (text, pattern) = (try arguments.string(0), try arguments.string(1))
        let flagText = flags.isNull ? "" : try arguments.string(of: flags)
        do throws(PatternProblem) {
            self.flags = try PatternFlags(flagText)
            self.pattern = try arguments.pattern(pattern, self.flags)
        } catch {
            throw .invalidText(error.message)
        }
        try arguments.spend(text.utf8.count / 64)
        matcher = try Self.matcher(self.pattern, Array(text.unicodeScalars), arguments)
    }

    private static func matcher(
        _ pattern: Pattern, _ text: [Unicode.Scalar], _ arguments: borrowing Arguments
    ) throws(Failure) -> PatternMatcher {
        do throws(PatternMatcher.Exhausted) {
            let steps = max(arguments.heap.steps, 0).multipliedReportingOverflow(by: stepsAtOnce)
            return try PatternMatcher(pattern, in: text, steps: steps.overflow ? Int.max : steps.partialValue)
        } catch {
            throw exhausted(arguments)
        }
    }

    private static func exhausted(_ arguments: borrowing Arguments) -> Failure {
        _ = arguments.heap.exceed(.steps)
        return .limit
    }

    var text: [Unicode.Scalar] { matcher.text }

    /// The next match; nil when there is no more.
    mutating func nextMatch(_ arguments: borrowing Arguments) throws(Failure) -> PatternMatch? {
        let before = matcher.steps
        let match: PatternMatch?
        do throws(PatternMatcher.Exhausted) {
            match = try matcher.firstMatch(from: position)
        } catch {
            throw Self.exhausted(arguments)
        }
        try arguments.spend((before - matcher.steps) / Self.stepsAtOnce + 1)
        if let match { position = max(match.range.upperBound, position + 1) }
        return match
    }

    /// A pattern that takes nothing has no place in a text, and so nothing to replace there and nowhere to cut.
    func refuseEmptyMatches(_ arguments: borrowing Arguments) throws(Failure) {
        var empty = PatternSearch(self, matcher: try Self.matcher(pattern, [], arguments))
        if try empty.nextMatch(arguments) != nil { throw .invalid("the pattern matches the empty text") }
    }

    private init(_ other: PatternSearch, matcher: PatternMatcher) {
        (pattern, flags) = (other.pattern, other.flags)
        self.matcher = matcher
    }

    /// A replacement for matches of the pattern.
    func replacement(_ text: String) throws(Failure) -> Replacement {
        do throws(PatternProblem) {
            return try Replacement(text, for: pattern, flags: flags)
        } catch {
            throw .invalidText(error.message)
        }
    }
}
