/// The zones that are known without any zone data: universal time, and the one time of China with its summer
/// times.
extension ZoneRules {
    static let builtIn: [(identifier: String, rules: ZoneRules)] = [
        ("UTC", ZoneRules(fixedOffset: 0)),
        ("Etc/UTC", ZoneRules(fixedOffset: 0)),
        ("GMT", ZoneRules(fixedOffset: 0)),
        ("Asia/Shanghai", shanghai),
    ]

    /// Beijing time is eight hours east; until the end of 1900, Shanghai kept the time of its own meridian.
    private static let shanghai: ZoneRules = {
        let standard = 8 * 3600
        let changes = shanghaiSummers.flatMap { begins, ends in
            [(begins.second - standard, standard + 3600), (ends.second - standard, standard)]
        }
        let initial = 8 * 3600 + 5 * 60 + 43
        let start = StandardHour(1901, 1, 1, hour: 0).second - initial
        return ZoneRules(
            initialOffset: initial, changes: [(start, standard)] + changes, standardOffset: standard)
    }()

    /// An hour of a day by standard time.
    private struct StandardHour {
        let second: Int

        init(_ year: Int, _ month: Int, _ day: Int, hour: Int) {
            second = CalendarDate.dayNumber(year, month, day) * 86_400 + hour * 3600
        }
    }

    /// From and until when clocks showed an hour more, by standard time.
    private static let shanghaiSummers: [(begins: StandardHour, ends: StandardHour)] = [
        (StandardHour(1919, 4, 13, hour: 0), StandardHour(1919, 9, 30, hour: 23)),
        (StandardHour(1940, 6, 1, hour: 0), StandardHour(1940, 10, 12, hour: 23)),
        (StandardHour(1941, 3, 15, hour: 0), StandardHour(1941, 11, 1, hour: 23)),
        (StandardHour(1942, 1, 31, hour: 0), StandardHour(1945, 9, 1, hour: 23)),
        (StandardHour(1946, 5, 15, hour: 0), StandardHour(1946, 9, 30, hour: 23)),
        (StandardHour(1947, 4, 15, hour: 0), StandardHour(1947, 10, 31, hour: 23)),
        (StandardHour(1948, 5, 1, hour: 0), StandardHour(1948, 9, 30, hour: 23)),
        (StandardHour(1949, 5, 1, hour: 0), StandardHour(1949, 5, 27, hour: 23)),
        (StandardHour(1986, 5, 4, hour: 2), StandardHour(1986, 9, 14, hour: 1)),
        (StandardHour(1987, 4, 12, hour: 2), StandardHour(1987, 9, 13, hour: 1)),
        (StandardHour(1988, 4, 17, hour: 2), StandardHour(1988, 9, 11, hour: 1)),
        (StandardHour(1989, 4, 16, hour: 2), StandardHour(1989, 9, 17, hour: 1)),
        (StandardHour(1990, 4, 15, hour: 2), StandardHour(1990, 9, 16, hour: 1)),
        (StandardHour(1991, 4, 14, hour: 2), StandardHour(1991, 9, 15, hour: 1)),
    ]
}
