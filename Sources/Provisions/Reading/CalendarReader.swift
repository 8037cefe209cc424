package import Diagnostics
package import FEEL
package import LocatedYAML

/// Reads a calendar of public holidays and make-up workdays.
package struct CalendarReader {
    let sink: DiagnosticSink

    package init(sink: DiagnosticSink) { self.sink = sink }

    package func read(_ node: YAMLNode) -> WorkingCalendar? {
        guard let map = RuleMapping(node, known: ["title", "years"], what: "a calendar", sink: sink),
            let years = map.required("years"), let entries = map.entries(of: years, what: "years")
        else { return nil }
        var covered: [Int] = []
        var holidays: [CalendarDate] = []
        var workdays: [CalendarDate] = []
        for entry in entries {
            guard let year = Int(entry.key.text), (1900...2200).contains(year) else {
                sink.report(.invalidValue("`\(entry.key.text)` is not a year", at: entry.key.place, help: nil))
                continue
            }
            covered.append(year)
            guard let inner = RuleMapping(
                entry.value, known: ["cite", "holidays", "workdays"], what: "a year of the calendar", sink: sink)
            else { continue }
            for key in ["cite", "holidays", "workdays"] { _ = inner.required(key) }
            holidays += inner.list("holidays").flatMap(holiday)
            workdays += inner.list("workdays").compactMap(date)
        }
        return WorkingCalendar(years: covered, holidays: holidays, workdays: workdays)
    }

    private func holiday(_ node: YAMLNode) -> [CalendarDate] {
        guard let map = RuleMapping(node, known: ["name", "from", "to", "cite"], what: "a holiday", sink: sink),
            let fromNode = map.required("from"), let from = date(fromNode)
        else { return [] }
        _ = map.required("name")
        guard let to = map.node("to").map({ date($0) }) ?? from else { return [] }
        guard to >= from, to.dayNumber - from.dayNumber < 60 else {
            sink.report(.contradiction("the holiday ends before it begins, or lasts more than 60 days", at: node.place))
            return []
        }
        return (from.dayNumber...to.dayNumber).compactMap { CalendarDate(dayNumber: $0) }
    }

    private func date(_ node: YAMLNode) -> CalendarDate? {
        guard case .date(let date)? = DatumReader(sink: sink).read(node, as: .date) else { return nil }
        return date
    }
}
