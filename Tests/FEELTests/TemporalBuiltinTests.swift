import Diagnostics
import FEELSyntax
import Testing

@testable import FEEL

/// What the case files cannot say of the built-in functions of conversion, dates and working days.
struct TemporalBuiltinTests {
    @Test func failuresNameTheTextTheCalendarAndTheYear() throws {
        let uncovered = "the calendar `cn-mainland` does not cover the year "
        let messages = [
            #"date("2018-02-30")"#: "`date`: `2018-02-30` is not a date that exists",
            #"is working day(@"2021-01-04")"#: "`is working day`: \(uncovered)2021",
            #"working days between(@"2017-12-01", @"2021-01-04")"#:
                "`working days between`: \(uncovered)2017",
            #"add working days(@"2020-12-01", 100)"#: "`add working days`: \(uncovered)2021",
            "date(2018, 2, 29)": "`date`: there is no day 29 of month 2 in the year 2018",
        ]
        for (expression, message) in messages {
            #expect(try CaseFile.session().evaluate(expression).failures.map(\.message) == [message])
        }
    }

    @Test func withoutAClockThereIsNoToday() throws {
        for expression in ["today()", "now()"] {
            let outcome = try ExpressionSession().evaluate(expression)
            #expect(outcome.value == .null)
            #expect(outcome.failures.map(\.kind.code) == ["feel.no-result"])
        }
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
