import Testing

@testable import FEEL

/// Working days by the holidays and make-up workdays that the State Council published for 2018 to 2020.
struct TemporalWorkingCalendarTests {
    private static let holidaySpans: [(String, String)] = [
        ("2018-01-01", "2018-01-01"), ("2018-02-15", "2018-02-21"), ("2018-04-05", "2018-04-07"),
        ("2018-04-29", "2018-05-01"), ("2018-06-18", "2018-06-18"), ("2018-09-24", "2018-09-24"),
        ("2018-10-01", "2018-10-07"), ("2018-12-30", "2019-01-01"), ("2019-02-04", "2019-02-10"),
        ("2019-04-05", "2019-04-05"), ("2019-05-01", "2019-05-04"), ("2019-06-07", "2019-06-07"),
        ("2019-09-13", "2019-09-13"), ("2019-10-01", "2019-10-07"), ("2020-01-01", "2020-01-01"),
        ("2020-01-24", "2020-02-02"), ("2020-04-04", "2020-04-06"), ("2020-05-01", "2020-05-05"),
        ("2020-06-25", "2020-06-27"), ("2020-10-01", "2020-10-08"),
    ]

    private static let makeUpWorkdays = [
        "2018-02-11", "2018-02-24", "2018-04-08", "2018-04-28", "2018-09-29", "2018-09-30", "2018-12-29",
        "2019-02-02", "2019-02-03", "2019-04-28", "2019-05-05", "2019-09-29", "2019-10-12",
        "2020-01-19", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10",
    ]

    static func mainland() throws -> WorkingCalendar {
        var holidays: Set<CalendarDate> = []
        for (first, last) in holidaySpans {
            let (first, last) = try (date(first), date(last))
            holidays.formUnion((first.dayNumber...last.dayNumber).compactMap(CalendarDate.init(dayNumber:)))
        }
        let workdays = try Set(makeUpWorkdays.map(date))
        return try WorkingCalendar(years: [2018, 2019, 2020], holidays: holidays, makeUpWorkdays: workdays)
    }

    private static func date(_ text: String) throws -> CalendarDate {
        try #require(CalendarDate(text))
    }

