import FEEL

/// Whole years of a working calendar: for each day, how many working days come before it.
struct DayCounts: Sendable {
    let first: Int
    /// Beginning with the first day; the last entry is for the day behind the last.
    let before: [Int32]

    /// Nil for a calendar with a gap between its years.
    init?(_ calendar: WorkingCalendar) {
        guard let firstYear = calendar.years.min(), let lastYear = calendar.years.max(),
            calendar.years.count == lastYear - firstYear + 1,
            let first = CalendarDate(year: firstYear, month: 1, day: 1),
            let last = CalendarDate(year: lastYear, month: 12, day: 31)
        else { return nil }
        var before: [Int32] = [0]
        for number in first.dayNumber...last.dayNumber {
            guard let day = CalendarDate(dayNumber: number), let works = calendar.isWorkingDay(day) else {
                return nil
            }
            before.append((before.last ?? 0) + (works ? 1 : 0))
        }
        self.first = first.dayNumber
        self.before = before
    }
}

/// Loops over dates.
enum DateKernels {
    @inline(never)
    static func workingDays(
        _ starts: Wide, _ ends: Wide, _ calendar: DayCounts, _ target: Wide, _ missing: Narrow, _ count: Int
    ) {
        calendar.before.withUnsafeBufferPointer { before in
            let days = before.count - 1
            for row in 0..<count {
                // Counted from the day after the first, to the last.
                let (start, end) = (
                    starts[row] &- Int64(calendar.first) &+ 1, ends[row] &- Int64(calendar.first)
                )
                target[row] = 0
                missing[row] = 0
                if end < start { continue }
                if start < 0 || end >= days {
                    missing[row] = 1
                } else {
                    target[row] = Int64(before[Int(end) &+ 1] &- before[Int(start)])
                }
            }
        }
    }

    @inline(never)
    static func halfYear(_ days: Wide, since year: Int, _ target: Narrow, _ missing: Narrow, _ count: Int) {
        for row in 0..<count {
            let fields = CalendarDate(dayNumber: Int(days[row]))?.fields
            let half = fields.map { ($0.year - year) * 2 + ($0.month > 6 ? 1 : 0) } ?? -1
            missing[row] = half < 0 || half >= 254 ? 1 : 0
            target[row] = UInt8(clamping: half)
        }
    }
}
