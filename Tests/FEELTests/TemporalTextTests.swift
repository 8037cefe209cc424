import Testing

@testable import FEEL
import TestSupport

/// How the texts of temporal values are read and printed.
struct TemporalTextTests {
    @Test func textsAreReadStrictlyAndPrintedInOneForm() throws {
        let cases = try TemporalCase.read("texts.txt")
        #expect(cases.count > 150)
        let mismatches = TemporalCase.mismatches(cases) {
            Self.printed($0.question, as: $0.heading) ?? "invalid"
        }
        #expect(mismatches == [])
    }

    private static func printed(_ text: String, as kind: String) -> String? {
        switch kind {
        case "date": CalendarDate(text)?.description
        case "time": TimeOfDay(text)?.description
        case "date and time": DateTime(text)?.description
        case "days and time duration": DayTimeDuration(text)?.description
        case "years and months duration": YearMonthDuration(text)?.description
        case "literal": TemporalLiteral.parse(text)?.description
        default: "no such kind"
        }
    }

    @Test func aLiteralTakesTheKindThatItsFormTells() {
        #expect(TemporalLiteral.parse("2021-01-01") == CalendarDate("2021-01-01").map { .date($0) })
        #expect(
            TemporalLiteral.parse("2021-01-01T00:00:00")
                == DateTime("2021-01-01T00:00:00").map { .dateTime($0) })
        #expect(TemporalLiteral.parse("00:00:00") == TimeOfDay("00:00:00").map { .time($0) })
        #expect(TemporalLiteral.parse("PT1M") == DayTimeDuration("PT1M").map { .dayTimeDuration($0) })
        #expect(TemporalLiteral.parse("P1M") == .yearMonthDuration(YearMonthDuration(months: 1)))
    }

    @Test func noTextHoweverBrokenIsAProblem() {
        var generator = SeededGenerator(seed: 1)
        let alphabet = Array("0123456789-:TPDHMSY.Z+@/Aa年 ".unicodeScalars)
        var read = 0
        for _ in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &generator) {
                if let scalar = alphabet.randomElement(using: &generator) { text.append(scalar) }
            }
            guard let literal = TemporalLiteral.parse(String(text)) else { continue }
            read += 1
            #expect(TemporalLiteral.parse(literal.description) == literal)
        }
        #expect(read > 0)
    }
}