    @Test func theYearsHaveTheWorkingDaysOfThePublishedCalendar() throws {
        let calendar = try Self.mainland()
        #expect(
            [2017, 2018, 2019, 2020, 2021].map { calendar.workingDays(in: $0) } == [nil, 250, 250, 249, nil])
    }

    @Test func deadlinesFallOnTheDaysOfThePublishedChecks() throws {
        let calendar = try Self.mainland()
        let checks = [
            ("2018-11-02", 3, "2018-11-07"), ("2018-09-27", 5, "2018-10-09"), ("2019-04-26", 5, "2019-05-06"),
            ("2018-10-01", 0, "2018-10-01"), ("2018-10-08", -1, "2018-09-30"),
            ("2018-10-09", -5, "2018-09-27"),
            ("2018-12-28", 1, "2018-12-29"), ("2018-12-29", 1, "2019-01-02"),
            ("2019-01-02", -1, "2018-12-29"),
            ("2017-12-31", 1, "2018-01-02"), ("2017-12-31", 749, "2020-12-31"),
            ("2021-01-01", -749, "2018-01-02"),
        ]
        for (start, count, end) in checks {
            #expect(
                try calendar.addingWorkingDays(count, to: Self.date(start)) == Self.date(end),
                "\(start) \(count)")
        }
    }

    @Test func theTwoTrapsOfTheNoticesAreMinded() throws {
        let calendar = try Self.mainland()
        // Ruled by the notice for 2019.
        #expect(try calendar.isWorkingDay(Self.date("2018-12-29")) == true)
        #expect(try calendar.isWorkingDay(Self.date("2018-12-31")) == false)
        // A make-up workday that the extension of the holiday cancelled.
        #expect(try calendar.isWorkingDay(Self.date("2020-02-01")) == false)
        #expect(try calendar.isWorkingDay(Self.date("2020-02-03")) == true)
    }

    @Test func itNeverGuessesOutsideItsYears() throws {
        let calendar = try Self.mainland()
        let last = try Self.date("2020-12-31")
        #expect(try calendar.isWorkingDay(Self.date("2021-01-04")) == nil)
        #expect(try calendar.isWorkingDay(Self.date("2017-12-29")) == nil)
        #expect(calendar.addingWorkingDays(1, to: last) == nil)
        #expect(calendar.addingWorkingDays(.max, to: last) == nil)
        #expect(calendar.addingWorkingDays(.min, to: last) == nil)
        #expect(try calendar.addingWorkingDays(750, to: Self.date("2017-12-31")) == nil)
        #expect(try calendar.addingWorkingDays(-250, to: Self.date("2018-12-31")) == Self.date("2018-01-02"))
        #expect(try calendar.addingWorkingDays(-251, to: Self.date("2018-12-31")) == nil)
        #expect(try calendar.workingDays(after: last, through: Self.date("2021-01-04")) == nil)
        #expect(try calendar.workingDays(after: Self.date("2017-12-30"), through: last) == nil)
        #expect(try calendar.workingDays(after: Self.date("2017-12-31"), through: last) == 749)
    }

    @Test func aGapBetweenTheYearsIsNotBridged() throws {
        let calendar = try WorkingCalendar(years: [2018, 2020], holidays: [], makeUpWorkdays: [])
        let (before, after) = try (Self.date("2018-12-28"), Self.date("2020-01-02"))
        #expect(calendar.workingDays(after: before, through: after) == nil)
        #expect(try calendar.addingWorkingDays(1, to: before) == Self.date("2018-12-31"))
        #expect(calendar.addingWorkingDays(2, to: before) == nil)
        #expect(try calendar.addingWorkingDays(-1, to: after) == Self.date("2020-01-01"))
        #expect(calendar.addingWorkingDays(-2, to: after) == nil)
    }

    @Test func theMissingYearIsNamed() throws {
        let calendar = try Self.mainland()
        let (before, inside, after) = try (
            Self.date("2017-05-01"), Self.date("2019-05-01"), Self.date("2023-05-01")
        )
        #expect(calendar.missingYear(after: before, through: inside) == 2017)
        #expect(calendar.missingYear(after: inside, through: after) == 2021)
        #expect(calendar.missingYear(after: after, through: inside) == nil)
        #expect(calendar.missingYear(after: inside, through: inside) == nil)
        #expect(calendar.missingYear(adding: 900, to: inside) == 2021)
        #expect(calendar.missingYear(adding: -900, to: inside) == 2017)
        #expect(calendar.missingYear(adding: 1, to: after) == 2023)
        #expect(try calendar.missingYear(adding: 1, to: Self.date("2020-12-31")) == 2021)
    }

    @Test func daysBetweenLeaveOutTheFirstAndCountTheLast() throws {
        let calendar = try Self.mainland()
        let spans = [
            ("2018-11-02", "2018-11-07", 3), ("2018-09-27", "2018-10-09", 5), ("2018-09-30", "2018-10-07", 0),
            ("2018-11-07", "2018-11-07", 0), ("2018-11-07", "2018-11-02", 0),
            ("2018-12-31", "2019-12-31", 250),
            ("2018-12-28", "2019-01-02", 2),
        ]
        for (start, end, count) in spans {
            let (start, end) = try (Self.date(start), Self.date(end))
            #expect(calendar.workingDays(after: start, through: end) == count, "\(start) to \(end)")
        }
    }

    @Test func addingAndCountingAgreeOnEveryDay() throws {
        let calendar = try Self.mainland()
        let first = try Self.date("2018-01-01")
        for shift in 0..<1_096 {
            guard let date = first.adding(days: shift) else { continue }
            for count in [1, 2, 5, 22, 250, 500] {
                guard let end = calendar.addingWorkingDays(count, to: date) else { continue }
                #expect(calendar.workingDays(after: date, through: end) == count)
                #expect(calendar.isWorkingDay(end) == true)
                if calendar.isWorkingDay(date) == true {
                    #expect(calendar.addingWorkingDays(-count, to: end) == date)
                }
            }
        }
    }

    @Test func unfitDatesAreRefused() throws {
        let (holiday, saturday) = try (Self.date("2018-10-01"), Self.date("2018-10-06"))
        #expect(throws: WorkingCalendar.Flaw.outsideCoveredYears(holiday)) {
            try WorkingCalendar(years: [2019], holidays: [holiday], makeUpWorkdays: [])
        }
        #expect(throws: WorkingCalendar.Flaw.holidayAndWorkday(saturday)) {
            try WorkingCalendar(years: [2018], holidays: [saturday], makeUpWorkdays: [saturday])
        }
        #expect(throws: WorkingCalendar.Flaw.needlessWorkday(holiday)) {
            try WorkingCalendar(years: [2018], holidays: [], makeUpWorkdays: [holiday])
        }
    }
}
