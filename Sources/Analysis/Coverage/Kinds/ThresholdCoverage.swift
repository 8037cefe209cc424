import Diagnostics
import FEEL
import FEELSyntax
import Provisions

extension CoverageKind {
    static let threshold = CoverageKind(
        name: "threshold", label: LocalizedText(zh: "界限", en: "thresholds"),
        meaning: LocalizedText(
            zh: "每个大小、先后的比较，界限两边都见过",
            en: "each comparison by size or date was seen on both sides of its limit")
    ) { subject in
        subject.comparisons { comparison in
            comparison.limits.count == 1 ? [.holds, .failsToHold] : [.below, .within, .above]
        } watch: { comparison, sighting in
            comparison.readings(sighting).map { reading in
                (reading.side(of: comparison), reading.distance(to: comparison))
            }
        }
    }

    static let boundary = CoverageKind(
        name: "boundary", label: LocalizedText(zh: "界限当值", en: "limits met exactly"),
        meaning: LocalizedText(
            zh: "每个大小、先后的比较，恰好等于界限的情形见过",
            en: "each comparison by size or date was seen just at its limit")
    ) { subject in
        subject.comparisons { comparison in
            comparison.limits.count == 1 ? [.at] : [.atStart, .atEnd]
        } watch: { comparison, sighting in
            comparison.readings(sighting).flatMap { reading in
                reading.orders.enumerated().filter { $1 == 0 }.map { ($0.offset, nil) }
            }
        }
    }
}

extension CoverageOutcome {
    fileprivate static let below = CoverageOutcome("below", zh: "低于下限", en: "below")
    fileprivate static let within = CoverageOutcome("within", zh: "在其间", en: "within")
    fileprivate static let above = CoverageOutcome("above", zh: "高于上限", en: "above")
    fileprivate static let at = CoverageOutcome("at", zh: "恰好等于", en: "equal")
    fileprivate static let atStart = CoverageOutcome("at-start", zh: "恰好等于下限", en: "equal to its start")
    fileprivate static let atEnd = CoverageOutcome("at-end", zh: "恰好等于上限", en: "equal to its end")
}

extension CoverageSubject {
    /// An item for each comparison by size.
    fileprivate func comparisons(
        _ outcomes: (Decisions.Comparison) -> [CoverageOutcome],
        watch: @escaping (Decisions.Comparison, Sighting) -> CoverageProbe.Shown
    ) -> [CoverageProbe] {
        expressions.flatMap { expression in
            Decisions(of: expression.tree, isCondition: true).comparisons.map { comparison in
                CoverageProbe(
                    expression.site, place: SourcePlace(expression.file, comparison.whole.span),
                    formula: plan.labelled(comparison.whole), outcomes(comparison)
                ) { watch(comparison, $0) }
            }
        }
    }
}

extension Decisions.Comparison {
    /// One evaluation: whether it held, and how the value stood to each limit.
    fileprivate struct Reading {
        let holds: Bool
        let value: Value
        let limits: [Value]

        /// Below, at or above each limit; nil where they cannot be compared.
        var orders: [Int?] { limits.map { value.order(to: $0) } }

        func side(of comparison: Decisions.Comparison) -> Int {
            guard limits.count == 2 else { return holds ? 0 : 1 }
            return holds ? 1 : (orders[1] ?? -1) >= 0 && orders[0] != -1 ? 2 : 0
        }

        func distance(to comparison: Decisions.Comparison) -> CoverageDistance? {
            limits.compactMap { value.distance(to: $0) }.min()
        }
    }

    fileprivate func readings(_ sighting: Sighting) -> [Reading] {
        sighting.truths(of: whole.span).compactMap { position, truth in
            let values = ([value] + limits).map { part in
                part.constant ?? sighting.value(of: part.span, before: position) ?? .null
            }
            return Reading(holds: truth, value: values[0], limits: Array(values.dropFirst()))
        }
    }
}

extension Expression {
    /// The value of a literal, which no trace mentions.
    fileprivate var constant: Value? {
        switch kind {
        case .number(let text): Number(text: text).map { Value($0) }
        case .at(let text): TemporalLiteral.parse(text).map { Value($0) }
        case .negation(let operand):
            operand.constant?.number.flatMap { Number.zero.subtracting($0) }.map { Value($0) }
        default: nil
        }
    }
}

extension Value {
    /// −1, 0 or 1; nil for values without an order between them, or with one that takes more than a look.
    fileprivate func order(to other: Value) -> Int? {
        if let left = number, let right = other.number { return left < right ? -1 : left == right ? 0 : 1 }
        if let left = date, let right = other.date { return left < right ? -1 : left == right ? 0 : 1 }
        if let left = dateTime, let right = other.dateTime, let isBefore = left.isBefore(right) {
            return isBefore ? -1 : left.isEqual(to: right) ? 0 : 1
        }
        return self == other && !isNull ? 0 : nil
    }

    fileprivate func distance(to other: Value) -> CoverageDistance? {
        if let left = number, let right = other.number {
            return left.subtracting(right).map { .number($0.magnitude) }
        }
        if let left = date, let right = other.date { return .days(abs(left.dayNumber - right.dayNumber)) }
        guard let left = dateTime, let right = other.dateTime, let isBefore = left.isBefore(right) else {
            return nil
        }
        return (isBefore ? right.since(left) : left.since(right)).map { .time($0) }
    }
}
