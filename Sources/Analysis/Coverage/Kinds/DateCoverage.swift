import Diagnostics
import FEEL
import FEELSyntax
import Provisions

extension CoverageKind {
    static let date = CoverageKind(
        name: "date", label: LocalizedText(zh: "日期", en: "dates"),
        meaning: LocalizedText(
            zh: "每个带日期的标准、有效期的两端，见过该日之前、当日、之后",
            en:
                "each dated value that is used, and each end of the window, was seen before, on and after its day"
        )
    ) { subject in subject.windowDates + subject.datedValues }
}

extension CoverageOutcome {
    fileprivate static let before = CoverageOutcome("before", zh: "之前", en: "before")
    fileprivate static let on = CoverageOutcome("on", zh: "当日", en: "on the day")
    fileprivate static let after = CoverageOutcome("after", zh: "之后", en: "after")
}

extension CalendarDate {
    /// Whether a day is before this one, this one, or after it.
    fileprivate func side(of day: CalendarDate) -> Int { day < self ? 0 : day == self ? 1 : 2 }
}

extension CoverageSubject {
    fileprivate var windowDates: [CoverageProbe] {
        plan.tests.flatMap { test -> [CoverageProbe] in
            guard case .window(_, let from, let to) = test.condition else { return [] }
            return ([from] + [to].compactMap(\.self)).map { end in
                CoverageProbe(site(of: test), formula: "\(end)", [.before, .on, .after]) { sighting in
                    [sighting.seen.windowDate.map(end.side)]
                }
            }
        }
    }

    fileprivate var datedValues: [CoverageProbe] {
        let scales = plan.outputs.compactMap { output -> Int? in
            if case .scale(let scale) = output.rule { scale.parameter } else { nil }
        }
        return plan.parameters.enumerated().flatMap { index, planned -> [CoverageProbe] in
            let spans = spans(naming: planned.parameter.name)
            let isUsed = { (sighting: Sighting) in
                spans.contains(where: sighting.isEvaluated)
                    || scales.contains(index)
                        && sighting.seen.computations.contains { $0.bracket?.parameter == index }
            }
            return planned.parameter.values.enumerated().compactMap { position, dated in
                guard let from = dated.from else { return nil }
                return probe(planned, index, position, from, isUsed)
            }
        }
    }

    private func probe(
        _ planned: PlannedParameter, _ index: Int, _ position: Int, _ from: CalendarDate,
        _ isUsed: @escaping (Sighting) -> Bool
    ) -> CoverageProbe {
        let dated = planned.parameter.values[position]
        let site = CoverageSite(
            owner: self.site(of: planned).owner,
            provisions: (planned.parameter.citation.texts + dated.citation.texts).unique, place: dated.place)
        let sides = sides(of: planned, position, from)
        return CoverageProbe(site, formula: "\(from)", sides.map { [.before, .on, .after][$0] }) { sighting in
            guard let day = sighting.seen.dates[index], isUsed(sighting),
                let held = planned.parameter.position(on: day)
            else { return [] }
            let side = from.side(of: day)
            // What holds later, or held long before, says nothing of this value.
            guard held == (side == 0 ? position - 1 : position) else { return [] }
            return [sides.firstIndex(of: side)]
        }
    }

    /// The sides from which a dated value can be seen. Before the first there is none; where the day is always the same day
    /// of a year, it may never be the very day.
    private func sides(of planned: PlannedParameter, _ position: Int, _ from: CalendarDate) -> [Int] {
        let values = planned.parameter.values
        let next = position + 1 < values.count ? values[position + 1].from : nil
        let isFirst = position == 0
        let expression = planned.on ?? plan.referenceDate?.expression
        guard let (month, day) = expression?.tree.dayOfEveryYear else {
            return isFirst ? [1, 2] : [0, 1, 2]
        }
        var sides: Set<Int> = []
        for year in from.year - 100...from.year + 100 {
            guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
            let side = from.side(of: date)
            if side == 0, !isFirst, let last = values[position - 1].from, date >= last { sides.insert(0) }
            if side == 1 || side == 2 && next.map({ date < $0 }) ?? true { sides.insert(side) }
        }
        return sides.sorted()
    }

    /// Where a parameter is read.
    private func spans(naming name: String) -> [SourceSpan] {
        var spans: [SourceSpan] = []
        var rest = expressions.map(\.tree)
        while let node = rest.popLast() {
            if node.kind == .name(name) { spans.append(node.span) }
            rest += node.kind.parts
        }
        return spans
    }
}

extension Expression {
    /// Month and day of `date(year, 12, 31)`, whatever the year.
    fileprivate var dayOfEveryYear: (month: Int, day: Int)? {
        guard case .call(let function, .positional(let arguments)) = kind, function.kind == .name("date"),
            arguments.count == 3, case .number(let month) = arguments[1].kind,
            case .number(let day) = arguments[2].kind, let monthNumber = Int(month), let dayNumber = Int(day)
        else { return nil }
        return (monthNumber, dayNumber)
    }
}
