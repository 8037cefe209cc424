import Diagnostics
package import FEEL
package import LocatedYAML

/// Reads a calendar of public holidays and make-up workdays.
package struct CalendarReader {
    let log: DiagnosticLog

    package init(log: DiagnosticLog) { self.log = log }

    package func read(_ node: YAMLNode) -> WorkingCalendar? {
        guard let map = RuleMapping(node, known: ["title", "years"], what: "a calendar", log: log),
            let years = map.required("years"), let entries = map.entries(of: years)
        else { return nil }
        var covered: [Int] = []
        var holidays: [CalendarDate] = []
        var workdays: [CalendarDate] = []
        for entry in entries {
            guard let year = Int(entry.key.text), (1900...2200).contains(year) else {
                log.report(.invalidValue("`\(entry.key.text)` is not a year", at: entry.key.place, help: nil))
                continue
            }
            covered.append(year)
            guard
                let inner = RuleMapping(
                    entry.value, known: ["cite", "holidays", "workdays"], what: "a year of the calendar",
                    log: log)
            else { continue }
            for key in ["cite", "holidays", "workdays"] { _ = inner.required(key) }
            holidays += inner.list("holidays").flatMap(holiday)
            workdays += inner.list("workdays").compactMap(date)
        }
        do {
            return try WorkingCalendar(
                years: Set(covered), holidays: Set(holidays), makeUpWorkdays: Set(workdays))
        } catch {
            log.report(.contradiction(Self.words(for: error), at: map.keyPlace("years") ?? map.place))
            return nil
        }
    }

    private static func words(for flaw: WorkingCalendar.Flaw) -> String {
        switch flaw {
        case .outsideCoveredYears(let date): "\(date) lies in none of the calendar's years"
        case .holidayAndWorkday(let date): "\(date) is both a holiday and a make-up workday"
        case .needlessWorkday(let date): "\(date) is a make-up workday on a day from Monday to Friday"
        }
    }

    private func holiday(_ node: YAMLNode) -> [CalendarDate] {
        guard
            let map = RuleMapping(node, known: ["name", "from", "to", "cite"], what: "a holiday", log: log),
            let fromNode = map.required("from"), let from = date(fromNode)
        else { return [] }
        _ = map.required("name")
        guard let to = map.node("to").map({ date($0) }) ?? from else { return [] }
        guard to >= from, to.dayNumber - from.dayNumber < 60 else {
            log.report(
                .contradiction(
                    "the holiday ends before it begins, or lasts more than 60 days", at: node.place))
            return []
        }
        return (from.dayNumber...to.dayNumber).compactMap { CalendarDate(dayNumber: $0) }
    }

    private func date(_ node: YAMLNode) -> CalendarDate? {
        guard case .date(let date)? = DatumReader(log: log).read(node, as: .date) else { return nil }
        return date
    }
}
