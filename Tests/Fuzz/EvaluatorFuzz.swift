import Diagnostics
import FEEL
import FEELSyntax

extension FuzzTarget {
    /// Expressions checked, evaluated and looked into over names of every kind, as unary tests too; limits are small.
    static let evaluator = FuzzTarget(name: "evaluator", fragments: evaluatorFragments) { bytes in
        var check = EvaluatorCheck(String(decoding: bytes, as: UTF8.self))
        check.evaluate()
        check.lookInto()
        check.test()
        check.printValue()
        return check.complaints
    }

    private static let evaluatorFragments =
        BuiltinLibrary.standard.names.map { $0 + "(" } + [
            " ", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "+", "-", "*", "**", "/", "=", "!=", "<",
            "<=",
            ">", ">=", "->", "@\"", "?", "\"", "\\u5929", "if ", " then ", " else ", "for ", " in ",
            " return ",
            "some ", "every ", " satisfies ", "function(x) ", "function(x, y) ", " and ", " or ", " between ",
            " instance of ", "not(", "null", "true", "false", "list<number>", "range<date>", "date and time",
            "days and time duration", "years and months duration", "partial", "item", "金额", "名称", "u", "v",
            "rows",
            "a: ", ".a", ".b", "f(", "g(", "day", "0", "1", "-1", "0.5", "1e6144", "1e-6176",
            "9223372036854775807",
            "9999999999999999999999999999999999", "@\"2020-02-29\"", "@\"-999999999-01-01\"",
            "@\"23:59:59+18:00\"",
            "@\"2018-09-27T09:00:00@Asia/Shanghai\"", "@\"P999999999Y\"", "@\"PT0.000000001S\"", "@\"P1D\"",
            "[1..10]", "(1..5e9)", "\"(a+)+$\"", "\"(.)\\\\1\"", "precedes: function(x, y) x < y",
            "[1, 2, 3]",
            "{a: 1, b: [2, 3]}", ".year", ".time offset", ".start included", ", null", ", \"i\"",
        ]
}

/// Evaluates one text in every way and complains of what cannot be.
private struct EvaluatorCheck {
    private static let limits = Limits(
        depth: 50, steps: 20_000, listLength: 2_000, stringLength: 10_000, heapSize: 2_000_000)

    private let text: String
    private let file: SourceFile
    private let session: ExpressionSession
    private var value: Datum?
    private(set) var complaints: [String] = []

    init(_ text: String) {
        self.text = text
        file = SourceFile(name: "<fuzz>", text: text)
        session = Self.session()
    }

    /// The value and the reasons of its nulls.
    mutating func evaluate() {
        do throws(Diagnostic) {
            let outcome = try session.evaluate(text, in: file)
            visit(outcome)
            value = outcome.value
        } catch { visit(error) }
    }

    /// What the checker says, and the value again with those of all parts: tracing must not change it.
    mutating func lookInto() {
        do throws(Diagnostic) {
            let tree = try session.tree(of: file)
            let (type, diagnostics) = session.check(tree, in: file)
            for diagnostic in diagnostics { visit(diagnostic) }
            if let value, !FEELType(of: value).accepts(type) { complaints.append("\(value) of type \(type)") }
            let (outcome, parts) = try session.trace(tree, in: file)
            if let value, value != outcome.value {
                complaints.append("\(value), but traced \(outcome.value)")
            }
            for part in parts where !Self.holds(part.span, in: file) {
                complaints.append("a part at \(part.span)")
            }
        } catch { visit(error) }
    }

    /// The text as unary tests of a number.
    mutating func test() {
        do throws(Diagnostic) {
            visit(try session.test(text, input: .number(Number(7)), in: file))
        } catch { visit(error) }
    }

    /// The value as text, which gives the value again.
    mutating func printValue() {
        guard let value else { return }
        session.bind("it", to: .list([value]))
        do throws(Diagnostic) {
            let printed = try session.evaluate("string(it)")
            visit(printed)
            guard Self.isPlain(value), case .string(let text) = printed.value else { return }
            let read = try session.evaluate(text).value
            if read != .list([value]) { complaints.append("\(value) printed as \(text), read as \(read)") }
        } catch {
            visit(error)
            if error.code != "feel.limit-exceeded" {
                complaints.append("\(value) is printed with \(error.message)")
            }
        }
    }

    /// Whether there is a text for a value: not for functions, nor for what is unknown.
    private static func isPlain(_ value: Datum) -> Bool {
        switch value {
        case .unknown, .function: false
        case .list(let items): items.allSatisfy(isPlain)
        case .context(let entries): entries.allSatisfy { isPlain($0.value) }
        case .range(let range): isPlain(range.start) && isPlain(range.end)
        default: true
        }
    }

    private static func session() -> ExpressionSession {
        let session = ExpressionSession(scope: template.scope, heap: template.heap, limits: limits)
        for (slot, value) in template.values.enumerated() { session.evaluator[slot] = value }
        return session
    }

    /// The names and their values, made once: that takes longer than most inputs.
    private static let template: (scope: Scope, heap: FrozenHeap, values: [Value]) = {
        let session = ExpressionSession(limits: limits)
        session.bind("金额", to: .number(Number(100_000)))
        session.bind("名称", to: .string("津政发〔2018〕12号 💩"))
        for (index, name) in ["u", "v"].enumerated() { session.bind(name, to: .unknown([index])) }
        for (name, expression) in bindings { try? session.bind(name, toExpression: expression) }
        let values = (0..<session.scope.slotCount).map { session.evaluator[$0] }
        return (session.scope, session.heap.frozen, values)
    }()

    private static let bindings = [
        ("rows", "[{a: 1, b: [2, 3]}, {a: null, b: \"x\"}, {a: -2.50}]"),
        ("day", "date(\"2019-02-28\")"),
        ("f", "function(x) if x > 0 then x - 1 else x"),
        ("g", "function(h, x) h(h, x)"),
    ]
}

extension EvaluatorCheck {
    private mutating func visit(_ outcome: ExpressionSession.Outcome) {
        visit(outcome.value)
        if outcome.value.description.isEmpty { complaints.append("a value without a text") }
        if outcome.failures.count > min(outcome.failureCount, Evaluator.failureLimit) {
            complaints.append("\(outcome.failures.count) failures of \(outcome.failureCount)")
        }
        for failure in outcome.failures { visit(failure.diagnostic) }
    }

    private mutating func visit(_ value: Datum) {
        switch value {
        case .string(let text) where text.utf8.count > Self.limits.stringLength:
            complaints.append("a string of \(text.utf8.count) bytes")
        case .list(let items):
            if items.count > Self.limits.listLength { complaints.append("a list of \(items.count)") }
            for item in items { visit(item) }
        case .context(let entries):
            for entry in entries { visit(entry.value) }
        case .range(let range):
            visit(range.start)
            visit(range.end)
        default: break
        }
    }

    private mutating func visit(_ diagnostic: Diagnostic) {
        if !Self.kinds.contains(diagnostic.kind) { complaints.append("\(diagnostic.code) is not listed") }
        if let place = diagnostic.place, !Self.holds(place.span, in: place.file) {
            complaints.append("\(diagnostic.code) at \(place.span)")
        }
        if DiagnosticRenderer().render(diagnostic).isEmpty { complaints.append("nothing rendered") }
    }

    private static let kinds = Set(SyntaxDiagnostics.all + FEELDiagnostics.all + CheckingDiagnostics.all)

    private static func holds(_ span: SourceSpan, in file: SourceFile) -> Bool {
        span.start >= 0 && span.end >= span.start && span.end <= file.bytes.count
    }
}
