import Diagnostics
package import FEEL
package import Provisions

extension Prose {
    /// A value as a person would write it: money in yuan, rates in per cent, choices by their labels, dates in words.
    package func value(_ datum: Datum, as type: DeclaredType?) -> String {
        switch datum {
        case .null: self[.nothing]
        case .unknown: self[.notYetKnown]
        case .function: self[.rule]
        case .boolean(let value): self[value ? .yes : .no]
        case .number(let number): figure(number, as: type)
        case .string(let text): choice(text, of: type)
        case .list(let items): items.isEmpty ? self[.nothing] : list(items.map { value($0, as: type?.item) })
        case .context(let entries): record(entries, as: type)
        case .range(let range): "\(range)"
        case .date, .time, .dateTime, .dayTimeDuration, .yearMonthDuration: temporal(datum)
        }
    }

    private func figure(_ number: Number, as type: DeclaredType?) -> String {
        switch type {
        case .money: money(number)
        case .rate: rate(number)
        default: "\(number)"
        }
    }

    private func choice(_ id: String, of type: DeclaredType?) -> String {
        guard case .choice(let choices) = type else { return id }
        return choices.first { $0.id == id }?.label ?? id
    }

    private func record(_ entries: [Datum.Entry], as type: DeclaredType?) -> String {
        entries.map { "\($0.key)\(colon)\(value($0.value, as: type?.type(of: $0.key)))" }
            .joined(separator: choose(zh: "，", en: ", "))
    }

    /// A keyed figure: `基础设施 15%、平台系统 30%`; keys within keys in brackets.
    func keyed(_ entries: [Datum.Entry], _ type: DeclaredType, _ choices: [String: String]) -> String {
        list(
            entries.map { entry in
                let key = choices[entry.key] ?? Self.truths[entry.key].map { self[$0] } ?? entry.key
                guard case .context(let inner) = entry.value else {
                    return "\(key) \(value(entry.value, as: type))"
                }
                return key + bracketed(keyed(inner, type, choices))
            })
    }

    /// Keys that are truth values.
    private static let truths = ["true": LocalizedText.yes, "false": LocalizedText.no]

    /// A scale's brackets: `至 3,000：3%；至 12,000：10%；以上：20%`.
    func brackets(_ value: Datum) -> String {
        guard case .list(let items) = value else { return self.value(value, as: nil) }
        return items.map(bracket).joined(separator: semicolon)
    }

    private func bracket(_ item: Datum) -> String {
        let figure =
            item["rate"].map { self.value($0, as: .rate) } ?? item["amount"].map {
                self.value($0, as: .money)
            } ?? ""
        let end: String? =
            if let included = item["upto"] {
                choose(zh: "至 ", en: "to ") + Self.grouped("\(included)")
            } else if let excluded = item["below"] {
                choose(zh: "不足 ", en: "below ") + Self.grouped("\(excluded)")
            } else { nil }
        return (end ?? choose(zh: "以上", en: "above")) + colon + figure
    }

    private func temporal(_ datum: Datum) -> String {
        switch datum {
        case .date(let value): date(value)
        case .dateTime(let moment): date(moment.date) + " \(moment.time)"
        case .dayTimeDuration(let duration): self.duration(duration)
        case .yearMonthDuration(let duration): self.duration(duration)
        default: "\(datum)"
        }
    }

    /// `5天`, `12小时30分`; what has smaller parts than minutes is written as ISO 8601 does.
    private func duration(_ duration: DayTimeDuration) -> String {
        guard duration.seconds == 0, duration.nanosecond == 0, duration >= .zero else { return "\(duration)" }
        return parts(
            [
                (duration.days, "天", "day"), (duration.hours, "小时", "hour"),
                (duration.minutes, "分", "minute"),
            ], none: choose(zh: "0天", en: "0 days"))
    }

    /// `1年6个月`.
    private func duration(_ duration: YearMonthDuration) -> String {
        guard duration.months >= 0 else { return "\(duration)" }
        return parts(
            [(duration.years, "年", "year"), (duration.monthsOfYear, "个月", "month")],
            none: choose(zh: "0个月", en: "0 months"))
    }

    private func parts(_ parts: [(count: Int, zh: String, en: String)], none: String) -> String {
        let shown = parts.filter { $0.count != 0 }.map { count, zh, en in
            choose(zh: "\(count)\(zh)", en: "\(count) \(en)\(count == 1 ? "" : "s")")
        }
        return shown.isEmpty ? none : shown.joined(separator: gap)
    }
}
