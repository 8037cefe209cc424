import Diagnostics

/// Ranges and points of time or of any other order (DMN §10.3.4.11): how one lies to the other.
///
/// Each function can be called with points or ranges, as far as that makes sense; each combination is a declaration of
/// its own, since the parameters have other names.
extension Builtin {
    static let rangeFunctions =
        [rangeFromText] + before + after + meets + metBy + overlaps + overlapsBefore
        + overlapsAfter + finishes + finishedBy + includes + during + starts + startedBy + coincides

    private typealias Relation = @Sendable (RangeComparison, RangeComparison) throws(Failure) -> Bool

    /// What the two parameters of a range function are.
    private enum Operands {
        case points, pointAndRange, rangeAndPoint, ranges

        var parameters: [Parameter] {
            switch self {
            case .points: [Parameter("point1", .any), Parameter("point2", .any)]
            case .pointAndRange: [Parameter("point", .any), Parameter("range", .range(.any))]
            case .rangeAndPoint: [Parameter("range", .range(.any)), Parameter("point", .any)]
            case .ranges: [Parameter("range1", .range(.any)), Parameter("range2", .range(.any))]
            }
        }
    }

    /// One function in all its ways; those with more ranges come first, since any value may be a point.
    private static func relation(
        _ name: String, zh: String, en: String, _ example: String, _ ways: [(Operands, Relation)]
    ) -> [Builtin] {
        ways.enumerated().map { index, way in
            Builtin(
                name, way.0.parameters, returns: .boolean, summary: LocalizedText(zh: zh, en: en),
                examples: index == 0 ? [Example(example, gives: "true")] : []
            ) { arguments throws(Failure) in
                let first = try RangeComparison(arguments[0], in: arguments.heap)
                let second = try RangeComparison(arguments[1], in: arguments.heap)
                return Value(try way.1(first, second))
            }
        }
    }

    private static let before = relation(
        "before", zh: "前者是否全在后者之前。", en: "Whether the first ends before the second begins.",
        "before([1..5), 5)", everyWay { a, b throws(Failure) in try a.isBefore(b) })

    private static let after = relation(
        "after", zh: "前者是否全在后者之后。", en: "Whether the first begins after the second has ended.",
        "after(6, [1..5])", everyWay { a, b throws(Failure) in try b.isBefore(a) })

    private static let meets = relation(
        "meets", zh: "前者的终点是否就是后者的起点。", en: "Whether the first ends just where the second begins.",
        "meets([1..5], [5..10])", [(.ranges, { a, b throws(Failure) in try a.meets(b) })])

    private static let metBy = relation(
        "met by", zh: "前者的起点是否就是后者的终点。", en: "Whether the first begins just where the second ends.",
        "met by([5..10], [1..5])", [(.ranges, { a, b throws(Failure) in try b.meets(a) })])

    private static let overlaps = relation(
        "overlaps", zh: "两个区间是否有共同的部分。", en: "Whether the two have something in common.",
        "overlaps([1..5], [3..8])", [(.ranges, { a, b throws(Failure) in try a.overlaps(b) })])

    private static let overlapsBefore = relation(
        "overlaps before", zh: "前者是否先开始，并在后者之内结束。",
        en: "Whether the first begins earlier and ends inside the second.",
        "overlaps before([1..5], [3..8])", [(.ranges, { a, b throws(Failure) in try a.overlapsBefore(b) })])

    private static let overlapsAfter = relation(
        "overlaps after", zh: "后者是否先开始，并在前者之内结束。",
        en: "Whether the second begins earlier and ends inside the first.",
        "overlaps after([3..8], [1..5])", [(.ranges, { a, b throws(Failure) in try b.overlapsBefore(a) })])

    private static let finishes = relation(
        "finishes", zh: "前者是否与后者同时结束，且不更早开始。",
        en: "Whether the first ends with the second and begins no earlier.", "finishes([3..5], [1..5])",
        [
            (.ranges, { a, b throws(Failure) in try a.finishes(b) }),
            (.pointAndRange, { a, b throws(Failure) in try a.isLast(of: b) }),
        ])

    private static let finishedBy = relation(
        "finished by", zh: "后者是否与前者同时结束，且不更早开始。",
        en: "Whether the second ends with the first and begins no earlier.", "finished by([1..5], 5)",
        [
            (.ranges, { a, b throws(Failure) in try b.finishes(a) }),
            (.rangeAndPoint, { a, b throws(Failure) in try b.isLast(of: a) }),
        ])

    private static let includes = relation(
        "includes", zh: "后者是否全在前者之内。", en: "Whether all of the second lies in the first.",
        "includes([1..5], 3)",
        [
            (.ranges, { a, b throws(Failure) in try a.includes(b) }),
            (.rangeAndPoint, { a, b throws(Failure) in try a.includes(b) }),
        ])

    private static let during = relation(
        "during", zh: "前者是否全在后者之内。", en: "Whether all of the first lies in the second.",
        "during(3, [1..5])",
        [
            (.ranges, { a, b throws(Failure) in try b.includes(a) }),
            (.pointAndRange, { a, b throws(Failure) in try b.includes(a) }),
        ])

    private static let starts = relation(
        "starts", zh: "前者是否与后者同时开始，且不更晚结束。",
        en: "Whether the first begins with the second and ends no later.", "starts(1, [1..5])",
        [
            (.ranges, { a, b throws(Failure) in try a.starts(b) }),
            (.pointAndRange, { a, b throws(Failure) in try a.isFirst(of: b) }),
        ])

    private static let startedBy = relation(
        "started by", zh: "后者是否与前者同时开始，且不更晚结束。",
        en: "Whether the second begins with the first and ends no later.", "started by([1..5], [1..3])",
        [
            (.ranges, { a, b throws(Failure) in try b.starts(a) }),
            (.rangeAndPoint, { a, b throws(Failure) in try b.isFirst(of: a) }),
        ])

    private static let coincides = relation(
        "coincides", zh: "两者是否相同。", en: "Whether the two are the same.", "coincides([1..5], [1..5])",
        [
            (.ranges, { a, b throws(Failure) in try a.coincides(b) }),
            (.points, { a, b throws(Failure) in try a.coincides(b) }),
        ])

    private static func everyWay(_ holds: @escaping Relation) -> [(Operands, Relation)] {
        [(.ranges, holds), (.rangeAndPoint, holds), (.pointAndRange, holds), (.points, holds)]
    }
}
