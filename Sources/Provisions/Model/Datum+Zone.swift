import FEEL

extension Datum {
    /// Dates and times that name no zone, as they are meant in one; everything else as it is.
    func meant(in zone: Zone) -> Datum {
        guard !zone.isNone else { return self }
        switch self {
        case .dateTime(let moment) where moment.zone.isNone: return .dateTime(moment.meant(in: zone))
        case .list(let items): return .list(items.map { $0.meant(in: zone) })
        case .context(let entries): return .context(entries.map { Entry($0.key, $0.value.meant(in: zone)) })
        default: return self
        }
    }
}

extension DateTime {
    /// The same reading of the clock, with the offset that the zone has then.
    fileprivate func meant(in zone: Zone) -> DateTime {
        let zoned = DateTime(date, time.withZone(zone))
        return zoned.offset.flatMap { Zone(offset: $0) }.map { DateTime(date, time.withZone($0)) } ?? self
    }
}

extension TimeOfDay {
    fileprivate func withZone(_ zone: Zone) -> TimeOfDay {
        TimeOfDay(hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone) ?? self
    }
}
