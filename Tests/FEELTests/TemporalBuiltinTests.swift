import Diagnostics
import FEELSyntax
import Testing

@testable import FEEL

/// The built-in functions of conversion, dates and working days, body by body.
struct TemporalBuiltinTests {
    private static let names = ["conversion", "date", "calendar"]

    private static func library() throws -> [Builtin] {
        let calendar = try TemporalWorkingCalendarTests.mainland()
        return Builtin.conversionFunctions + Builtin.dateFunctions
            + Builtin.calendarFunctions(calendar, named: "cn-mainland")
    }

    @Test func callsGiveTheValuesOfTheCaseFile() throws {
        let caller = BuiltinCaller(try Self.library())
        let cases = try TemporalCase.read("builtins.txt")
        #expect(cases.count > 100)
        #expect(TemporalCase.mismatches(cases) { caller.answer($0.question, $0.answer) } == [])
    }

    @Test func examplesGiveTheirValues() throws {
        let library = try Self.library()
        let caller = BuiltinCaller(library)
        let examples = library.flatMap(\.examples).map {
            TemporalCase(heading: "", question: $0.expression, answer: $0.value)
        }
        #expect(examples.count > 30)
        #expect(TemporalCase.mismatches(examples) { caller.answer($0.question, $0.answer) } == [])
    }

    @Test func everyFunctionIsExplainedInBothLanguages() throws {
        for builtin in try Self.library() {
            #expect(builtin.summary.zh.hasSuffix("。") && builtin.summary.en.hasSuffix("."), "\(builtin.name)")
            #expect(!builtin.examples.isEmpty || ["now", "today"].contains(builtin.name), "\(builtin.name)")
        }
    }

    @Test func failuresNameTheTextTheCalendarAndTheYear() throws {
        let caller = BuiltinCaller(try Self.library())
        #expect(caller.message(#"date("2018-02-30")"#) == "`2018-02-30` is not a date that exists")
        let uncovered = "the calendar `cn-mainland` does not cover the year "
        #expect(caller.message(#"is working day(@"2021-01-04")"#) == uncovered + "2021")
        #expect(caller.message(#"working days between(@"2017-12-01", @"2021-01-04")"#) == uncovered + "2017")
        #expect(caller.message(#"add working days(@"2020-12-01", 100)"#) == uncovered + "2021")
        #expect(caller.message(#"date(2018, 2, 29)"#) == "there is no day 29 of month 2 in the year 2018")
    }

    @Test func withoutAClockThereIsNoToday() throws {
        let caller = BuiltinCaller(try Self.library(), clock: nil)
        #expect(caller.answer("today()", "") == "!! feel.no-result")
        #expect(caller.answer("now()", "") == "!! feel.no-result")
    }

    @Test func unknownInputsStayUnknown() throws {
        let heap = Heap()
        let unknown = Value.unknown(UnknownInputs([3, 7]))
        #expect(throws: Failure.self) { try ValuePrinter.text(of: heap.list([.true, unknown]), in: heap) }
        do {
            _ = try ValuePrinter.text(of: heap.list([.unknown(UnknownInputs(1)), unknown]), in: heap)
        } catch {
            let inputs: UnknownInputs? = if case .unknown(let inputs) = error { inputs } else { nil }
            #expect(inputs?.members == [1, 3, 7])
        }
    }

    @Test func textsOfValuesThatShareTheirPartsHaveABound() throws {
        var limits = Limits()
        limits.stringLength = 10_000
        let heap = Heap(limits: limits)
        var wide = heap.string("x")
        for _ in 0..<60 { wide = heap.list([wide, wide]) }
        #expect(throws: Failure.self) { try ValuePrinter.text(of: wide, in: heap) }
        #expect(heap.overrun == .stringLength)
        heap.refill()
        var deep = Heap.emptyList
        for _ in 0..<5_000 { deep = heap.list([deep]) }
        #expect(throws: Failure.self) { try ValuePrinter.text(of: deep, in: heap) }
        #expect(heap.overrun == .depth)
    }
}
