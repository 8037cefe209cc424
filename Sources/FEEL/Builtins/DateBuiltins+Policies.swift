import Diagnostics

/// What policies ask of dates and the standard does not have: ages, half-years, ends of months.
extension Builtin {
    static let completedYears = Builtin(
        "completed years", [Parameter("from", .date), Parameter("to", .date)], returns: .number(.number),
        summary: LocalizedText(
            zh: "从一个日期到另一个日期满几周年（周岁）：生日当天满一周岁。本系统扩展，非 DMN 标准函数。",
            en: "The years completed from one date to another, as an age: one is completed on the birthday. "
                + "An extension, not part of DMN."),
        examples: [
            Example(#"completed years(@"1958-09-27", @"2018-09-26")"#, gives: "59"),
            Example(#"completed years(@"1958-09-27", @"2018-09-27")"#, gives: "60"),
        ]
    ) { arguments throws(Failure) in
        let (from, to) = (try arguments.date(0), try arguments.date(1))
        guard from <= to else { throw .invalid("\(to) is before \(from), so no year has been completed") }
        return Value(from.completedYears(at: to))
    }

    static let halfYear = Builtin(
        "half year of", [Parameter("date", .date)], returns: .string,
        summary: LocalizedText(
            zh: "日期所在的半年：上半年写作 `2019H1`，下半年写作 `2019H2`。本系统扩展，非 DMN 标准函数。",
            en: "The half of the year a date lies in: `2019H1` or `2019H2`. An extension, not part of DMN."),
        examples: [
            Example(#"half year of(@"2019-06-30")"#, gives: #""2019H1""#),
            Example(#"half year of(@"2019-07-01")"#, gives: #""2019H2""#),
        ]
    ) { arguments throws(Failure) in
        let date = try arguments.date(0)
        return arguments.heap.string("\(date.year)H\(date.halfOfYear)")
    }

    static let lastDayOfMonth = Builtin(
        "last day of month", [Parameter("date", .date)], returns: .date,
        summary: LocalizedText(
            zh: "日期所在月份的最后一天。本系统扩展，非 DMN 标准函数。",
            en: "The last day of the month a date lies in. An extension, not part of DMN."),
        examples: [Example(#"last day of month(@"2020-02-03")"#, gives: #"@"2020-02-29""#)]
    ) { arguments throws(Failure) in
        Value(try arguments.date(0).lastDayOfMonth)
    }
}
