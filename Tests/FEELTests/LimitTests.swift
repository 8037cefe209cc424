import Diagnostics
import Testing

@testable import FEEL

/// Nothing that is fed in runs for long, and what is ended says so.
@Suite struct LimitTests {
    /// Names bound beforehand, an expression, and the limit it runs into.
    private struct Case {
        var bindings: [(name: String, expression: String)] = []
        let expression: String
        let limit: LimitExceeded.Limit
    }

    /// Less than usual, so that a debug build runs into them soon too.
    private static let limits = Limits(steps: 500_000, listLength: 20_000, stringLength: 100_000)

    private static let doubling =
        "for i in 1..100, s in [1] return if i = 1 then \"ab\" else partial[-1] + partial[-1]"

    private static let cases = [
        Case(expression: "for i in 1..1000000000000 return i", limit: .listLength),
        Case(expression: "for i in 1..-1000000000000 return i", limit: .listLength),
        Case(expression: "for i in [1..1000000000000] return i", limit: .listLength),
        Case(
            expression: #"for d in @"-999999999-01-01"..@"999999999-12-31" return d"#, limit: .listLength),
        Case(expression: "some i in 1..1000000000000 satisfies i < 0", limit: .steps),
        Case(expression: "every i in 1..100000, j in 1..100000 satisfies i > 0", limit: .steps),
        Case(expression: "count(for i in 1..5000, j in 1..5000 return 1)", limit: .listLength),
        Case(expression: doubling, limit: .stringLength),
        Case(
            expression:
                "for i in 1..100 return if i = 1 then [1, 2] else concatenate(partial[-1], partial[-1])",
            limit: .listLength),
        Case(
            expression: "string(for i in 1..100 return if i = 1 then [1, 2] else [partial[-1], partial[-1]])",
            limit: .stringLength),
        Case(
            expression: "(for i in 1..100 return if i = 1 then [1] else [partial[-1], partial[-1]])"
                + " = (for i in 1..100 return if i = 1 then [1] else [partial[-1], partial[-1]])",
            limit: .steps),
        Case(
            expression: "flatten(for i in 1..64 return if i = 1 then [1, 2] else [partial[-1], partial[-1]])",
            limit: .steps),
        Case(
            bindings: [("f", "function(g, n) g(g, n + 1)")], expression: "f(f, 1)", limit: .depth),
        Case(
            bindings: [("f", "function(g, n) sort([2, 1], function(x, y) g(g, n + 1))")],
            expression: "f(f, 1)", limit: .depth),
        Case(
            bindings: [("f", "function(g, n) [g(g, n + 1), g(g, n + 1)]")], expression: "f(f, 1)",
            limit: .depth),
        Case(
            bindings: [("f", "function(g, n) if n = 0 then 0 else g(g, n - 1) + g(g, n - 1)")],
            expression: "f(f, 60)", limit: .steps),
        Case(
            expression:
                #"matches(string join(for i in 1..40 return "a", ""), "^(a)(?:a|a|\1)+b$")"#,
            limit: .steps),
        Case(
            expression: #"replace(string join(for i in 1..10000 return "a", ""), "a", "#
                + #"string join(for i in 1..1000 return "bb", ""))"#, limit: .stringLength),
        Case(
            expression: #"count(split(string join(for i in 1..20000 return "a,,", ""), ","))"#,
            limit: .listLength),
    ]

    @Test func whatGrowsWithoutBoundIsEndedSoon() throws {
        for one in Self.cases {
            let clock = ContinuousClock()
            let start = clock.now
            let session = ExpressionSession(limits: Self.limits)
            for (name, expression) in one.bindings { try session.bind(name, toExpression: expression) }
            do throws(Diagnostic) {
                let value = try session.evaluate(one.expression).value
                Issue.record("\(one.expression) is \(value)")
            } catch {
                #expect(error.code == "feel.limit-exceeded", "\(one.expression)")
                #expect(error.message == "\(one.limit.words) than allowed", "\(one.expression)")
                #expect(error.place != nil, "\(one.expression)")
            }
            // Seconds in a debug build on a busy machine; without the limit it would be hours.
            #expect(clock.now - start < .seconds(60), "\(one.expression)")
        }
    }

    /// These have a value in little time although they look as if they might not.
    @Test func whatOnlyLooksLargeHasItsValue() throws {
        let cases = [
            "9e6000 ** 9e9": "null", "for i in 1..1e40 return i": "null",
            "for i in 1..-1e30 return i": "null", "9 ** 9e9": "null", "0.9 ** 9e9": "0", "exp(1e9)": "null",
            "exp(-1e9)": "0",
            "1e-6176 / 1e6000": "0", "log(1e-6176) < -14220": "true", "(1 + 1e-33) ** 1e33 < 3": "true",
            #"matches(string join(for i in 1..5000 return "a", ""), "^(a+)+b$")"#: "false",
            #"matches(string join(for i in 1..200 return "a", ""), "^(a|aa)*(a|aa)*(a|aa)*b$")"#: "false",
            #"string length(replace(string join(for i in 1..5000 return "ab", ""), "b|a.*x", ""))"#: "5000",
            #"@"P1D" * 1e30"#: "null", #"@"2020-01-01" + @"P1Y" * 1e12"#: "null",
            "count(for i in 1..300000 return i)": "300000",
        ]
        for (expression, wanted) in cases {
            let value = try ExpressionSession().evaluate(expression).value
            #expect(value == (try ExpressionSession().evaluate(wanted).value), "\(expression)")
        }
    }

    @Test func theNextCaseStartsWithAFullBudget() throws {
        let session = ExpressionSession(limits: Limits(steps: 1000))
        #expect(throws: (any Error).self) { try session.evaluate("some i in 1..10000 satisfies i < 0") }
        #expect(try session.evaluate("count(for i in 1..100 return i)").value == .number(Number(100)))
    }

    @Test func allValuesTogetherHaveABound() throws {
        let session = ExpressionSession(limits: Limits(heapSize: 1_000_000))
        let text = #"for i in 1..10000 return string join(for j in 1..100 return string(i), "-")"#
        do throws(Diagnostic) {
            _ = try session.evaluate(text)
            Issue.record("there is no bound")
        } catch {
            #expect(error.message == "\(LimitExceeded.Limit.heapSize.words) than allowed")
        }
    }

    @Test func expressionsOfAnySizeAreReadOrRefused() throws {
        let count = 70_000
        func repeated(_ text: String) -> String { String(repeating: text, count: count) }
        func joined(_ separator: String, _ item: (Int) -> String) -> String {
            (0..<count).map(item).joined(separator: separator)
        }
        let numbers = joined(",") { "\($0)" }
        let texts = [
            "[\(numbers)]", "max(\(numbers))", "5 in (\(numbers))", joined("+") { "\($0)" },
            "{" + joined(",") { "k\($0): \($0)" } + "}",
            joined(" ") { "if u = \($0) then \($0) else" } + " 0",
            repeated("("), repeated("["), repeated("-") + "1", repeated("function(x) ") + "x",
            "x" + repeated(".a"), "x" + repeated("[1]"),
        ]
        for text in texts {
            let session = ExpressionSession()
            session.bind("u", to: .unknown([0]))
            let start = ContinuousClock.now
            do throws(Diagnostic) { _ = try session.evaluate(text) } catch {
                let isExpected = ["feel.limit-exceeded", "feel.too-deep"].contains(error.code)
                #expect(isExpected, "\(text.prefix(40)): \(error.code) \(error.message)")
            }
            #expect(ContinuousClock.now - start < .seconds(30), "\(text.prefix(40))")
        }
    }

    /// A step that took longer the larger a value is would make a loop of such steps last for ever.
    @Test func workOnLargeValuesCostsStepsAccordingly() throws {
        let session = ExpressionSession()
        let bindings = [
            ("s", #"string join(for i in 1..40000 return "abcd", "")"#), ("t", #"s + "x""#),
            ("l", "for i in 1..5000 return i"), ("n", "for i in 1..5000 return null"),
            ("c", "context(for i in 1..5000 return {key: string(i), value: i})"),
        ]
        for (name, expression) in bindings { try session.bind(name, toExpression: expression) }
        let calls = [
            "string length(s)", "s < t", #"s + "y""#, "upper case(s)", #"starts with(s, "b")"#, #"date(s)"#,
            #"number(s, ",", ".")"#, #"contains(s, "x")"#, #"matches(s, "x")"#, #"matches("x", s)"#,
            #"split(s, "x")"#, #"replace(s, "x", "")"#, #"context put(c, "a", 1)"#,
            "context merge([c, {a: 1}])",
            "insert before(l, 9999, 1)", "remove(l, 9999)", "list replace(l, 9999, 1)", "reverse(l)",
            "string join(n)", "l = l", "9999 in l", "l instance of list<number>", "l.a", "l[item < 0]",
            "(function(x: list<number>) 1)(l)", "list contains(l, 9999)", "count(l[a = 1])", "sum(l)",
            "c = c",
        ]
        for call in calls {
            _ = try session.evaluate(call)
            #expect(session.heap.spent >= 2_000, "\(call)")
        }
    }
}
