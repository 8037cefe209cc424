package import Diagnostics

/// A chapter of the manual: functions of one kind, in the order in which they are explained.
package struct BuiltinSection: Sendable {
    package let title: LocalizedText
    package let builtins: [Builtin]

    private init(zh: String, en: String, _ builtins: [Builtin]) {
        title = LocalizedText(zh: zh, en: en)
        self.builtins = builtins
    }

    /// The functions that every expression may call.
    package static let standard = [
        BuiltinSection(zh: "转换", en: "Conversion", Builtin.conversionFunctions),
        BuiltinSection(zh: "真假", en: "Booleans", Builtin.booleanFunctions),
        BuiltinSection(zh: "数", en: "Numbers", Builtin.numericFunctions),
        BuiltinSection(zh: "文本", en: "Strings", Builtin.stringFunctions),
        BuiltinSection(zh: "列表", en: "Lists", Builtin.listFunctions),
        BuiltinSection(zh: "记录", en: "Contexts", Builtin.contextFunctions),
        BuiltinSection(zh: "日期和时刻", en: "Dates and times", Builtin.dateFunctions),
        BuiltinSection(zh: "区间", en: "Ranges", Builtin.rangeFunctions),
    ]

    /// All functions there are: also those that only a policy with a calendar of working days may call.
    package static let all =
        standard + [
            BuiltinSection(
                zh: "工作日（政策须写明 calendar）", en: "Working days (of a policy that names a calendar)", ofCalendars
            )
        ]

    /// Only to be read: no year is covered, so that they would fail.
    private static var ofCalendars: [Builtin] {
        let empty = try? WorkingCalendar(years: [], holidays: [], makeUpWorkdays: [])
        return empty.map { Builtin.calendarFunctions($0, named: "") } ?? []
    }
}
