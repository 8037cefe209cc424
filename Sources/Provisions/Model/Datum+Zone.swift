import FEEL

extension Datum {
    /// Dates and times by the clock of a zone: what names no zone is meant there, what names another is shown there.
    func meant(in zone: Zone) -> Datum {
        guard !zone.isNone else { return self }
        switch self {
        case .dateTime(let moment): return .dateTime(moment.meant(in: zone))
        case .list(let items): return .list(items.map { $0.meant(in: zone) })
        case .context(let entries): return .context(entries.map { Entry($0.key, $0.value.meant(in: zone)) })
        default: return self
        }
    }
}

extension DateTime {
    /// With the offset that the zone has then.
    fileprivate func meant(in zone: Zone) -> DateTime {
        let local = self.zone.isNone ? DateTime(date, time.with(zone)) : shown(in: zone) ?? self
        return local.offset.flatMap { Zone(offset: $0) }.map { DateTime(local.date, local.time.with($0)) }
            ?? self
    }
}

extension TimeOfDay {
    fileprivate func with(_ zone: Zone) -> TimeOfDay {
        TimeOfDay(hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone) ?? self
    }
}
